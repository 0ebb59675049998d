"""How far labels go: a learned model beside flagger's rules, at as many honest wallets accused.

    python -m benchmarks.ceiling CASES...

scikit-learn's gradient-boosted trees learn which outgoing transfers are of a loss, from every statistic and
every rule's weight that flagger computes for a transfer (`features`, `rules`), from what stands around it (`around`)
and from the wallet's habits, five-fold, no wallet in two folds.
Its threshold is the one at which as many honest wallets have a transfer above it as have a strong flag of flagger's,
and ASKED of them at least.
What it finds there says how much the columns hold that the rules leave unused.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from flagger.accounts import APPS, EXCHANGES
from flagger.checking import look, run
from flagger.config import Config
from flagger.evaluate.cases import Case, find
from flagger.evaluate.metrics import hashes
from flagger.model import Severity
from flagger.pipeline import conclude, read
from flagger.rules import chosen
from flagger.rules.base import Seen

# What a transfer is called, not what it is like.
NAMES = ("party", "asset_code", "seconds", "out", "in", "moved")
FOLDS = 5
ASKED = 0.02  # the share of honest wallets that may be named
HOURS = (1, 6, 24, 168, 720)  # how far around a transfer is looked


def rows_of(case: Case) -> pd.DataFrame:
    """One line an outgoing transfer: numbers, whether it is of a loss (`loss`), flagger's verdict (`strong`)."""
    config = Config(lists=False)
    history = read(case.paths, config)
    seen = look(history, config)
    findings, _ = run(chosen(config), seen)
    severity = conclude(history, config, seen, findings).history.table["severity"]
    table = seen.stats.drop(columns=list(NAMES)).astype("float64")
    for rule, found in findings:
        weight = found.get("_weight", rule.weight)
        table[rule.id] = pd.Series(weight, index=found.index, dtype="float64").reindex(
            table.index, fill_value=0.0
        )
    out = seen.stats["out"]
    told = {"hour": seen.stats["seconds"] // 3600 % 24, "loss": hashes(seen.table).isin(list(case.disputed))}
    more = table.assign(**told, strong=severity >= Severity.high, case=case.name, pattern=case.pattern)
    own = seen.table["own"]
    kinds = {"app": own.isin(list(APPS)), "exchange": own.isin(list(EXCHANGES))}
    return pd.concat([more.assign(**kinds)[out], around(seen.stats[out]), series(seen, out)], axis=1)


def around(out: pd.DataFrame) -> pd.DataFrame:
    """Of each outgoing transfer: how many others, new payees and large sums within HOURS of it, the wallet's habits."""
    seconds, size = out["seconds"].to_numpy(), len(out)
    new = (out["since_first_out"] <= 86_400).to_numpy(float)
    z = out["amount_z"].where(out["n_before"] >= 3, 0.0).fillna(0.0).clip(lower=0).to_numpy()
    sums = {"new": new, "large": (z > 1).astype(float), "z": z, "new_z": new * z, "count": np.ones(size)}
    told: dict[str, object] = {"late": np.arange(size) / max(1, size), "habit": new.mean(), "size": size}
    told |= {"z_rank": pd.Series(z).rank(ascending=False).to_numpy(), "payees": out["party"].nunique()}
    place = np.arange(size)
    for hours in HOURS:
        first = np.searchsorted(seconds, seconds - hours * 3600, side="left")
        last = np.searchsorted(seconds, seconds + hours * 3600, side="right")
        for name, values in sums.items():
            total = np.concatenate([[0.0], np.cumsum(values)])
            told[f"{name}_before_{hours}"] = total[place] - total[first]
            told[f"{name}_after_{hours}"] = total[last] - total[place + 1]
    told["since"] = np.diff(seconds, prepend=np.nan)
    told["until"] = np.diff(seconds, append=np.nan)
    return pd.DataFrame(told, index=out.index)


def series(seen: Seen, out: "pd.Series[bool]") -> pd.DataFrame:
    """Of each outgoing transfer: all that this payee ever got of this asset."""
    rows = seen.stats.loc[out, ["party", "asset_code", "seconds"]]
    rows["amount"] = seen.table["amount"]
    pairs = rows.groupby(["party", "asset_code"])
    falls = (pairs["amount"].diff() < 0).groupby([rows["party"], rows["asset_code"]]).transform("sum")
    told = {
        "times": pairs["amount"].transform("size"),
        "rise": pairs["amount"].transform("max") / pairs["amount"].transform("first"),
        "falls": falls,
        "span": pairs["seconds"].transform("max") - pairs["seconds"].transform("min"),
        "part": pairs["amount"].transform("sum") / rows.groupby("asset_code")["amount"].transform("sum"),
    }
    return pd.DataFrame(told)


def scores(rows: pd.DataFrame) -> pd.Series:
    """Each transfer's score by a model that has not seen its wallet; losses weigh the same, wallet by wallet."""
    loss, case = rows["loss"], rows["case"]
    numbers = rows.drop(columns=["loss", "strong", "case", "pattern"]).astype("float64")
    share = loss.groupby(case).transform("sum").clip(lower=1)
    weight = np.where(loss, 1 / share, 0.02)
    result = pd.Series(0.0, index=rows.index)
    for train, test in GroupKFold(FOLDS).split(numbers, loss, case):
        model = HistGradientBoostingClassifier(
            max_iter=200, learning_rate=0.06, max_leaf_nodes=15, l2_regularization=1.0, random_state=0
        )
        known = numbers.columns[numbers.iloc[train].nunique() > 1]  # a column of one value teaches nothing
        model.fit(numbers[known].iloc[train], loss.iloc[train], sample_weight=weight[train])
        result.iloc[test] = model.predict_proba(numbers[known].iloc[test])[:, 1]
    return result


def compared(rows: pd.DataFrame) -> pd.DataFrame:
    """By pattern, the share of a loss's transfers that flagger marks strong, and that the model puts above its line."""
    honest = rows[rows["pattern"].eq("honest")]
    accused = honest["strong"].groupby(honest["case"]).any().mean()
    score = scores(rows)
    line = score[honest.index].groupby(honest["case"]).max().quantile(1 - max(accused, ASKED))
    lost = rows[rows["loss"]].assign(learned=score > line)
    table = lost.groupby("pattern")[["strong", "learned"]].mean()
    table.loc["all but siphon"] = lost.loc[lost["pattern"] != "siphon", ["strong", "learned"]].mean()
    table.attrs["accused"] = accused
    return table.round(2)


def main(words: Sequence[str] | None = None) -> None:
    """Print the table."""
    cases = find([Path(word) for word in words or sys.argv[1:]])
    table = compared(pd.concat([rows_of(case) for case in cases], ignore_index=True))
    print(f"{len(cases)} wallets; honest wallets with a strong flag: {table.attrs['accused']:.3f}")
    print(table.to_string())


if __name__ == "__main__":
    main()
