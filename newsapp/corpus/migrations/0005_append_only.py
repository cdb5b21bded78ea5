"""The record is append-only: the database itself refuses to change or delete it.

Which rows, and what of them, stands in ``GUARDS``. A transaction in which a row of
``corpus_recordopening`` stands may do it all the same; see newsapp/corpus/models/openings.py.
On SQLite a migration that remakes one of these tables (Django does so to alter a column) drops its
triggers: it must make them again. tests/corpus/test_append_only.py says so when one is missing.
"""

from django.db import migrations

CLOSED = "NOT EXISTS (SELECT 1 FROM corpus_recordopening)"

# Table: columns that never change ("" for all), and what may be done to the others.
GUARDS = {
    "corpus_change": "",
    "corpus_erasure": "",
    "corpus_policydocument": "",
    # A sign-off is re-opened once; nothing else of it changes.
    "corpus_signoff": "version_id, by_id, at, note, policy, policy_digest, record",
}
ONCE = {"corpus_signoff": "OLD.reopened_at IS NOT NULL"}


def message(table):
    return f"{table} is part of the record: it is never changed or deleted"


def guard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(
            f"""
            CREATE FUNCTION corpus_refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF {CLOSED} THEN
                    RAISE EXCEPTION '% is part of the record: it is never changed or deleted',
                        TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
                RETURN OLD;
            END $$
            """,
            params=None,
        )
    for table, columns in GUARDS.items():
        of = f" OF {columns}" if columns else ""
        events = [("update", f"UPDATE{of}", ""), ("delete", "DELETE", "")]
        if table in ONCE:
            events.append(("update_again", "UPDATE", ONCE[table]))
        for name, event, when in events:
            if vendor == "postgresql":
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW "
                    f"{f'WHEN ({when})' if when else ''} "
                    "EXECUTE FUNCTION corpus_refuse_change_of_record()"
                )
            else:
                condition = f"{CLOSED} AND {when}" if when else CLOSED
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} FOR EACH ROW "
                    f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message(table)}'); END"
                )
        if vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
                "EXECUTE FUNCTION corpus_refuse_change_of_record()"
            )


def unguard(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    on = {"postgresql": lambda table: f" ON {table}"}.get(vendor, lambda table: "")
    for table in GUARDS:
        names = ["update", "delete"]
        names += ["update_again"] if table in ONCE else []
        names += ["truncate"] if vendor == "postgresql" else []
        for name in names:
            schema_editor.execute(f"DROP TRIGGER {table}_{name}{on(table)}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION corpus_refuse_change_of_record()")


class Migration(migrations.Migration):

    dependencies = [
        ("corpus", "0004_answers_and_erasures"),
    ]

    operations = [
        migrations.RunPython(guard, unguard),
    ]
