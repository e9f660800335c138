"""The configuration of this room."""

from django.apps import AppConfig


class VensterConfig(AppConfig):
    """The yearly measurement; its rounds are run behind a door of /beheer/."""

    name = "venster"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from regions import gevolgen
        from regions.beheer import Deur, registreer
        from regions.herindelen.onderwerp import Hertekening, Opvolging
        from regions.models import Contactpersoon
        from regions.rights import Right
        from venster.gevolgen import contact_gaat_weg
        from venster.herindelen import venster_volgt

        gevolgen.registreer(Contactpersoon, contact_gaat_weg)
        gevolgen.registreer(Opvolging, venster_volgt)
        gevolgen.registreer(Hertekening, venster_volgt)
        registreer(
            Deur(
                url="ronde_lijst",
                titel="Rondes van het venster",
                uitleg="Een ronde voorbereiden, openen, verlengen en publiceren.",
                right=Right.RONDE_RUN,
            )
        )
