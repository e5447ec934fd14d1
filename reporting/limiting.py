"""Costly actions, so many an hour and person; more are answered with 429 and a sentence."""

from functools import partial

from allauth.core.internal import ratelimit

RATES = {"export": "20/h/user"}

# `@limited(action="export")`, below login_required: counted in the cache that all processes share.
limited = partial(ratelimit.decorator, app="pmm", config=RATES, limit_get=True)
