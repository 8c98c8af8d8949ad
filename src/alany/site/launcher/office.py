"""Open the office: prepare it, start the web server and the worker, print the address and the logins."""

from __future__ import annotations

import errno
import http.client
import os
import socket
import sys

from alany.site.launcher import places, preparation, words
from alany.site.launcher.supervision import Child, Supervisor

HOST = "127.0.0.1"
# Connections stay with the process that took them: of two processes one often got all of them.
WORKERS = 4
THREADS_PER_WORKER = 2


def run() -> int:
    """Open the office and keep it open until Ctrl-C or SIGTERM; raises Lacking."""
    port = chosen_port()
    refuse_taken(port)
    preparation.prepare()
    preparation.tell_what_is_optional()
    server = Child("web", server_command(port))
    worker = Child("worker", [str(places.python()), "-m", "django", "db_worker", "--queue-name", "*"])
    clock = Child(
        "clock", [str(places.python()), "-m", "alany.site.commands", "office", "tend", "--every=15"]
    )
    words.step(kk="кеңсе ашылуда", ru="офис открывается", en="the office is opening")
    supervisor = Supervisor([server, worker, clock], places.office_environment(), str(places.ROOT))
    return supervisor.run(lambda: answers(port), lambda: _announce(port))


def server_command(port: int) -> list[str]:
    """The command line of the web server: four processes of two threads each, on loopback only."""
    return [
        places.tool("granian"),
        "--interface=wsgi",
        f"--host={HOST}",
        f"--port={port}",
        f"--workers={WORKERS}",
        f"--blocking-threads={THREADS_PER_WORKER}",
        "--no-ws",
        "--log-level=warning",
        "--respawn-failed-workers",
        "alany.site.wsgi:application",
    ]


def chosen_port() -> int:
    """The port from PORT, else 8000; raises Lacking when PORT is not the number of a port."""
    stated = os.environ.get("PORT", "").strip()
    if not stated:
        return places.DEFAULT_PORT
    if stated.isascii() and stated.isdigit() and 1 <= int(stated) <= 65535:
        return int(stated)
    raise words.Lacking(
        kk=f"PORT={stated} порт нөмірі емес (1–65535).",
        ru=f"PORT={stated} не номер порта (1–65535).",
        en=f"PORT={stated} is not the number of a port (1–65535).",
        way_out="PORT=8000 ./alany run",
        code=2,
    )


def refuse_taken(port: int) -> None:
    """Raise Lacking, in words, when another program already listens on the port or it is not ours to use."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            if fault.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
            another = 8001 if port == places.DEFAULT_PORT else places.DEFAULT_PORT
            raise words.Lacking(
                kk=f"{port} порты бос емес немесе рұқсат жоқ: кеңсе ашық шығар. Басқа портты таңдаңыз:",
                ru=f"Порт {port} занят или не разрешён: возможно, офис уже открыт. Выберите другой порт:",
                en=f"Port {port} is taken or not allowed: perhaps the office is already open. "
                "Choose another port:",
                way_out=f"PORT={another} ./alany run",
                code=2,
            ) from fault


def answers(port: int) -> bool:
    """Whether the office answers on this port; a refused host name or a redirect is an answer too."""
    asked = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        asked.request("GET", "/healthz")
        return asked.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _announce(port: int) -> None:
    address = f"http://{HOST}:{port}/"
    print(f"\n  {address}", file=sys.stderr)
    words.tell(
        kk="Кеңсе ашық. Жабу үшін Ctrl-C басыңыз.",
        ru="Офис открыт. Чтобы закрыть, нажмите Ctrl-C.",
        en="The office is open. Press Ctrl-C to close it.",
    )
    logins = places.demo().get("logins", [])
    if logins:
        words.tell(
            kk=f"Үлгі кеңсенің қызметкерлері ({address}desk/):",
            ru=f"Сотрудники демонстрационного офиса ({address}desk/):",
            en=f"Staff of the demo office ({address}desk/):",
        )
        width = max(len(login["email"]) for login in logins)
        for login in logins:
            row = f"     {login['email']:<{width}}  {login['password']}  {login['role']}"
            print(row, file=sys.stderr)
    sys.stderr.flush()
