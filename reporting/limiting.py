"""Costly actions, so many a while and person or address; more are answered with 429 and a sentence."""

from functools import partial

from allauth.core.internal import ratelimit

RATES = {"export": "20/h/user", "provider": "30/m/ip"}

# `@limited(action="export")`, below login_required where it is a person's: counted where all processes count.
limited = partial(ratelimit.decorator, app="pmm", config=RATES, limit_get=True)
