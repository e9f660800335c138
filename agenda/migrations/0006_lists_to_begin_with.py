"""What an afspraak may also belong to, and the functies that agendas named so far."""

from django.db import migrations

KADERS = ("IZA-regioplan", "GALA", "AZWA", "ROAZ-plan")


def vul(apps, schema_editor):
    kader = apps.get_model("agenda", "Kader")
    for naam in KADERS:
        kader.objects.get_or_create(naam=naam, regio=None)
    functie, functienaam = apps.get_model("agenda", "Functie"), apps.get_model("agenda", "Functienaam")
    gezien = functie.objects.order_by("pk").values_list("titel", "blok__agenda__regio")
    namen = [functienaam(naam=titel, regio_id=regio) for titel, regio in gezien]
    functienaam.objects.bulk_create(namen, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("agenda", "0005_whole_chain")]

    operations = [migrations.RunPython(vul, migrations.RunPython.noop)]
