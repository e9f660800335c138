"""Contact persons."""

from django.urls import path

from regions.views import bevestigen, contact, contacten, contacten_export

urlpatterns = [
    path("regio/<slug:regio>/contacten/", contacten.contacten, name="contacten"),
    path(
        "regio/<slug:regio>/contacten/export/<slug:vorm>/",
        contacten_export.contacten_export,
        name="contacten_export",
    ),
    path("regio/<slug:regio>/contacten/nieuw/", contacten.contact_nieuw, name="contact_nieuw"),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/wijzigen/", contact.contact_wijzigen, name="contact_wijzigen"
    ),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/bevestigen/",
        bevestigen.contact_bevestigen,
        name="contact_bevestigen",
    ),
    path(
        "regio/<slug:regio>/contacten/<int:pk>/beeindigen/",
        contact.contact_beeindigen,
        name="contact_beeindigen",
    ),
]
