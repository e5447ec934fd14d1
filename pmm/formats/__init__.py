"""Formats as Mexico writes them."""
