"""A real OpenID Connect provider for tests: a thread that speaks HTTP, asks who is there and signs what it says."""

import base64
import functools
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "pmm", "the secret of the client"
KEY_NAME = "first"
PAGE = """<!doctype html><html lang="es"><title>Llave</title><h1>¿Quién es usted?</h1>
<form method="post" action="/authorize?{query}"><button>Soy {email}</button></form></html>"""


@functools.cache
def key_named(name: str):
    """One that is made once: it takes a moment."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class IdentityProvider(ThreadingHTTPServer):
    """Signs in whoever comes as `person`. `lies` replaces claims of its tokens; `signing` signs them.

    It demands of the product what a provider demands: the secret, the address, each code once, its verifier.
    """

    daemon_threads = True

    def __init__(self, port: int = 0):
        super().__init__(("127.0.0.1", port), Desk)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.key = self.signing = key_named("its own")
        self.person = {"sub": "1", "email": "nadie@x.example", "email_verified": True}
        self.lies, self.codes, self.asked = {}, {}, []
        self.profile = None  # what userinfo says, if not the same
        self.refuses = None  # an error instead of a code

    def token(self, question: dict) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": question.get("nonce"),
            **self.person,
            **self.lies,
        }
        return jwt.encode(claims, self.signing, algorithm="RS256", headers={"kid": KEY_NAME})

    def keys(self) -> dict:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": KEY_NAME, "use": "sig", "alg": "RS256"}]}

    def configuration(self) -> dict:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def redeem(self, sent: dict) -> dict | None:
        """The tokens for a code, once, for who asked."""
        question = self.codes.pop(sent.get("code"), None)
        is_ours = sent.get("client_id") == CLIENT and sent.get("client_secret") == SECRET
        if not question or not is_ours or sent["redirect_uri"] != question["redirect_uri"]:
            return None
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).decode().rstrip("=") != question["code_challenge"]:
            return None
        return {"access_token": "for userinfo", "token_type": "Bearer", "id_token": self.token(question)}


class Desk(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        url = urlsplit(self.path)
        self.server.asked.append(url.path)
        answers = {
            "/.well-known/openid-configuration": self.server.configuration,
            "/keys": self.server.keys,
            "/userinfo": lambda: self.server.profile or self.server.person,
        }
        if url.path == "/authorize":
            page = PAGE.format(query=url.query.replace("&", "&amp;"), email=self.server.person["email"])
            self.say(200, page.encode(), "text/html; charset=utf-8")
        elif url.path in answers:
            self.say(200, json.dumps(answers[url.path]()).encode())
        else:
            self.say(204, b"")  # a browser asks for an icon

    def do_POST(self):
        url = urlsplit(self.path)
        self.server.asked.append(url.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if url.path == "/authorize":
            question = first_of(url.query)
            code = secrets.token_urlsafe(8)
            self.server.codes[code] = question
            answer = {"error": self.server.refuses} if self.server.refuses else {"code": code}
            self.send_response(302)
            to = urlencode({**answer, "state": question["state"]})
            self.send_header("Location", f"{question['redirect_uri']}?{to}")
            self.end_headers()
        elif tokens := self.server.redeem(first_of(body)):
            self.say(200, json.dumps(tokens).encode())
        else:
            self.say(400, b'{"error": "invalid_grant"}')

    def say(self, status: int, body: bytes, kind: str = "application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def first_of(query: str) -> dict:
    return {name: values[0] for name, values in parse_qs(query).items()}


@contextmanager
def identity_provider():
    provider = IdentityProvider()
    threading.Thread(target=provider.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()


def use(settings, url: str, name: str = "Llave MX") -> None:
    """Let the product offer sign-in at the provider of `url`, as the environment would."""
    app = {**settings.OIDC_PROVIDER, "name": name, "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": url}
    kind = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**kind, "APPS": [app]}}
    rules = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    rules = {**rules, "form-action": [*rules["form-action"], url]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": rules}
