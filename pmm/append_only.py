"""Rows that are written once: refused by the model, and by the database itself."""

from django.db import connections, models

SQLITE_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS {table}_append_only BEFORE UPDATE ON "{table}"
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
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
    """After every migrate (SQLite loses triggers when it rebuilds a table): one trigger a table.

    SQLite's only for updates: emptying a test database deletes there, where PostgreSQL truncates.
    """
    connection = connections[using]
    existing = connection.introspection.table_names()
    tables = [m._meta.db_table for m in sender.get_models() if issubclass(m, AppendOnly)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and tables:
            cursor.execute(POSTGRES_FUNCTION)
        template = SQLITE_TRIGGER if connection.vendor == "sqlite" else POSTGRES_TRIGGER
        for table in set(tables) & set(existing):
            cursor.execute(template.format(table=table))
