"""After an election."""

from django.urls import path

from regions.views import verkiezing

urlpatterns = [
    path("regio/<slug:regio>/na-de-verkiezingen/", verkiezing.verkiezing, name="verkiezing"),
    path(
        "regio/<slug:regio>/na-de-verkiezingen/terug/", verkiezing.verkiezing_terug, name="verkiezing_terug"
    ),
    path(
        "regio/<slug:regio>/na-de-verkiezingen/vragen/",
        verkiezing.verkiezing_vragen,
        name="verkiezing_vragen",
    ),
    path(
        "regio/<slug:regio>/na-de-verkiezingen/<slug:organisatie>/",
        verkiezing.verkiezing_noemen,
        name="verkiezing_noemen",
    ),
]
