"""Where public files are read from: a folder, or an address."""

from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE_SECONDS = 30
LARGEST_FILE = 50_000_000


class Unreachable(OSError):
    """The folder or the server cannot be read; the text says why."""


class Source(Protocol):
    """Files by name; None where there is no such file. Raises Unreachable."""

    def read(self, name: str) -> bytes | None: ...

    def below(self, name: str) -> "Source": ...


@dataclass(frozen=True, slots=True)
class Folder:
    """Files below a folder."""

    path: Path

    def read(self, name: str) -> bytes | None:
        try:
            return (self.path / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as fault:
            raise Unreachable(f"{self.path / name}: {fault.strerror}") from fault

    def below(self, name: str) -> "Source":
        return Folder(self.path / name)


@dataclass(frozen=True, slots=True)
class Site:
    """Files below an address."""

    address: str

    def read(self, name: str) -> bytes | None:
        place = f"{self.address}/{name}"
        try:
            with urlopen(place, timeout=PATIENCE_SECONDS) as response:  # noqa: S310  see source_of
                data: bytes = response.read(LARGEST_FILE + 1)
        except HTTPError as refused:
            if refused.code in (404, 410):
                return None
            raise Unreachable(f"{place}: {refused.code}") from refused
        except (URLError, HTTPException, OSError) as fault:
            raise Unreachable(f"{place}: {fault}") from fault
        if len(data) > LARGEST_FILE:
            raise Unreachable(f"{place}: more than {LARGEST_FILE} bytes")
        return data

    def below(self, name: str) -> "Source":
        return Site(self.address.rsplit("/", 1)[0] if name == ".." else f"{self.address}/{name}")


def source_of(text: str) -> Source:
    """The folder or the http(s) address that a reader has named."""
    if text.startswith(("http://", "https://")):
        return Site(text.rstrip("/"))
    return Folder(Path(text))
