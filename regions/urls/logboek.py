"""Who changed what, in /beheer/ and at the thing itself; who took what along; what is wiped."""

from django.urls import path

from regions.views import geschiedenis, logboek, uitvoer, wissen

urlpatterns = [
    path("beheer/logboek/", logboek.beheer_logboek, name="beheer_logboek"),
    path("beheer/logboek/export/<slug:vorm>/", logboek.beheer_logboek_export, name="beheer_logboek_export"),
    path("beheer/uitvoer/", uitvoer.beheer_uitvoer, name="beheer_uitvoer"),
    path("beheer/wissen/", wissen.beheer_wissen, name="beheer_wissen"),
    path("beheer/wissen/<slug:soort>/<int:pk>/", wissen.beheer_wissen_een, name="beheer_wissen_een"),
    path(
        "beheer/toegang/<int:pk>/geschiedenis/",
        geschiedenis.beheer_toegang_geschiedenis,
        name="beheer_toegang_geschiedenis",
    ),
    path("regio/<slug:regio>/geschiedenis/", geschiedenis.regio_geschiedenis, name="regio_geschiedenis"),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/geschiedenis/",
        geschiedenis.contact_geschiedenis,
        name="contact_geschiedenis",
    ),
    path(
        "regio/<slug:regio>/mandaten/<int:pk>/geschiedenis/",
        geschiedenis.mandaat_geschiedenis,
        name="mandaat_geschiedenis",
    ),
    path(
        "organisatie/<slug:organisatie>/toegang/<int:pk>/geschiedenis/",
        geschiedenis.organisatie_toegang_geschiedenis,
        name="organisatie_toegang_geschiedenis",
    ),
    path(
        "organisatie/<slug:organisatie>/geschiedenis/",
        geschiedenis.organisatie_geschiedenis,
        name="organisatie_geschiedenis",
    ),
]
