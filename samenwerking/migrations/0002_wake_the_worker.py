"""Whoever stores a task or a mail wakes the worker; in which room it happens does not matter."""

from django.db import migrations

WAKE = """
CREATE FUNCTION samenwerking_wek_werker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('werk', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER wek_werker AFTER INSERT ON django_tasks_database_dbtaskresult
  FOR EACH STATEMENT EXECUTE FUNCTION samenwerking_wek_werker();
CREATE TRIGGER wek_werker AFTER INSERT ON post_office_email
  FOR EACH STATEMENT EXECUTE FUNCTION samenwerking_wek_werker();
"""

SLEEP = """
DROP TRIGGER wek_werker ON post_office_email;
DROP TRIGGER wek_werker ON django_tasks_database_dbtaskresult;
DROP FUNCTION samenwerking_wek_werker();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("samenwerking", "0001_initial"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("post_office", "0014_alter_email_recipient_delivery_status_and_more"),
    ]

    operations = [migrations.RunSQL(WAKE, SLEEP)]
