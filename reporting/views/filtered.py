"""The queue as the address of a request filters it: kept in every link, and on the way back."""

from typing import NamedTuple

from django.shortcuts import redirect
from django.urls import reverse

from reporting.forms import QueueFilter
from reporting.models import Cycle


class Chip(NamedTuple):
    """One filter in words; `without` is the address of the queue without it."""

    text: str
    without: str


def queue_of(request) -> QueueFilter:
    """The filters in the address, over the cycle named there or the current one."""
    named = Cycle.objects.filter(name=request.GET["ejercicio"]) if "ejercicio" in request.GET else None
    cycle = (named and named.first()) or Cycle.objects.current()
    return QueueFilter(request.GET, user=request.user, cycle=cycle)


def address(name: str, *args, query: str = "") -> str:
    url = reverse(name, args=args)
    return f"{url}?{query}" if query else url


def go_to(name: str, *args, query: str):
    return redirect(address(name, *args, query=query))


def chips(queue: QueueFilter) -> list[Chip]:
    """What is filtered by, each with the way out of it."""
    return [
        Chip(f"{label}: {value}", address("review_queue", query=rest))
        for label, value, rest in queue.conditions()
    ]
