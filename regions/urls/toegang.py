"""Who may sign in, and as what."""

from django.urls import path

from regions.views import toegang, toegang_export, toegang_rij, werken_als

BEHEER = "beheer/toegang/"
ORGANISATIE = "organisatie/<slug:organisatie>/toegang/"

urlpatterns = [
    path("account/werken-als/", werken_als.werken_als, name="werken_als"),
    path(BEHEER, toegang.beheer_toegang, name="beheer_toegang"),
    path(f"{BEHEER}uitnodigen/", toegang.beheer_uitnodigen, name="beheer_uitnodigen"),
    path(f"{BEHEER}lijst.<slug:vorm>", toegang_export.beheer_toegang_export, name="beheer_toegang_export"),
    path(f"{BEHEER}<int:pk>/beeindigen/", toegang_rij.beheer_toegang_einde, name="beheer_toegang_einde"),
    path(
        f"{BEHEER}<int:pk>/intrekken/", toegang_rij.beheer_toegang_intrekken, name="beheer_toegang_intrekken"
    ),
    path(
        f"{BEHEER}<int:pk>/verlengen/", toegang_rij.beheer_toegang_verlengen, name="beheer_toegang_verlengen"
    ),
    path(f"{BEHEER}<int:pk>/opnieuw/", toegang_rij.beheer_toegang_opnieuw, name="beheer_toegang_opnieuw"),
    path("regio/<slug:regio>/toegang/", toegang.regio_toegang, name="regio_toegang"),
    path(ORGANISATIE, toegang.organisatie_toegang, name="organisatie_toegang"),
    path(f"{ORGANISATIE}uitnodigen/", toegang.organisatie_uitnodigen, name="organisatie_uitnodigen"),
    path(
        f"{ORGANISATIE}lijst.<slug:vorm>",
        toegang_export.organisatie_toegang_export,
        name="organisatie_toegang_export",
    ),
    path(
        f"{ORGANISATIE}<int:pk>/beeindigen/",
        toegang_rij.organisatie_toegang_einde,
        name="organisatie_toegang_einde",
    ),
    path(
        f"{ORGANISATIE}<int:pk>/intrekken/",
        toegang_rij.organisatie_toegang_intrekken,
        name="organisatie_toegang_intrekken",
    ),
    path(
        f"{ORGANISATIE}<int:pk>/verlengen/",
        toegang_rij.organisatie_toegang_verlengen,
        name="organisatie_toegang_verlengen",
    ),
    path(
        f"{ORGANISATIE}<int:pk>/opnieuw/",
        toegang_rij.organisatie_toegang_opnieuw,
        name="organisatie_toegang_opnieuw",
    ),
]
