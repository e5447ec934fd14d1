"""Why a whole file is not taken: one Spanish sentence that says what to do."""


class Refused(Exception):
    """The file was not taken and nothing was saved; the message is a sentence for the person who sent it."""
