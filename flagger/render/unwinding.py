"""Ended from outside while something is written: what is half done is taken away first, as after Ctrl-C."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Asked to end, and the window closed; Windows knows no SIGHUP.
_ASKED = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def unwinding() -> Iterator[None]:
    """Within it these signals leave through every `finally`; the exit code is that of an ended program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _leave) for number in _ASKED if _usual(number)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _usual(number: int) -> bool:
    """Whether nobody else has a say in it (`nohup` has)."""
    return signal.getsignal(number) is signal.SIG_DFL


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
