"""How the run was set: what was switched off, what was not default."""

from collections.abc import Mapping
from typing import Any

from flagger.model import Report
from flagger.render.safe import visible
from flagger.rules import classes
from flagger.text import SEMICOLON, Text, listed

NONE = Text("none", "无")
ON, OFF = Text("on", "启用"), Text("off", "关闭")


def switched(report: Report) -> list[tuple[Text, Text]]:
    """Label and state of everything a run can switch off or change (readers' note 16)."""
    config = report.config
    only, skip = _names(config["only"]), _names(config["skip"])
    closed = [id_ for id_ in classes() if id_ in skip or (only and id_ not in only)]
    known = config["known"]
    count = len(known) if isinstance(known, Mapping) else 0
    return [
        (Text("Rules switched off", "本次关闭的规则"), _listed_or_none(closed)),
        (Text("Addresses the owner declares known", "本人声明的熟人地址"), Text(str(count), f"{count} 个")),
        (Text("Thresholds not at default", "非默认阈值"), _listed_or_none(_thresholds(config["rules"]))),
        (Text("Lists of addresses", "地址名单"), ON if config["lists"] else OFF),
        (
            Text("Ranking by unusualness (isolation forest)", "不寻常程度排序（孤立森林）"),
            ON if config["forest"] else OFF,
        ),
    ]


def forest(report: Report) -> list[Text]:
    """What the isolation forest was grown on, what it does, and whether it may speak of rates here."""
    told: Any = report.method["forest"]
    if told["kind"] == "off":
        return [Text("The isolation forest was off.", "孤立森林未启用。")]
    sets = [Text(visible(each["en"], 200), visible(each["zh"], 200)) for each in told["sets"]]
    grown, held = told["grown_on"], told["calibrated_on"]
    facts = {
        "trees": told["trees"], "seed": told["seed"], "sets": listed(sets, SEMICOLON), "made": visible(told["made"], 20),
        "wallets": grown["wallets"], "rows": grown["rows"], "others": held["wallets"], "held": held["rows"],
    }  # fmt: skip
    return [_GROWN.filled(**facts), _ORDERS, _WORDING[told["wording"]]]


_GROWN = Text(
    "Isolation forest: {trees} trees, seed {seed}, grown on {made} on {rows} outgoing transfers of {wallets} wallets without "
    "known losses; rates come from {held} transfers of {others} further wallets. They are: {sets}.",
    "孤立森林：{trees} 棵树，随机种子 {seed}，{made} 用 {wallets} 个无已知损失的钱包的 {rows} 笔转出训练；比例取自另外 {others} 个"
    "钱包的 {held} 笔转出。来源：{sets}。",
)
_ORDERS = Text(
    "It only orders transfers of equal strength, and points out at most three that no rule explains, never more than weak; by "
    "itself it proves nothing. Two transfers may be equally unusual and only one of them flagged: a flag comes from rules, the "
    "order from comparison.",
    "它只用于在标记强度相同的转账之间排序，并至多指出三笔没有规则能解释的转账，强度不超过“弱”；本身不证明任何事。两笔转账可能同样不寻常"
    "而只有一笔被标记：标记来自规则，排序来自比较。",
)
_WORDING = {
    "rate": Text("The transfers here are on the whole like theirs.", "这里的转账整体上与这些钱包相近。"),
    "rank": Text(
        "These records as a whole are unlike them, so places in their own order are given instead of rates.",
        "这份记录整体上与这些钱包不同，因此只给出在这份记录中的名次，不给出比例。",
    ),
}


def _thresholds(rules: Any) -> list[str]:
    return [
        f"{rule}.{name}={visible(value, 40)}"
        for rule, values in rules.items()
        for name, value in values.items()
    ]


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list | tuple) else []


def _listed_or_none(names: list[str]) -> Text:
    return listed(names) if names else NONE
