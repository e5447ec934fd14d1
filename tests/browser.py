"""A browser window that listens for everything a page complains about."""

import shutil


def find_browser() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


class Window:
    """One browsing context, like a person of their own; `page` is Playwright's page."""

    def __init__(self, browser, base_url: str, width: int, expects: tuple[str, ...] = ()):
        self.expects = expects
        self.complaints = []
        self.context = browser.new_context(
            base_url=base_url,
            viewport={"width": width, "height": 800},
            locale="es-MX",
            timezone_id="America/Mexico_City",
            reduced_motion="reduce",
        )
        self.context.on("console", self._hear_console)
        self.context.on("weberror", lambda error: self._hear(str(error.error)))
        self.page = self.context.new_page()

    def _hear_console(self, message) -> None:
        # Chromium reports violations of the content security policy as console errors, too.
        if message.type in ("error", "warning"):
            self._hear(f"{message.text} ({message.location['url']})")

    def _hear(self, text: str) -> None:
        if not any(piece in text for piece in self.expects):
            self.complaints.append(text)

    def close(self) -> list[str]:
        self.context.close()
        return self.complaints
