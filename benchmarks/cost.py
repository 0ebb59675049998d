"""CPU time and peak memory of commands on one file, side by side.

    python benchmarks/cost.py EXPORT [--against SCRIPT] [--runs 3]

Runs `flagger report EXPORT` and, with --against, `python SCRIPT EXPORT OUT` (a baseline), each in a
fresh process, and prints the median CPU seconds (user + system) and the peak resident memory in MB.
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
    parser.add_argument("export", type=Path)
    parser.add_argument("--against", type=Path, help="a script called with the export and an output file")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    commands = {"flagger report": [sys.executable, "-m", "flagger", "report", str(given.export), "--out"]}
    if given.against:
        commands["baseline"] = [sys.executable, str(given.against), str(given.export)]
    for name, command in commands.items():
        runs = []
        for _ in range(given.runs):
            with tempfile.TemporaryDirectory() as folder:
                runs.append(cost([*command, str(Path(folder) / "out")]))
        cpu, memory = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"{name:16} {cpu:7.2f} CPU s  {memory:7.0f} MB  (median of {given.runs})")


if __name__ == "__main__":
    main()
