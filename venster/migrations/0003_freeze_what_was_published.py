"""Of the rounds that were published before: what stands there now is what was published."""

from django.db import migrations
from django.db.models import F


def bevries(apps, schema_editor):
    published = apps.get_model("venster", "Ronde").objects.filter(gepubliceerd_op__isnull=False)
    sheets = apps.get_model("venster", "Inzending").objects.filter(
        ronde__in=published.values("pk"), gepubliceerd_nummer__isnull=True
    )
    sheets.update(gepubliceerd_nummer=F("nummer"))


class Migration(migrations.Migration):
    dependencies = [("venster", "0002_published_answers_stay")]

    operations = [migrations.RunPython(bevries, migrations.RunPython.noop)]
