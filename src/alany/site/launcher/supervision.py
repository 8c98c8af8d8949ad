"""Keep the web server and the worker alive together, and end them together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from alany.site.launcher import words

PATIENCE_SECONDS = 10.0
DEATHS_ALLOWED = 5
WITHIN_SECONDS = 60.0
PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """A program that must run as long as the office does."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self, environment: dict[str, str], folder: str) -> None:
        """Start it in a group of its own, so that the terminal's Ctrl-C reaches only the supervisor."""
        self.process = subprocess.Popen(
            self.command,
            env=environment,
            cwd=folder,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def dies_too_often(self, now: float) -> bool:
        """Note a death; true when there were too many of them in the last minute."""
        self.deaths = [moment for moment in self.deaths if now - moment < WITHIN_SECONDS] + [now]
        return len(self.deaths) >= DEATHS_ALLOWED

    def send(self, number: int) -> None:
        """Signal the child, and on SIGKILL its whole group; silent when it is gone."""
        if self.process is None:
            return
        try:
            if number == signal.SIGKILL:
                os.killpg(self.process.pid, number)
            elif self.process.poll() is None:
                self.process.send_signal(number)
        except ProcessLookupError:
            return


class Supervisor:
    """Runs children until one is told to stop, or one of them cannot be kept alive.

    The first is what people wait for, so the others begin when it is ready: side by side all would be late.
    """

    def __init__(self, children: list[Child], environment: dict[str, str], folder: str) -> None:
        self._children = children
        self._environment = environment
        self._folder = folder
        self._asked_to_stop = False

    def run(self, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> int:
        """Start the first; once ``is_ready`` holds, call ``when_ready`` and start the others.

        A child that dies is started again. Gives 0 when asked to stop, 1 when one cannot be kept alive.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        try:
            self._children[0].start(self._environment, self._folder)
            return self._watch(is_ready, when_ready)
        finally:
            self._end_all()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._asked_to_stop = True

    def _watch(self, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> int:
        announced = False
        while not self._asked_to_stop:
            if not all(self._kept_alive(child) for child in self._children):
                return 1
            if not announced and is_ready():
                announced = True
                when_ready()
                for child in self._children[1:]:
                    child.start(self._environment, self._folder)
            time.sleep(0.2 if announced else 0.05)
        return 0

    def _kept_alive(self, child: Child) -> bool:
        code = child.process.poll() if child.process else None
        if code is None or self._asked_to_stop:
            return True
        child.send(signal.SIGKILL)
        if child.dies_too_often(time.monotonic()):
            words.tell(
                kk=f"«{child.name}» қайта-қайта тоқтап қалды (код {code}); кеңсе жабылды. Себебі жоғарыда.",
                ru=f"«{child.name}» останавливается снова и снова (код {code}); офис закрыт. Причина выше.",
                en=f"«{child.name}» keeps stopping (code {code}); the office is closed. The reason is above.",
            )
            return False
        words.step(
            kk=f"«{child.name}» тоқтап қалды (код {code}), қайта іске қосылды",
            ru=f"«{child.name}» остановился (код {code}) и запущен снова",
            en=f"«{child.name}» stopped (code {code}) and was started again",
        )
        child.start(self._environment, self._folder)
        return True

    def _end_all(self) -> None:
        """Ask every child to end, wait for a while, then end whatever is left of its group."""
        for child in self._children:
            child.send(signal.SIGTERM)
        until = time.monotonic() + PATIENCE_SECONDS
        for child in self._children:
            if child.process is not None:
                try:
                    child.process.wait(timeout=max(0.1, until - time.monotonic()))
                except subprocess.TimeoutExpired:
                    words.step(
                        kk=f"«{child.name}» күштеп тоқтатылды",
                        ru=f"«{child.name}» остановлен принудительно",
                        en=f"«{child.name}» was stopped by force",
                    )
                child.send(signal.SIGKILL)
                child.process.wait()


def _end_with_parent() -> None:
    """Ask Linux to end this child when the supervisor itself is killed; other systems go without."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
