"""How synthetic wallets look beside real ones: aggregate figures of their native-coin files.

    python -m benchmarks.synthetic.compare CASES [--word -saver-ethereum]

CASES is a folder of cases. Prints, for each figure, the quantiles over the wallets whose folder's name
holds the word. Only Etherscan-style files of transactions are looked at, as the real cases hold no others.
"""

import argparse
import csv
import json
import math
import statistics
from collections import Counter
from itertools import pairwise
from pathlib import Path

DAY = 86_400
QUANTILES = (5, 25, 50, 75, 95)


def look(folder: Path) -> dict[str, float] | None:
    """One wallet's figures; None where there is no file of transactions, or nothing leaves."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    name = next((name for name in truth["files"] if name.startswith("export-0x")), None)
    if name is None:
        return None
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    own = truth["wallet"].lower()
    times = sorted(int(row["UnixTimestamp"]) for row in rows)
    out = [row for row in rows if row["From"].lower() == own]
    if not out or len(rows) < 2:
        return None
    column = next(key for key in rows[0] if key and key.startswith("Value_OUT"))
    amounts = [row[column] for row in out if float(row[column]) > 0]
    paid = Counter(row["To"] for row in out if float(row[column]) > 0)
    gaps = [b - a for a, b in pairwise(times)]
    days = max(1.0, (times[-1] - times[0]) / DAY)
    hours = Counter(int(row["UnixTimestamp"]) % DAY // 3600 for row in out)
    eight = max(sum(hours[(start + i) % 24] for i in range(8)) for start in range(24)) / len(out)
    logs = [math.log10(float(amount)) for amount in amounts]
    return {
        "rows": len(rows),
        "years": days / 365,
        "rows a day": len(rows) / days,
        "outgoing share": len(out) / len(rows),
        "distinct payees": len(paid),
        "payees per payment": len(paid) / max(1, len(amounts)),
        "payees paid once": sum(count == 1 for count in paid.values()) / max(1, len(paid)),
        "top payee's share": max(paid.values(), default=0) / max(1, len(amounts)),
        "median gap, hours": statistics.median(gaps) / 3600,
        "longest gap, days": max(gaps) / DAY,
        "calls that move no coin": 1 - len(amounts) / len(out),
        "amounts of 1-2 digits": sum(digits(amount) <= 2 for amount in amounts) / max(1, len(amounts)),
        "spread of log10 amounts": statistics.pstdev(logs) if logs else 0.0,
        "busiest 8 hours": eight,
    }


def digits(amount: str) -> int:
    """Significant digits of a decimal text."""
    return len(amount.replace(".", "").strip("0"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path)
    parser.add_argument("--word", default="")
    given = parser.parse_args()
    folders = sorted(
        path.parent for path in given.cases.glob("*/truth.json") if given.word in path.parent.name
    )
    seen = [figures for figures in map(look, folders) if figures is not None]
    print(f"| {len(seen)} wallets | " + " | ".join(f"{q} %" for q in QUANTILES) + " |")
    print("|---" * (len(QUANTILES) + 1) + "|")
    for key in seen[0]:
        values = sorted(figures[key] for figures in seen)
        cells = [f"{values[min(len(values) - 1, len(values) * q // 100)]:.3g}" for q in QUANTILES]
        print(f"| {key} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
