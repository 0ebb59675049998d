"""One alert through one channel, at most once as long as the machine itself does not go down.

A slip beside the state is locked by whoever works on it and inherited by the courier: if flagger is ended, the
next run waits until the courier is through and reads from the slip whether it was done.
"""

import glob
import json
import os
import subprocess
import sys
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from flagger.alerts import courier
from flagger.alerts.channels import Channel

_SILENT = "the helper process ended without a word / 辅助进程未作说明就结束了"


def slip_of(state: Path, alert: str, channel: Channel) -> Path:
    """Where the outcome is written down until the state holds it."""
    return state.with_name(f"{state.name}.{alert}-{channel.key}.slip")


def deliver(state: Path, alert: Mapping[str, Any], channel: Channel) -> str | None:
    """None where it was delivered, now or before; else why not."""
    path = slip_of(state, alert["id"], channel)
    with path.open("a+b") as slip:
        _wait(slip)
        before = _lines(slip)
        if "done" in before:
            return None
        attempt = before.count("try") + 1
        slip.write(b"try\n")
        slip.flush()
        job = {"kind": channel.kind, "target": channel.target, "alert": alert, "attempt": attempt}
        _send(slip, {**job, "slip": str(path.resolve())})
        last = _lines(slip)[-1]
    if last == "done":
        return None
    return _SILENT if last == "try" else last.removeprefix("failed: ")


def sweep(state: Path, pending: Container[str]) -> None:
    """Take away slips of alerts that are no longer pending: flagger was ended just before it did."""
    for path in state.parent.glob(f"{glob.escape(state.name)}.*.slip"):
        if path.name.removeprefix(f"{state.name}.").partition("-")[0] not in pending:
            path.unlink(missing_ok=True)


def _lines(slip: BinaryIO) -> list[str]:
    slip.seek(0)
    return slip.read().decode("utf-8", "replace").split("\n")[:-1]


def _wait(slip: BinaryIO) -> None:
    """Until the courier of an earlier run, if there is one, has ended."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(slip, fcntl.LOCK_EX)


def _send(slip: BinaryIO, job: Mapping[str, Any]) -> None:
    # No subprocess.run: on Ctrl-C it kills what it waits for. -P: the folder of courier.py is no place to import from.
    sent = subprocess.Popen(  # noqa: S603 (this program's own file)
        [sys.executable, "-P", courier.__file__],
        stdin=subprocess.PIPE,
        pass_fds=() if os.name == "nt" else (slip.fileno(),),
        start_new_session=True,  # Ctrl-C is for flagger
    )
    sent.communicate(json.dumps(job).encode())
