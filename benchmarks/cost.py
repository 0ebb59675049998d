"""CPU time and peak memory of commands on a wallet's files, side by side.

    python benchmarks/cost.py EXPORT... [--against SCRIPT] [--runs 3]

Runs `flagger report EXPORT...` and, with --against, `python SCRIPT EXPORT OUT` (a baseline; it gets the
first export only), in turns, each in a fresh process. Prints the least and the median CPU seconds
(user + system) and the peak resident memory in MB. Measure an installed flagger, or let Python keep
its compiled files (PYTHONDONTWRITEBYTECODE unset): compiling takes longer than reading a wallet.
Linux and macOS only: Windows does not tell what a process has used.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def cost(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MB of one run; raises CalledProcessError if it fails."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # macOS counts bytes, Linux kilobytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("exports", type=Path, nargs="+")
    parser.add_argument("--against", type=Path, help="a script called with the export and an output file")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    exports = [str(export) for export in given.exports]
    commands = {"flagger report": [sys.executable, "-m", "flagger", "report", *exports, "--out"]}
    if given.against:
        commands["baseline"] = [sys.executable, str(given.against), exports[0]]
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(given.runs):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as folder:
                runs[name].append(cost([*command, str(Path(folder) / "out")]))
    for name, measured in runs.items():
        cpu, memory = (list(values) for values in zip(*measured, strict=True))
        print(
            f"{name:16} {min(cpu):7.2f} CPU s at least, {statistics.median(cpu):.2f} in the middle"
            f"  {max(memory):7.0f} MB  ({given.runs} runs)"
        )


if __name__ == "__main__":
    main()
