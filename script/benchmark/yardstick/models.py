"""One wide answer for B; an item in a regio with its history for E."""

from django.db import models

JA_NEE = [(True, "JA"), (False, "NEE")]


class Answer(models.Model):
    """Three questions that must be answered, six texts that need not."""

    q1 = models.BooleanField("vraag 1", choices=JA_NEE)
    q2 = models.BooleanField("vraag 2", choices=JA_NEE)
    q3 = models.BooleanField("vraag 3", choices=JA_NEE)
    t1 = models.TextField("toelichting 1", blank=True)
    t2 = models.TextField("toelichting 2", blank=True)
    t3 = models.TextField("toelichting 3", blank=True)
    t4 = models.TextField("steun 1", blank=True)
    t5 = models.TextField("steun 2", blank=True)
    t6 = models.TextField("steun 3", blank=True)

    def __str__(self) -> str:
        return f"Antwoord {self.pk}"


class Place(models.Model):
    """Where an item belongs."""

    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class Access(models.Model):
    """Who may edit there."""

    place = models.ForeignKey(Place, models.CASCADE)
    who = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.who


class Item(models.Model):
    """What is edited."""

    place = models.ForeignKey(Place, models.CASCADE)
    title = models.CharField("titel", max_length=160)
    text = models.TextField("tekst", blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """What it said before."""

    item = models.ForeignKey(Item, models.CASCADE)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.item_id} {self.at}"
