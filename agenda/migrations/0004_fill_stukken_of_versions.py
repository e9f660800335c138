"""The rows beside the versions that were frozen before, made again from their JSON."""

import re

from django.db import migrations


def _plat(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html or "")).strip()


def _afspraken(afspraken, thema, functie):
    for afspraak in afspraken:
        trekker = afspraak["trekker"]
        organisaties = {p["slug"] for p in [trekker, *afspraak["partners"]] if p}
        doet = [f"{(r['wie'] or {'naam': 'Samen'})['naam']}: {r['tekst']}" for r in afspraak["wie_doet_wat"]]
        samen = {"thema": thema, "functie": functie, "organisaties": sorted(organisaties)}
        yield samen | {
            "soort": "afspraak",
            "titel": afspraak["titel"],
            "tekst": "\n".join([_plat(afspraak["tekst"]), *doet]).strip(),
            "nummer": afspraak["nummer"],
            "trekker": trekker["naam"] if trekker else "",
            "vorm": afspraak["vorm"],
        }
        for actie in afspraak["acties"]:
            yield samen | {"soort": "actie", "titel": actie["titel"], "nummer": afspraak["nummer"]}


def _rijen(inhoud):
    for thema in inhoud["themas"]:
        naam = thema["naam"]
        yield {"soort": "thema", "titel": naam, "tekst": _plat(thema["tekst"]), "thema": naam}
        for opgave in thema["opgaven"]:
            yield {
                "soort": "opgave",
                "titel": opgave["titel"],
                "tekst": _plat(opgave["tekst"]),
                "thema": naam,
            }
            for doel in opgave["doelen"]:
                yield {"soort": "doel", "titel": doel["titel"], "tekst": _plat(doel["tekst"]), "thema": naam}
                for functie in doel["functies"]:
                    titel = functie["titel"]
                    eigen = {"soort": "functie", "titel": titel, "tekst": _plat(functie["tekst"])}
                    yield eigen | {"thema": naam, "functie": titel}
                    yield from _afspraken(functie["afspraken"], naam, titel)
                yield from _afspraken(doel["afspraken"], naam, "")


def vul(apps, schema_editor):
    stuk = apps.get_model("agenda", "VersieStuk")
    for versie in apps.get_model("agenda", "Versie").objects.order_by("pk").iterator(chunk_size=20):
        rijen = enumerate(_rijen(versie.inhoud), start=1)
        stuk.objects.bulk_create(stuk(versie=versie, plek=plek, **rij) for plek, rij in rijen)


def leeg(apps, schema_editor):
    apps.get_model("agenda", "VersieStuk").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("agenda", "0003_stukken_of_versions")]

    operations = [migrations.RunPython(vul, leeg)]
