"""Letting many in at once."""

from django.urls import path

from regions.views import uitnodigen

urlpatterns = [
    path("regio/<slug:regio>/contacten/uitnodigen/", uitnodigen.uitnodigen, name="uitnodigen"),
    path(
        "organisatie/<slug:organisatie>/toegang/gevraagd/",
        uitnodigen.toegang_gevraagd,
        name="toegang_gevraagd",
    ),
    path("beheer/toegang/gevraagd/", uitnodigen.beheer_toegang_gevraagd, name="beheer_toegang_gevraagd"),
]
