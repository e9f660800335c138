"""Organisations: their master data, concessies, and who takes part where."""

from django.urls import path

from regions.views import deelnemers, marktaandelen, organisaties, regioverzoeken

urlpatterns = [
    path(
        "beheer/organisaties/nieuw/", organisaties.beheer_organisatie_nieuw, name="beheer_organisatie_nieuw"
    ),
    path(
        "beheer/organisaties/<slug:organisatie>/wijzigen/",
        organisaties.beheer_organisatie_wijzigen,
        name="beheer_organisatie_wijzigen",
    ),
    path(
        "beheer/organisaties/<slug:organisatie>/beeindigen/",
        organisaties.beheer_organisatie_einde,
        name="beheer_organisatie_einde",
    ),
    path("beheer/concessies/", organisaties.beheer_concessies, name="beheer_concessies"),
    path("beheer/concessies/nieuw/", organisaties.beheer_concessie_nieuw, name="beheer_concessie_nieuw"),
    path(
        "beheer/concessies/<int:pk>/beeindigen/",
        organisaties.beheer_concessie_einde,
        name="beheer_concessie_einde",
    ),
    path("regio/<slug:regio>/deelnemers/", deelnemers.deelnemers, name="deelnemers"),
    path("regio/<slug:regio>/deelnemers/nieuw/", deelnemers.deelnemer_nieuw, name="deelnemer_nieuw"),
    path(
        "regio/<slug:regio>/deelnemers/<int:pk>/beeindigen/",
        deelnemers.deelnemer_einde,
        name="deelnemer_einde",
    ),
    path(
        "organisatie/<slug:organisatie>/deelname/bevestigen/",
        deelnemers.deelname_bevestigen,
        name="deelname_bevestigen",
    ),
    path("regio/<slug:regio>/partners/", deelnemers.partner_zoeken, name="partner_zoeken"),
    path("regio/<slug:regio>/partners/nieuw/", deelnemers.partner_nieuw, name="partner_nieuw"),
    path(
        "regio/<slug:regio>/partners/<slug:partner>/meedoen/",
        deelnemers.partner_meedoen,
        name="partner_meedoen",
    ),
    path("beheer/marktaandelen/", marktaandelen.beheer_marktaandelen, name="beheer_marktaandelen"),
    path(
        "beheer/marktaandelen/export/<slug:vorm>/",
        marktaandelen.beheer_marktaandelen_export,
        name="beheer_marktaandelen_export",
    ),
    path("beheer/regioverzoeken/", regioverzoeken.beheer_regioverzoeken, name="beheer_regioverzoeken"),
    path(
        "organisatie/<slug:organisatie>/andere-regio/",
        regioverzoeken.regioverzoek_nieuw,
        name="regioverzoek_nieuw",
    ),
    path(
        "organisatie/<slug:organisatie>/andere-regio/<int:pk>/",
        regioverzoeken.regioverzoek,
        name="regioverzoek",
    ),
    path(
        "organisatie/<slug:organisatie>/andere-regio/<int:pk>/antwoord/",
        regioverzoeken.regioverzoek_antwoord,
        name="regioverzoek_antwoord",
    ),
    path(
        "organisatie/<slug:organisatie>/andere-regio/<int:pk>/intrekken/",
        regioverzoeken.regioverzoek_intrekken,
        name="regioverzoek_intrekken",
    ),
]
