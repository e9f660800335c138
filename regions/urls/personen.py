"""Persons."""

from django.urls import path

from regions.views import personen

urlpatterns = [
    path("persoon/<int:pk>/", personen.persoon, name="persoon"),
    path("persoon/<int:pk>/beeindigen/", personen.persoon_beeindigen, name="persoon_beeindigen"),
]
