"""Unsent text."""

from django.urls import path

from regions.views import concepten, plakken

urlpatterns = [
    path("concept/<slug:sleutel>/bewaren/", concepten.concept_bewaren, name="concept_bewaren"),
    path("concept/<int:pk>/weg/", concepten.concept_weg, name="concept_weg"),
    path("tekst/plakken/", plakken.plakken, name="plakken"),
]
