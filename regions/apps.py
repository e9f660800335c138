"""The room that knows who and where."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Users, organisations, regio's and who speaks for whom."""

    name = "regions"
    verbose_name = "Wie en waar"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from regions import concepten, gevolgen, lijsten
        from regions.deuren import open_deuren
        from regions.herkomst import contact_herkomst, mandaat_herkomst, onderwerp_herkomst
        from regions.inleeslijsten import contacten, gemeentenlijst, marktaandelen
        from regions.mandaten.gevolgen import deelname_eindigt, organisatie_houdt_op
        from regions.models import Contactpersoon, Deelname, Organisatie
        from regions.opvolging import contacten_eindigen, mail_gaat_naar, mandaten_lopen_door

        open_deuren()
        for lijst in (contacten.LIJST, gemeentenlijst.LIJST, marktaandelen.LIJST):
            lijsten.registreer(lijst)
        concepten.registreer("contact-", contact_herkomst)
        concepten.registreer("mandaat-", mandaat_herkomst)
        concepten.registreer("onderwerp-", onderwerp_herkomst)
        gevolgen.registreer(Contactpersoon, mail_gaat_naar)
        gevolgen.registreer(Contactpersoon, mandaten_lopen_door)
        gevolgen.registreer(Organisatie, contacten_eindigen)
        gevolgen.registreer(Organisatie, organisatie_houdt_op)
        gevolgen.registreer(Deelname, deelname_eindigt)
