"""Keeping the master data."""

from django.urls import path

from regions.views import beheer, postvak

urlpatterns = [
    path("beheer/", beheer.beheer, name="beheer"),
    path("beheer/organisaties/", beheer.beheer_organisaties, name="beheer_organisaties"),
    path("beheer/organisaties/<slug:organisatie>/", beheer.beheer_organisatie, name="beheer_organisatie"),
    path(
        "beheer/organisaties/<slug:organisatie>/deelname/nieuw/",
        beheer.beheer_deelname_nieuw,
        name="beheer_deelname_nieuw",
    ),
    path(
        "beheer/organisaties/<slug:organisatie>/deelname/<int:pk>/beeindigen/",
        beheer.beheer_deelname_einde,
        name="beheer_deelname_einde",
    ),
    path("beheer/indelingen/", beheer.beheer_indelingen, name="beheer_indelingen"),
    path("beheer/postvak-uit/", postvak.beheer_postvak_uit, name="beheer_postvak_uit"),
    path(
        "beheer/postvak-uit/<int:pk>/opnieuw/", postvak.beheer_postvak_opnieuw, name="beheer_postvak_opnieuw"
    ),
]
