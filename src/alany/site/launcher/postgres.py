"""A PostgreSQL server of our own, from the programs that the system has, for trials and tests."""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alany.site.launcher import places, words

# A server for tests may lose everything when the power goes, and is twice as fast for it.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@dataclass(frozen=True, slots=True)
class Server:
    """A server in a folder: its programs, its data, and the system user that runs it."""

    programs: Path
    folder: Path
    user: str | None

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def address_file(self) -> Path:
        """Where the address with the password is kept, readable by its owner alone."""
        return self.folder / "address"

    def as_user(self, *command: str) -> list[str]:
        """The command as it must be run: PostgreSQL refuses to run as root."""
        if self.user is None:
            return list(command)
        return ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--init-groups", *command]


def find_programs() -> Path | None:
    """The folder of PostgreSQL's programs: Debian's newest, else the one on PATH; None without."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: int(re.sub(r"\D", "", path.parent.name) or 0))
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def client(name: str) -> str:
    """The path of a client program such as pg_dump or psql; raises Lacking without it."""
    programs = find_programs()
    beside = programs / name if programs else None
    found = str(beside) if beside is not None and beside.exists() else shutil.which(name)
    if found is None:
        raise words.Lacking(
            kk=f"{name} жоқ. Мына пәрмен оны орнатады:",
            ru=f"Нет {name}. Его ставит команда:",
            en=f"{name} is missing. One command brings it:",
            way_out="apt-get install -y postgresql-client",
        )
    return found


def server_in(folder: Path) -> Server:
    """A server in this folder; raises Lacking when the system has no PostgreSQL or no user for it."""
    programs = find_programs()
    if programs is None:
        raise words.Lacking(
            kk="Бұл компьютерде PostgreSQL жоқ. Мына пәрмен оны орнатады:",
            ru="На этом компьютере нет PostgreSQL. Его ставит команда:",
            en="This machine has no PostgreSQL. One command brings it:",
            way_out="apt-get install -y postgresql",
        )
    return Server(programs, folder, _user_for_root() if os.geteuid() == 0 else None)


def _user_for_root() -> str:
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise words.Lacking(
        kk="PostgreSQL root атынан іске қосылмайды, ал «postgres» пайдаланушысы жоқ.",
        ru="PostgreSQL не запускается от root, а пользователя «postgres» нет.",
        en="PostgreSQL refuses to run as root, and there is no user «postgres».",
        way_out="apt-get install -y postgresql",
    )


def start(server: Server, *, quick: bool = False) -> str:
    """Start the server, made first if it is not there; return its address for DATABASE_URL."""
    if is_running(server):
        return server.address_file.read_text(encoding="utf-8").strip()
    if not server.data.exists():
        _make(server)
    password = _password(server)
    port = _free_port()
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {QUICK if quick else ''}"
    )
    log = str(server.folder / "log")
    _call(server, "pg_ctl", "-D", str(server.data), "-l", log, "-w", "-o", options, "start")
    address = f"postgres://alany:{password}@127.0.0.1:{port}/alany"
    _write_privately(server.address_file, address)
    _make_database(server, port, password)
    return address


def stop(server: Server) -> bool:
    """Stop the server; false when it was not running."""
    if not is_running(server):
        return False
    _call(server, "pg_ctl", "-D", str(server.data), "-m", "fast", "-w", "stop")
    return True


def is_running(server: Server) -> bool:
    """Whether the server of this folder runs."""
    if not server.data.exists():
        return False
    asked = server.as_user(str(server.programs / "pg_ctl"), "-D", str(server.data), "status")
    return subprocess.run(asked, capture_output=True, check=False, cwd="/").returncode == 0


@contextmanager
def temporary(*, quick: bool = True) -> Iterator[str]:
    """A server in a temporary folder for as long as the block runs; yields its address."""
    folder = Path(tempfile.mkdtemp(prefix="alany-pg-"))
    try:
        server = server_in(folder)
        try:
            yield start(server, quick=quick)
        finally:
            stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def own() -> Server:
    """The server of this office, in its own folder."""
    return server_in(places.var() / "postgres")


def _make(server: Server) -> None:
    server.folder.mkdir(parents=True, exist_ok=True)
    server.folder.chmod(0o700)
    password_file = server.folder / "password"
    _write_privately(password_file, secrets.token_urlsafe(24))
    if server.user:
        shutil.chown(server.folder, server.user)
        shutil.chown(password_file, server.user)
    arguments = ["-D", str(server.data), "-U", "alany", "-A", "scram-sha-256", "--pwfile", str(password_file)]
    _call(server, "initdb", *arguments, "-E", "UTF8", "--locale=C.UTF-8")


def _password(server: Server) -> str:
    return (server.folder / "password").read_text(encoding="utf-8").strip()


def _make_database(server: Server, port: int, password: str) -> None:
    """Make the office's database unless it is there already."""
    asked = [str(server.programs / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "alany", "alany"]
    done = subprocess.run(
        asked, env=os.environ | {"PGPASSWORD": password}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0 and "already exists" not in done.stderr:
        raise _failed("createdb", done.stderr)


def _call(server: Server, program: str, *arguments: str) -> None:
    asked = server.as_user(str(server.programs / program), *arguments)
    # The server inherits what we hand to pg_ctl: a pipe would keep us waiting for as long as it runs.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        done = subprocess.run(asked, cwd="/", stdout=said, stderr=said, check=False)
        said.seek(0)
        if done.returncode != 0:
            raise _failed(program, said.read())


def _failed(program: str, said: str) -> words.Lacking:
    last = said.strip()[-600:]
    return words.Lacking(
        kk=f"PostgreSQL «{program}» орындалмады: {last}",
        ru=f"PostgreSQL: «{program}» не выполнен: {last}",
        en=f"PostgreSQL: «{program}» failed: {last}",
    )


def _write_privately(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
