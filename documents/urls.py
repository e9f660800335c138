"""The addresses of this room."""

from django.urls import path, re_path

from documents.views import documenten, echtheid

DOCUMENT = r"^document/(?P<kenmerk>[0-9a-f]{64})/"

urlpatterns = [
    path("regio/<slug:regio>/documenten/", documenten.documenten, name="documenten"),
    re_path(rf"{DOCUMENT}$", documenten.document, name="document"),
    re_path(rf"{DOCUMENT}pdf/$", documenten.document_pdf, name="document_pdf"),
    re_path(rf"{DOCUMENT}pdf/status/$", documenten.document_status, name="document_status"),
    path("echtheid/", echtheid.echtheid, name="echtheid"),
    path("echtheid/<str:kenmerk>/", echtheid.echtheid_kenmerk, name="echtheid_kenmerk"),
]
