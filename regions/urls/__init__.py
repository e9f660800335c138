"""The addresses of this room, by subject."""

from regions.urls import (
    beheer,
    concepten,
    contacten,
    herindelen,
    klopt,
    lijsten,
    logboek,
    mandaten,
    onderwerpen,
    organisaties,
    personen,
    toegang,
    uitnodigen,
    verkiezing,
)

urlpatterns = [
    *contacten.urlpatterns,
    *klopt.urlpatterns,
    *lijsten.urlpatterns,
    *verkiezing.urlpatterns,
    *mandaten.urlpatterns,
    *onderwerpen.urlpatterns,
    *personen.urlpatterns,
    *uitnodigen.urlpatterns,  # before toegang and contacten: words, no keys
    *toegang.urlpatterns,
    *organisaties.urlpatterns,  # before beheer: "nieuw" is no organisation
    *beheer.urlpatterns,
    *herindelen.urlpatterns,
    *logboek.urlpatterns,
    *concepten.urlpatterns,
]
