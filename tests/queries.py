"""Counting queries as the budgets do: what reads and writes, without the session, the user and the access."""

import re
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

FREE = re.compile(r'"(django_session|usersessions_\w+|regions_gebruiker|regions_toegang)"')


@contextmanager
def counted():
    """A list that holds, afterwards, the statements that count."""
    statements: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield statements
    for query in captured.captured_queries:
        sql = query["sql"].lstrip()
        first_table = re.search(r'(?:FROM|INTO|UPDATE) ("\w+")', sql)
        free = first_table and FREE.fullmatch(first_table.group(1))
        if (
            sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))
            and "set_config" not in sql[:60]
            and not free
        ):
            statements.append(sql)
