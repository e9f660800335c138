"""The worker: one process beside the web processes, woken by the database."""
