"""The addresses of this room."""

from django.urls import path

from regions.views import concepten, contacten

urlpatterns = [
    path("concept/<slug:sleutel>/bewaren/", concepten.concept_bewaren, name="concept_bewaren"),
    path("concept/<int:pk>/weg/", concepten.concept_weg, name="concept_weg"),
    path("regio/<slug:regio>/contacten/", contacten.contacten, name="contacten"),
    path("regio/<slug:regio>/contacten/nieuw/", contacten.contact_nieuw, name="contact_nieuw"),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/wijzigen/", contacten.contact_wijzigen, name="contact_wijzigen"
    ),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/beeindigen/",
        contacten.contact_beeindigen,
        name="contact_beeindigen",
    ),
]
