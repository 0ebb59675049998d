"""Words that several outputs share: severities, patterns, rules' sentences."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from flagger.incidents import OWNER
from flagger.model import Flag, Severity
from flagger.render.safe import visible
from flagger.rules import classes
from flagger.text import Lang, Text

SEVERITIES: Mapping[Severity, Text] = {
    Severity.info: Text("note", "提示"),
    Severity.low: Text("weak", "弱"),
    Severity.medium: Text("medium", "中"),
    Severity.high: Text("strong", "强"),
}

PATTERNS: Mapping[str, Text] = {
    "look-alike": Text("Payment to an address that looks like a usual payee", "付款至与常用地址相似的地址"),
    "permission": Text("Account permissions changed, and what left after", "账户权限变更及其后的转出"),
    "approval-drain": Text("Moved by another address after an approval (pattern fits)", "授权之后被划转（样式相符）"),
    "sweeper": Text("What came in left at once", "到账后随即转出"),
    "gas-then-sweep": Text("Gas from a stranger, then tokens left", "陌生地址转入手续费后代币转出"),
    "seed-leak": Text("Several assets left together in a short time", "短时间内多币种集中转出"),
    "listed": Text("Payment to an address on a public list", "付款至公开名单内地址"),
    "unknown": Text("Unusual transfers that fit no known pattern", "不符合已知样式的不寻常转账"),
}

OWNER_SAYS = Text("the owner states: not mine", "本人陈述：不是我操作的")
GAS = Text("the network's coin from an address without earlier dealings", "此前无往来的地址转入的手续费")


def rule_title(rule_id: str) -> Text:
    """A rule's title; precursors may also be `gas`, statements `owner-statement`."""
    if rule_id == OWNER:
        return OWNER_SAYS
    return GAS if rule_id == "gas" else classes()[rule_id].title


def reason(flag: Flag, lang: Lang) -> str:
    """The rule's sentence with the flag's facts, safe to show."""
    facts = {name: _shown(value) for name, value in flag.facts.items()}
    return classes()[flag.rule].message.say(lang, **facts)


def _shown(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Text) else value


def utc(time: datetime) -> str:
    """A time as it is always printed first: `2026-05-03 13:58:23 UTC`."""
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"


def local(time: datetime, zone: str) -> str:
    """The same instant in a named zone with its offset: `2026-05-03 21:58:23 (UTC+08:00)`."""
    there = time.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    offset = f"{there:%z}"
    return f"{there:%Y-%m-%d %H:%M:%S} (UTC{offset[:3]}:{offset[3:]})"
