"""The addresses of this room."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from venster.kern import Deel
from venster.views import invullen, later, rondes, spiegel, tabel, voortgang


class JaarConverter(IntConverter):
    """Four digits."""

    regex = "[0-9]{4}"


class DeelConverter:
    """One of the three parts."""

    regex = "|".join(Deel.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(JaarConverter, "jaar")
register_converter(DeelConverter, "deel")
_BLAD = "venster/<jaar:jaar>/<slug:organisatie>/<slug:regio>"

urlpatterns = [
    path("beheer/ronde/", rondes.ronde_lijst, name="ronde_lijst"),
    path("beheer/ronde/nieuw/", rondes.ronde_nieuw, name="ronde_nieuw"),
    path("beheer/ronde/<jaar:jaar>/", rondes.ronde, name="ronde"),
    path("beheer/ronde/<jaar:jaar>/openen/", rondes.ronde_openen, name="ronde_openen"),
    path("beheer/ronde/<jaar:jaar>/publiceren/", rondes.ronde_publiceren, name="ronde_publiceren"),
    path("beheer/ronde/<jaar:jaar>/voortgang/", voortgang.ronde_voortgang, name="ronde_voortgang"),
    path(
        "beheer/ronde/<jaar:jaar>/voortgang/<slug:vorm>/",
        voortgang.ronde_voortgang_export,
        name="ronde_voortgang_export",
    ),
    path("beheer/ronde/<jaar:jaar>/uitnodigen/", later.ronde_uitnodigen, name="ronde_uitnodigen"),
    path("beheer/ronde/<jaar:jaar>/uitstel/<int:pk>/", later.ronde_uitstel, name="ronde_uitstel"),
    path("regio/<slug:regio>/venster/<jaar:jaar>/", spiegel.spiegel, name="spiegel"),
    path(
        "regio/<slug:regio>/venster/<jaar:jaar>/voortgang/",
        voortgang.venster_voortgang,
        name="venster_voortgang",
    ),
    path(
        "regio/<slug:regio>/venster/<jaar:jaar>/voortgang/<slug:vorm>/",
        voortgang.venster_voortgang_export,
        name="venster_voortgang_export",
    ),
    path("venster/", invullen.venster, name="venster"),
    path("venster/<jaar:jaar>/", invullen.venster_jaar, name="venster_jaar"),
    path("venster/<jaar:jaar>/tabel/<slug:organisatie>/", tabel.venster_tabel, name="venster_tabel"),
    path(
        "venster/<jaar:jaar>/tabel/<slug:organisatie>/nakijken/",
        tabel.venster_tabel_nakijken,
        name="venster_tabel_nakijken",
    ),
    path(f"{_BLAD}/nakijken/", invullen.venster_nakijken, name="venster_nakijken"),
    path(f"{_BLAD}/klaar/", invullen.venster_klaar, name="venster_klaar"),
    path(f"{_BLAD}/<deel:deel>/", invullen.venster_deel, name="venster_deel"),
    path(f"{_BLAD}/<deel:deel>/concept/", invullen.venster_concept, name="venster_concept"),
]
