"""For those who keep the house running: is it up, and what waits."""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from regions.gate import requires
from regions.rights import Right


@requires(Right.PUBLIC)
@never_cache
def gezond(request: HttpRequest) -> JsonResponse:
    """200 when pages can be served, 503 when the database is away."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "niet bereikbaar"}, status=503)
    return JsonResponse({"database": "in orde"})


@requires(Right.PUBLIC)
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """What waits, in the text format of Prometheus; only for who carries METRICS_TOKEN."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not secrets.compare_digest(given.encode(), expected.encode()):
        raise Http404
    return HttpResponse("".join(_lines()), content_type="text/plain; version=0.0.4; charset=utf-8")


MEASURES = (
    (
        "samenwerking_mail_waiting",
        "Mails in the outbox that were not sent yet",
        "SELECT count(*) FROM post_office_email WHERE status IN (2, 3) OR status IS NULL",
    ),
    (
        "samenwerking_mail_failed",
        "Mails that could not be delivered",
        "SELECT count(*) FROM post_office_email WHERE status = 1",
    ),
    (
        "samenwerking_tasks_waiting",
        "Tasks that the worker has not taken yet",
        "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'READY'",
    ),
    (
        "samenwerking_tasks_failed",
        "Tasks that failed",
        "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'FAILED'",
    ),
    (
        "samenwerking_sessions",
        "Sessions that have not ended",
        "SELECT count(*) FROM django_session WHERE expire_date > now()",
    ),
    (
        "samenwerking_database_connections",
        "Connections to the database",
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()",
    ),
)


def _lines() -> Iterator[str]:
    with connection.cursor() as cursor:
        for name, meaning, query in MEASURES:
            cursor.execute(query)
            (value,) = cursor.fetchone()
            yield f"# HELP {name} {meaning}\n# TYPE {name} gauge\n{name} {value}\n"
