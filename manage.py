#!/usr/bin/env python
"""Django's command line for this project; what an operator can mend is said in words, not in a traceback."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError

from samenwerking.postgres import PostgresError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if "--traceback" in sys.argv or not is_about_connecting(error):
            raise
        said = " ".join(str(error).split())
        sys.exit(
            f"The database does not let us in: is it running, and is DATABASE_URL right? It says: {said}"
        )
    except (ImproperlyConfigured, PostgresError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))


def is_about_connecting(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) is None or "connection failed" in str(error)


if __name__ == "__main__":
    main()
