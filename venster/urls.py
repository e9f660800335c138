"""The addresses of this room."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from venster.kern import Deel
from venster.views import invullen, tabel


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
