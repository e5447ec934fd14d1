"""Rows that are written once: refused by the model, and by the database itself."""

from django.db import connections, models

SQLITE_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS {table}_{name} BEFORE {act} ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
# A trigger of SQLite is about one act; the first has the name that it had when it was alone.
SQLITE_TRIGGERS = (("append_only", "UPDATE"), ("never_deleted", "DELETE"))
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRES_TRIGGER = """
CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION refuse_update()
"""


class WrittenOnce(Exception):
    """Somebody tried to change or delete a row that is kept as it was written."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **changes):
        raise WrittenOnce(f"{self.model.__name__}: rows are never changed")

    def delete(self):
        raise WrittenOnce(f"{self.model.__name__}: rows are never deleted")


class AppendOnly(models.Model):
    """Base of checkpoints, events and frozen entries."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk is not None and not self._state.adding:
            raise WrittenOnce(f"{type(self).__name__} {self.pk} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise WrittenOnce(f"{type(self).__name__} {self.pk} is never deleted")


def install_triggers(sender, using="default", **kwargs):
    """After every migrate, since SQLite loses triggers when it rebuilds a table.

    Whoever holds the keys of the database can take them off: that shows in the chain of the audit log.
    """
    connection = connections[using]
    existing = connection.introspection.table_names()
    tables = [m._meta.db_table for m in sender.get_models() if issubclass(m, AppendOnly)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and tables:
            cursor.execute(POSTGRES_FUNCTION)
        for table in set(tables) & set(existing):
            for statement in _triggers(connection.vendor, table):
                cursor.execute(statement)


def _triggers(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        return [POSTGRES_TRIGGER.format(table=table)]
    return [SQLITE_TRIGGER.format(table=table, name=name, act=act) for name, act in SQLITE_TRIGGERS]
