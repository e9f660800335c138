"""Wie spreekt namens wie."""

from django.urls import path

from regions.views import mandaten, mandaten_geven

urlpatterns = [
    path("regio/<slug:regio>/mandaten/", mandaten.mandaten, name="mandaten"),
    path("regio/<slug:regio>/mandaten/export/<slug:vorm>/", mandaten.mandaten_export, name="mandaten_export"),
    path("regio/<slug:regio>/mandaten/werkwijze/", mandaten.mandaten_werkwijze, name="mandaten_werkwijze"),
    path("regio/<slug:regio>/mandaten/<int:pk>/bewijs/", mandaten.mandaat_bewijs, name="mandaat_bewijs"),
    path(
        "organisatie/<slug:organisatie>/mandaten/",
        mandaten_geven.organisatie_mandaten,
        name="organisatie_mandaten",
    ),
    path(
        "organisatie/<slug:organisatie>/mandaten/nieuw/", mandaten_geven.mandaat_nieuw, name="mandaat_nieuw"
    ),
    path(
        "organisatie/<slug:organisatie>/mandaten/<int:pk>/beeindigen/",
        mandaten_geven.mandaat_beeindigen,
        name="mandaat_beeindigen",
    ),
    path(
        "organisatie/<slug:organisatie>/mandaten/<int:pk>/intrekken/",
        mandaten_geven.mandaat_intrekken,
        name="mandaat_intrekken",
    ),
    path(
        "organisatie/<slug:organisatie>/mandaten/<int:pk>/doorlopen/",
        mandaten_geven.mandaat_doorlopen,
        name="mandaat_doorlopen",
    ),
    path(
        "organisatie/<slug:organisatie>/mandaten/<int:pk>/bevestigen/",
        mandaten_geven.mandaat_bevestigen,
        name="mandaat_bevestigen",
    ),
]
