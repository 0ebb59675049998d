"""The registry of rules, in the order of the catalogue."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import import_module
from typing import Any

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.rules.base import Rule
from flagger.text import Text

MODULES = (
    "sweep",
    "account",
    "withdrawals",
    "payee",
    "tempo",
    "lookalike",
    "authority",
    "permission",
    "split",
    "calls",
    "records",
    "sweeper",
    "takeover",
    "delegation",
    "series",
    "parts",
    "persuaded",
    "hurried",
    "listed",
    "recipient",
    "unusual",
)


@cache
def classes() -> Mapping[str, type[Rule]]:
    """Every rule class by id."""
    return {rule.id: rule for name in MODULES for rule in import_module(f"{__name__}.{name}").RULES}


def chosen(config: Config) -> tuple[Rule, ...]:
    """The rules to run, their thresholds as configured; raises FlaggerError on an unknown name."""
    for id_ in (*config.only, *config.skip, *config.thresholds):
        if id_ not in classes():
            raise unknown(id_)
    wanted = config.only or tuple(classes())
    return tuple(
        _with_thresholds(rule, config.thresholds.get(id_, {}))
        for id_, rule in classes().items()
        if id_ in wanted and id_ not in config.skip
    )


def _with_thresholds(rule: type[Rule], values: Mapping[str, object]) -> Rule:
    types: dict[str, Any] = {field.name: type(field.default) for field in fields(rule)}
    for name, value in values.items():
        if name not in types:
            raise FlaggerError(
                f"[rules.{rule.id}]",
                Text("this rule has no threshold called {name}", "该规则没有名为 {name} 的阈值"),
                Text("It has: {names}.", "可用阈值：{names}。"),
                name=name,
                names=", ".join(types) or "–",
            )
        try:
            Decimal(str(value))
        except InvalidOperation:
            raise FlaggerError(
                f"[rules.{rule.id}] {name}",
                Text("{value} is not a number", "{value} 不是数字"),
                Text("Give a plain number.", "请填写数字。"),
                value=value,
            ) from None
    return rule(**{name: types[name](value) for name, value in values.items()})


def unknown(id_: str) -> FlaggerError:
    """The error for a rule name that does not exist, with the nearest that does."""
    from rapidfuzz.process import extractOne

    nearest = extractOne(id_, list(classes()))
    return FlaggerError(
        id_,
        Text("no rule is called that; did you mean {nearest}?", "没有这个规则；您是否想用 {nearest}？"),
        Text("`flagger rules` lists them all.", "`flagger rules` 列出全部规则。"),
        nearest=nearest[0] if nearest else "–",
    )
