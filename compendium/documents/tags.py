"""Start and end tags with their attributes escaped."""

from django.forms.utils import flatatt


def start_tag(tag, attrs=None):
    return "".join(("<", tag, flatatt(attrs or {}), ">"))


def end_tag(tag):
    return "".join(("</", tag, ">"))
