"""How the run was set: what was switched off, what was not default."""

from collections.abc import Mapping
from typing import Any

from flagger.model import Report
from flagger.render.safe import visible
from flagger.rules import classes
from flagger.text import Text

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
        (Text("Rules switched off", "本次关闭的规则"), _listed(closed)),
        (Text("Addresses the owner declares known", "本人声明的熟人地址"), Text(str(count), f"{count} 个")),
        (Text("Thresholds not at default", "非默认阈值"), _listed(_thresholds(config["rules"]))),
        (Text("Lists of addresses", "地址名单"), ON if config["lists"] else OFF),
        (Text("Isolation forest", "孤立森林"), ON if config["forest"] else OFF),
    ]


def _thresholds(rules: Any) -> list[str]:
    return [
        f"{rule}.{name}={visible(value, 40)}"
        for rule, values in rules.items()
        for name, value in values.items()
    ]


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list | tuple) else []


def _listed(names: list[str]) -> Text:
    return Text(", ".join(names), "、".join(names)) if names else NONE
