"""The web server's own lines, as clean as the product's: `gunicorn --logger-class pmm.web_log.Requests`."""

from gunicorn.glogging import Logger

from pmm.logs import OneLine


class Requests(Logger):
    def setup(self, cfg):
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                handler.setFormatter(OneLine(handler.formatter._fmt, handler.formatter.datefmt))
