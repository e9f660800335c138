"""The addresses of this room, by subject."""

from regions.urls import beheer, concepten, contacten, herindelen, logboek, onderwerpen, toegang

urlpatterns = [
    *contacten.urlpatterns,
    *onderwerpen.urlpatterns,
    *toegang.urlpatterns,
    *beheer.urlpatterns,
    *herindelen.urlpatterns,
    *logboek.urlpatterns,
    *concepten.urlpatterns,
]
