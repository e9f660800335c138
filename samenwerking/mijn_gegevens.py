"""What is held about one person: all of it, with why and until when, to read and to take along.

The kinds of data are those of regions/privacy.toml; one that has no words of its own here is still
counted, so that nothing is left out by forgetting.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import models
from django.db.models import Count, Q, Value
from pghistory.models import Context
from post_office.models import Email

from regions import concepten
from regions.models import Contactpersoon, Gebruiker, Persoon, Toegang, Uitvoer
from regions.privacy import gegevens, modellen
from samenwerking import mijn_agenda
from samenwerking.deel import Deel, Rij, Wie, dag, moment
from samenwerking.meegenomen import meegenomen


def delen(gebruiker: Gebruiker) -> list[Deel]:
    """All that is held about this user."""
    wie = Wie(gebruiker, Persoon.objects.filter(gebruiker=gebruiker).first())
    gezegd = [maak(wie) for maak in DELEN]
    genoemd = {code for deel in gezegd for code in deel.soorten}
    return [*gezegd, _overige(wie, [code for code in gegevens() if code not in genoemd | ZONDER_PERSOON])]


def _account(wie: Wie) -> Deel:
    ik = wie.gebruiker
    rijen: list[Rij] = [
        ("Naam", ik.naam),
        ("E-mailadres", ik.email),
        ("Kan inloggen", "ja" if ik.is_active else "nee"),
        ("Sinds", moment(ik.sinds)),
    ]
    return Deel(titel="Uw account", soorten=("account",), koppen=("Wat", "Vastgelegd"), rijen=rijen)


def _contactgegevens(wie: Wie) -> Deel:
    ik = wie.persoon
    rijen: list[Rij] = (
        [("Naam", ik.naam), ("E-mailadres", ik.email), ("Telefoonnummer", ik.telefoon)] if ik else []
    )
    return Deel(
        titel="U als contactpersoon",
        soorten=("naam", "bereikbaarheid"),
        koppen=("Wat", "Vastgelegd"),
        rijen=rijen,
        leeg="U staat niet in de lijst van contactpersonen.",
    )


def _rollen(wie: Wie) -> Deel:
    ik = wie.persoon.pk if wie.persoon else None
    rows = Contactpersoon.objects.filter(Q(persoon=ik) | Q(vervanger=ik) if ik else Q(pk__in=[]))
    rijen = [
        (
            rij.get_rol_display() if rij.persoon_id == ik else f"vervanger van {rij.persoon}",
            rij.functie if rij.persoon_id == ik else "",
            str(rij.organisatie),
            str(rij.regio),
            dag(rij.since),
            dag(rij.last_day),
        )
        for rij in rows.select_related("organisatie", "regio", "persoon").order_by("period", "pk")
    ]
    koppen = ("Rol", "Functie", "Organisatie", "Regio", "Vanaf", "Tot en met")
    return Deel(titel="Uw rollen als contactpersoon", soorten=("rol",), koppen=koppen, rijen=rijen)


def _toegang(wie: Wie) -> Deel:
    rows = Toegang.objects.filter(gebruiker=wie.gebruiker).select_related(
        "organisatie", "regio", "gegeven_door"
    )
    rijen = [
        (rij.omschrijving, dag(rij.since), dag(rij.last_day), str(rij.gegeven_door or ""))
        for rij in rows.order_by("period", "pk")
    ]
    koppen = ("Rol", "Vanaf", "Tot en met", "Gegeven door")
    return Deel(titel="Uw toegang", soorten=("toegang",), koppen=koppen, rijen=rijen)


SLEUTELS = {"totp": "authenticator-app", "webauthn": "passkey of sleutel", "recovery_codes": "herstelcodes"}


def _inloggen(wie: Wie) -> Deel:
    ik = wie.gebruiker
    rijen: list[Rij] = [
        ("wachtwoord", "ja, onleesbaar bewaard" if ik.has_usable_password() else "nee", ""),
        ("laatst ingelogd", moment(ik.last_login), ""),
    ]
    for sleutel in Authenticator.objects.filter(user=ik).order_by("pk"):
        naam = SLEUTELS.get(sleutel.type, sleutel.type)
        rijen.append((naam, f"sinds {moment(sleutel.created_at)}", moment(sleutel.last_used_at)))
    for elders in SocialAccount.objects.filter(user=ik).order_by("pk"):
        rijen.append((f"via {elders.provider}", f"bekend als {elders.uid}", moment(elders.last_login)))
    for adres in EmailAddress.objects.filter(user=ik).order_by("pk"):
        rijen.append(("code per e-mail", adres.email, ""))
    koppen = ("Wat", "Vastgelegd", "Laatst gebruikt")
    return Deel(titel="Hoe u inlogt", soorten=("inloggen",), koppen=koppen, rijen=rijen)


def _sessies(wie: Wie) -> Deel:
    rows = UserSession.objects.filter(user=wie.gebruiker).order_by("-last_seen_at", "pk")
    rijen = [(moment(rij.created_at), moment(rij.last_seen_at), rij.ip, rij.user_agent) for rij in rows]
    koppen = ("Ingelogd op", "Laatst gezien", "IP-adres", "Apparaat")
    return Deel(titel="Waar u bent ingelogd", soorten=("sessie",), koppen=koppen, rijen=rijen)


def _concepten(wie: Wie) -> Deel:
    rijen = []
    for rij in wie.gebruiker.concepten.order_by("-gewijzigd_op", "pk"):
        waar = concepten.herkomst(wie.gebruiker, rij.sleutel)
        tekst = "; ".join(f"{naam}: {waarde}" for naam, waarde in sorted(rij.velden.items()) if waarde)
        rijen.append((waar[0] if waar else rij.sleutel, moment(rij.gewijzigd_op), tekst))
    koppen = ("Formulier", "Laatst aan gewerkt", "Wat u typte")
    return Deel(titel="Wat u nog niet hebt verstuurd", soorten=("concept",), koppen=koppen, rijen=rijen)


def _mail(wie: Wie) -> Deel:
    rows = Email.objects.filter(to__in=wie.adressen).order_by("-created", "-pk")
    rijen = [
        (moment(rij.created), ", ".join(rij.to), rij.subject, BEZORGD.get(rij.status, "wacht"))
        for rij in rows
    ]
    koppen = ("Gemaakt op", "Aan", "Onderwerp", "Bezorging")
    return Deel(titel="E-mail aan u", soorten=("mail",), koppen=koppen, rijen=rijen)


BEZORGD = {0: "verstuurd", 1: "niet verstuurd"}


def _vastgelegd(wie: Wie) -> Deel:
    """How often one changed what, as counts: what it was stands in the history of the thing itself."""
    eigen = Context.objects.filter(metadata__user=wie.gebruiker.pk).values("pk")
    sets = [
        model.pgh_event_model.objects.order_by()
        .filter(pgh_context__in=eigen)
        .values_list(Value(str(model._meta.verbose_name), output_field=models.TextField()))
        .annotate(n=Count("*"))
        for model in apps.get_models()
        if hasattr(model, "pgh_event_model")
    ]
    first, *others = sets
    vaak: Counter[str] = Counter()
    for naam, aantal in first.union(*others, all=True):
        vaak[naam] += aantal
    rijen: list[Rij] = sorted((naam, aantal) for naam, aantal in vaak.items() if aantal)
    koppen = ("Wat", "Hoe vaak gewijzigd")
    return Deel(titel="Wat u hebt vastgelegd", soorten=("spoor",), koppen=koppen, rijen=rijen)


def _uitvoer(wie: Wie) -> Deel:
    rows = Uitvoer.objects.filter(gebruiker=wie.gebruiker).select_related("regio", "organisatie")
    rijen = [
        (moment(rij.op), rij.wat, rij.vorm, str(rij.regio or rij.organisatie or ""), rij.rijen)
        for rij in rows.order_by("-op", "-pk")
    ]
    koppen = ("Wanneer", "Lijst", "Vorm", "Van", "Rijen")
    return Deel(titel="Lijsten die u meenam", soorten=("uitvoer",), koppen=koppen, rijen=rijen)


def _meegenomen(wie: Wie) -> Deel:
    """Lists that could hold this person."""
    rijen = [
        (moment(rij.op), welke, rij.vorm, door) for rij, welke, door in meegenomen(wie.gebruiker, wie.persoon)
    ]
    return Deel(
        titel="Lijsten waar u op kunt staan",
        soorten=("uitvoer",),
        koppen=("Wanneer", "Lijst", "Vorm", "Meegenomen door"),
        rijen=rijen,
        leeg="Er zijn geen lijsten meegenomen van de regio's en organisaties waar u een rol had.",
    )


DELEN: tuple[Callable[[Wie], Deel], ...] = (
    _account,
    _contactgegevens,
    _rollen,
    _toegang,
    _inloggen,
    _sessies,
    _concepten,
    mijn_agenda.akkoorden,
    mijn_agenda.voorstellen,
    mijn_agenda.opmerkingen,
    _vastgelegd,
    _mail,
    _meegenomen,
    _uitvoer,
)
# Kept about work, not about a person: nothing of it can be found by who someone is.
ZONDER_PERSOON = {"taak"}


def _overige(wie: Wie, codes: list[str]) -> Deel:
    """Of every other kind of data how many rows name this user."""
    rijen: list[Rij] = []
    for code in codes:
        aantal = sum(
            model._default_manager.filter(**{veld: wie.gebruiker}).count()
            for model, veld in _noemt_gebruiker(code)
        )
        ding = gegevens()[code]
        rijen.append((ding.wat, str(aantal or "niets"), f"{ding.waarom} {ding.hoe_lang}"))
    koppen = ("Wat", "Hoeveel", "Waarom en tot wanneer")
    return Deel(titel="Overige gegevens", soorten=tuple(codes), koppen=koppen, rijen=rijen, in_rijen=True)


def _noemt_gebruiker(code: str) -> Iterable[tuple[Any, str]]:
    for label, gezegd in modellen().items():
        for veld, soort in gezegd.get("persoonlijk", {}).items():
            if soort == code:
                model = apps.get_model(label)
                if model._meta.get_field(veld).related_model is Gebruiker:
                    yield model, veld
