"""Let a second process make its part of the build while this one makes the rest.

The other process is a Python of its own (nothing is forked, nothing of the caller is imported again); questions and answers go
through pipes as msgpack, each with its length in eight bytes before it. It answers in the order in which it is asked, so the
outcome does not depend on who is faster.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import IO, Any

import msgspec
import shapely

from gazetteer import errors
from gazetteer.errors import BuildError, GazetteerError


class Aside:
    """An object that lives in another process; questions to it are sent at once and answered when the answer is wanted.

    Parameters
    ----------
    made : str
        "module:callable" that makes the object.
    arguments : str or None
        What it is called with.
    """

    def __init__(self, made: str, *arguments: str | None) -> None:
        code = f"import sys; sys.path[:] = {sys.path!r}; from gazetteer.build.aside import answer; answer()"
        self._process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asked = self._answered = 0
        self._answers: dict[int, bytes] = {}
        self._arrived: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()             # a full pipe would stop both
        self._send([made, arguments])

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._process.kill()
        with contextlib.suppress(OSError):
            self._process.stdin.close()                                        # type: ignore[union-attr]
        self._process.wait()

    def ask(self, method: str, *arguments: Any, type: Any = Any) -> Callable[[], Any]:
        """Call a method over there; what comes back waits for the answer, and raises what was raised there.

        Arguments are what msgpack can write, geometries arrive as WKB; the answer is read as `type`.
        """
        number = self._asked
        self._asked += 1
        self._send([method, arguments])
        return lambda: self._answer(number, type)

    def _send(self, message: Any) -> None:
        with contextlib.suppress(OSError):                                     # it has ended: reading its answer says so
            _write(self._process.stdin, message)                               # type: ignore[arg-type]

    def _listen(self) -> None:
        while raw := _read(self._process.stdout):                              # type: ignore[arg-type]
            self._arrived.put(raw)
        self._arrived.put(b"")

    def _answer(self, number: int, type: Any) -> Any:
        while self._answered <= number:
            self._answers[self._answered] = self._arrived.get()
            self._answered += 1
        raw = self._answers.pop(number)
        if not raw:
            self._arrived.put(raw)                                             # for who asks again
            raise BuildError("the second process of the build has ended without an answer", hint="its own words stand above")
        good, value = msgspec.msgpack.decode(raw, type=tuple[bool, msgspec.Raw])
        if not good:
            name, fact, where, hint = msgspec.msgpack.decode(value)
            raise getattr(errors, name)(fact, where=where, hint=hint)
        return msgspec.msgpack.decode(value, type=type, dec_hook=lambda _, wkb: shapely.from_wkb(wkb))


def answer() -> None:
    """Be the other process: make the object, then answer until nobody asks any more."""
    gc.disable()
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)                        # what is printed must not fall among the answers
    made, arguments = msgspec.msgpack.decode(_read(questions))
    module, _, name = made.partition(":")
    there: Any = None
    while raw := _read(questions):
        method, words = msgspec.msgpack.decode(raw)
        try:
            there = there or getattr(importlib.import_module(module), name)(*arguments)
            _write(answers, [True, getattr(there, method)(*words)])
        except GazetteerError as error:
            _write(answers, [False, [type(error).__name__, error.fact, error.where, error.hint]])


def _write(pipe: IO[bytes], message: Any) -> None:
    raw = msgspec.msgpack.encode(message, enc_hook=shapely.to_wkb)
    pipe.write(len(raw).to_bytes(8, "little") + raw)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes:
    """The next message; empty at the end."""
    size = int.from_bytes(pipe.read(8), "little")
    return pipe.read(size)
