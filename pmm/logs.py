"""Lines of the log: one an event, whatever somebody sent, and without keys, passwords or CURPs."""

import logging
import re

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
SECRETS = (
    # The part of an address that opens something.
    (re.compile(r"(/(?:invitacion|password/reset/key)/)[^\s/?\"']+"), r"\1[clave]"),
    (
        re.compile(
            r"((?:password\d?|contrase\w+|token|secret\w*|sessionid|csrf\w*|credential|authorization|cookie|code)"
            r"[\"']?\s*[=:]\s*[\"']?(?:bearer |basic )?)[^\s&;,\"'}]+",
            re.IGNORECASE,
        ),
        r"\1[oculto]",
    ),
    (re.compile(r"\b[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b", re.IGNORECASE), "[CURP]"),
)


class OneLine(logging.Formatter):
    """Nobody forges a line: control characters are written out, and a traceback's lines are marked as such."""

    def formatMessage(self, record):
        return clean(super().formatMessage(record))

    def formatException(self, ei):
        return marked(super().formatException(ei))

    def formatStack(self, stack_info):
        return marked(stack_info)

    def format(self, record):
        record.exc_text = None  # what another handler kept of it was not cleaned
        return super().format(record)


def clean(text: str) -> str:
    """The text on one line, without secrets."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def marked(text: str) -> str:
    return "\n".join(f"  | {clean(line)}" for line in text.split("\n"))
