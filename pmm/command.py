"""What all commands share: any error is one Spanish line and exit code 1; --json is one object."""

import json

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _


class Error(CommandError):
    """Printed as "Error: …", on one line."""

    def __init__(self, message, *args, **kwargs):
        super().__init__(" ".join(str(message).split()), *args, **kwargs)


class Parser(CommandParser):
    def error(self, message):
        raise Error(
            _("Las opciones no se entienden (%(detail)s): vea «%(prog)s --help».")
            % {
                "detail": message,
                "prog": self.prog,
            }
        )


class Command(BaseCommand):
    """Base of the product's commands: `work(**options)` returns (value for --json, text for people)."""

    requires_migrations_checks = False

    def create_parser(self, prog_name, subcommand, **kwargs):
        # BaseCommand fixes the parser's class; ours differs only in how it refuses.
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = Parser
        parser.add_argument("--json", action="store_true", help=_("Imprime un solo objeto JSON."))
        return parser

    def run_from_argv(self, argv):
        """Refused options are an error like any other."""
        try:
            super().run_from_argv(argv)
        except Error as error:
            self.stderr.write(f"Error: {error}")
            raise SystemExit(1) from error

    def handle(self, *args, **options):
        try:
            value, text = self.work(**options)
        except DatabaseError as error:
            raise Error(
                _("La base de datos no responde o no está lista: ejecute «manage.py migrate».")
            ) from error
        return json.dumps(value, ensure_ascii=False) if options["json"] else text

    def work(self, **options):
        raise NotImplementedError

    def progress(self, text: str) -> None:
        """A line about long work, only for somebody who watches."""
        if self.stderr.isatty():
            self.stderr.write(text)
