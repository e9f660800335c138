"""The top floor: what looks over all rooms."""

from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    """Front page, the pages of a regio and an organisatie, the national overview."""

    name = "samenwerking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from agenda.evaluatie import registreer_begin
        from documents import soorten
        from regions.beheer import Deur, registreer
        from samenwerking import eigen_inlog  # noqa: F401  (it listens to sign-ins)
        from samenwerking.evaluatie import uit_venster
        from samenwerking.inwerkdossier import INWERKDOSSIER
        from samenwerking.onze import ONZE_GEMEENTE, ONZE_ORGANISATIE

        registreer_begin(uit_venster)
        for soort in (ONZE_GEMEENTE, ONZE_ORGANISATIE, INWERKDOSSIER):
            soorten.registreer(soort)

        registreer(
            Deur(
                url="beheer_inloggen",
                titel="Eigen inlog van organisaties",
                uitleg="Welke organisaties inloggen met hun eigen account, en wat zij daarvoor instellen.",
            )
        )
