#!/usr/bin/env python
"""Django's command line for this project; what an operator can mend is said in words, not in a traceback."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenwerking.settings")
    try:
        run()
    except KeyboardInterrupt:
        sys.exit(130)
    except ModuleNotFoundError as error:
        if error.name != "django":
            raise
        sys.exit("Django is not here: run script/bootstrap, then .venv/bin/python manage.py.")


def run() -> None:
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    from samenwerking.postgres import PostgresError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        if "--traceback" in sys.argv or getattr(error.__cause__, "sqlstate", None):
            raise
        said = " ".join(str(error).split())
        sys.exit(f"The database does not let us in. Is it running, is DATABASE_URL right? It says: {said}")
    except (ImproperlyConfigured, PostgresError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))


if __name__ == "__main__":
    main()
