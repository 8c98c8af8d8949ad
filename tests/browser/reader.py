"""A reader without a browser: keeps its line open and the cookies it is given, reads pages as trees."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html

from tests.browser.office import Office


@dataclass
class Answer:
    """What came back for an address: status, headers and, for a page, its tree."""

    path: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether this is HTML."""
        return self.headers.get("content-type", "").startswith("text/html")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The page."""
        return html.document_fromstring(self.body.decode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def links(self) -> list[str]:
        """Own addresses that the answer leads to, without their fragments, each once, in order."""
        found = [self.headers["location"]] if "location" in self.headers else []
        if self.is_page and self.status == 200:
            found += map(str, self.tree.xpath("//a/@href | //img/@src | //link/@href | //script/@src"))
        absolute = (urlsplit(urljoin(self.path, link)) for link in found if not link.startswith("#"))
        own = (part for part in absolute if not part.netloc and part.scheme in {"", "http", "https"})
        return list(dict.fromkeys(part.path + (f"?{part.query}" if part.query else "") for part in own))

    @cached_property
    def broken_fragments(self) -> list[str]:
        """Links into this page whose target is not there."""
        names = {str(name) for name in self.tree.xpath("//@id")}
        links = [str(link) for link in self.tree.xpath("//a[starts-with(@href, '#')]/@href")]
        return [link for link in links if link[1:] not in names]


@dataclass
class Reader:
    """Asks the office; `cookies` is empty for a reader from the street."""

    office: Office
    language: str = "kk"
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        """Ask for an address; redirects are answers, not followed."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form with the token that its page holds."""
        token = self.get(path).tree.xpath("string(//input[@name='csrfmiddlewaretoken']/@value)")
        return self._ask("POST", path, urlencode(fields | {"csrfmiddlewaretoken": str(token)}))

    def sign_in(self, mailbox: str) -> Reader:
        """Become one of the demo's people."""
        email, password = self.office.login(mailbox)
        answer = self.post(f"/{self.language}/account/login/", {"login": email, "password": password})
        if answer.status != 302:
            raise AssertionError(f"{mailbox} cannot sign in: {answer.status}")
        return self

    def close(self) -> None:
        """Let go of the line."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Accept-Language": self.language, "Accept": "text/html"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.office.address}
        for attempt in (1, 2):
            try:
                return self._once(method, path, body, headers)
            except (http.client.HTTPException, ConnectionError):
                # The server may close an idle line just as we write.
                self.close()
                if attempt == 2:
                    raise
        raise AssertionError

    def _once(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        if self._line is None:
            self._line = http.client.HTTPConnection(urlsplit(self.office.address).netloc, timeout=60)
        self._line.request(method, path, body, headers)
        came = self._line.getresponse()
        content = came.read()
        for cookie in came.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        return Answer(path, came.status, {k.lower(): v for k, v in came.headers.items()}, content)
