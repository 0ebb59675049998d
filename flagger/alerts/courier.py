"""Hands one alert over and writes down that it did: a process of its own, which outlives its parent.

flagger starts it for each alert and channel with the job on standard input. Whoever ends flagger in the
meantime does not end this: it finishes and adds `done` to the slip, which the next run of flagger finds. Half
a job (flagger ended while handing it over) is no JSON and does nothing. Standard library only, so that it
starts fast, but for apprise where a channel needs it.
"""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

PATIENCE = 120  # seconds for a command


def main() -> None:
    """Read the job, do it, note the outcome on the slip."""
    try:
        job = json.loads(sys.stdin.buffer.read())
    except ValueError:
        return
    try:
        WAYS[job["kind"]](job["target"], job["alert"], job["attempt"])
        outcome = "done"
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        outcome = f"failed: {error}"
    with Path(job["slip"]).open("a", encoding="utf-8", errors="replace") as slip:
        slip.write(outcome.replace("\n", " ") + "\n")
        slip.flush()
        os.fsync(slip.fileno())


def terminal(target: str, alert: dict[str, Any], attempt: int) -> None:
    """All languages asked for, in one piece."""
    again = "" if attempt == 1 else f"({alert['id']}: attempt / 第 {attempt} 次)\n"
    sys.stdout.buffer.write(f"\n{again}{alert['message']}\n".encode())
    sys.stdout.buffer.flush()


def command(target: str, alert: dict[str, Any], attempt: int) -> None:
    """Facts in variables and as JSON on standard input; no shell, nothing of the export in the arguments."""
    said = {name: str(value) for name, value in alert["variables"].items()}
    done = subprocess.run(  # noqa: S603 (the person's own command)
        target if os.name == "nt" else shlex.split(target),
        input=json.dumps({**alert, "attempt": attempt}, ensure_ascii=False).encode(),
        stdout=sys.stderr,
        env={**os.environ, **said, "FLAGGER_ALERT_ATTEMPT": str(attempt)},
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise ValueError(f"exit code {done.returncode}")


def file(target: str, alert: dict[str, Any], attempt: int) -> None:
    """One line of JSON, unless a line with this id is there already; half a line at the end is cut off."""
    with Path(target).open("a+b") as log:
        log.seek(0)
        whole = log.read()
        if whole and not whole.endswith(b"\n"):
            whole = whole[: whole.rfind(b"\n") + 1]
            log.truncate(len(whole))
        if f'"id": "{alert["id"]}"'.encode() in whole:
            return
        log.write(json.dumps(alert, ensure_ascii=False).encode() + b"\n")
        log.flush()
        os.fsync(log.fileno())


def apprise(target: str, alert: dict[str, Any], attempt: int) -> None:
    """E-mail, webhook, DingTalk, WeCom, Telegram and what else apprise knows."""
    from apprise import Apprise

    service = Apprise()
    if not service.add(target):
        raise ValueError("apprise does not know this address")
    if not service.notify(title=alert["title"], body=alert["message"], body_format="text"):
        raise ValueError("the service did not take it")


WAYS = {"terminal": terminal, "command": command, "file": file, "apprise": apprise}

if __name__ == "__main__":
    main()
