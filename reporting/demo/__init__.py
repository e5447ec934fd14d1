"""Sample data: two cycles of invented reports under the names of real institutions, and their people."""

from .people import ACCOUNTS, PASSWORD

__all__ = ["ACCOUNTS", "PASSWORD"]
