"""Measures of the whole product from outside: its commands and its pages, in processes as in production."""
