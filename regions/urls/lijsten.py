"""Taking in a list."""

from django.urls import path

from regions.views import lijsten

urlpatterns = [
    path("regio/<slug:regio>/inlezen/<slug:lijst>/", lijsten.inlezen, name="inlezen"),
    path(
        "regio/<slug:regio>/inlezen/<slug:lijst>/voorbeeld/",
        lijsten.inlezen_voorbeeld,
        name="inlezen_voorbeeld",
    ),
    path(
        "regio/<slug:regio>/inlezen/<slug:lijst>/<int:pk>/kolommen/",
        lijsten.inlezen_kolommen,
        name="inlezen_kolommen",
    ),
    path(
        "regio/<slug:regio>/inlezen/<slug:lijst>/<int:pk>/nakijken/",
        lijsten.inlezen_nakijken,
        name="inlezen_nakijken",
    ),
    path(
        "regio/<slug:regio>/inlezen/<slug:lijst>/<int:pk>/fouten/",
        lijsten.inlezen_fouten,
        name="inlezen_fouten",
    ),
    path("beheer/inlezen/<slug:lijst>/", lijsten.beheer_inlezen, name="beheer_inlezen"),
    path(
        "beheer/inlezen/<slug:lijst>/voorbeeld/",
        lijsten.beheer_inlezen_voorbeeld,
        name="beheer_inlezen_voorbeeld",
    ),
    path(
        "beheer/inlezen/<slug:lijst>/<int:pk>/kolommen/",
        lijsten.beheer_inlezen_kolommen,
        name="beheer_inlezen_kolommen",
    ),
    path(
        "beheer/inlezen/<slug:lijst>/<int:pk>/nakijken/",
        lijsten.beheer_inlezen_nakijken,
        name="beheer_inlezen_nakijken",
    ),
    path(
        "beheer/inlezen/<slug:lijst>/<int:pk>/fouten/",
        lijsten.beheer_inlezen_fouten,
        name="beheer_inlezen_fouten",
    ),
]
