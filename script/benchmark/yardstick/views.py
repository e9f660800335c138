"""B, the bare form, and E, the bare edit in place."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from benchmark.yardstick.models import Access, Answer, Change, Item, Place


class AnswerForm(forms.ModelForm):
    """All fields of an answer."""

    class Meta:
        model = Answer
        fields = ["q1", "q2", "q3", "t1", "t2", "t3", "t4", "t5", "t6"]
        widgets = dict.fromkeys(["q1", "q2", "q3"], forms.RadioSelect)


class ItemForm(forms.ModelForm):
    """The words of an item."""

    class Meta:
        model = Item
        fields = ["title", "text"]


def bare_form(request: HttpRequest) -> HttpResponse:
    """B: the form, and one INSERT."""
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        form.save()
        return redirect("thanks")
    return render(request, "yardstick/form.html", {"form": form})


def thanks(request: HttpRequest) -> HttpResponse:
    """Where B ends."""
    return HttpResponse("Dank u wel.")


@transaction.atomic
def bare_edit(request: HttpRequest, place: int, pk: int) -> HttpResponse:
    """E: three reads, a row lock, an update, an insert, commit, and the fragment. The form: the reads."""
    where = get_object_or_404(Place, pk=place)
    access = get_object_or_404(Access, place=where)
    item = get_object_or_404(Item, place=where, pk=pk)
    if request.method == "GET":
        return render(request, "yardstick/item_form.html", {"form": ItemForm(instance=item), "item": item})
    item = Item.objects.select_for_update().get(pk=item.pk)
    before = item.text
    form = ItemForm(request.POST, instance=item)
    if not form.is_valid():
        return render(request, "yardstick/item_form.html", {"form": form, "item": item}, status=422)
    item.version += 1
    item.save()
    Change.objects.create(item=item, text=before)
    return render(request, "yardstick/item.html", {"item": item, "access": access})
