"""Twice a year: do the contact persons still hold?"""

from django.urls import path

from regions.views import klopt

urlpatterns = [
    path("organisatie/<slug:organisatie>/klopt-dit-nog/", klopt.klopt, name="klopt"),
    path("regio/<slug:regio>/contacten/klopt-dit-nog/", klopt.klopt_regio, name="klopt_regio"),
]
