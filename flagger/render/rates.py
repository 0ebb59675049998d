"""Measured error rates in words: of these networks and formats only, with intervals, or "not measured"."""

from collections.abc import Iterator, Mapping
from typing import Any

from flagger.model import Report
from flagger.render.words import format_name, network_name
from flagger.text import SEMICOLON, Lang, Text, listed

_KINDS = {"real": Text("real", "真实"), "synthetic": Text("synthetic (made-up)", "合成（虚构）")}
_HOW = Text(
    "How often flags were right and wrong was measured with default settings and address lists off; in brackets the "
    "95 % interval. The figures say how these rules did on other wallets, not how likely anything in this report is.",
    "以下误差是在默认设置、关闭地址名单时，对结果已知的钱包测得，括号内为 95% 区间。这些数字说明规则在其他钱包上的"
    "表现，不代表本报告中任何一笔的可能性。",
)
_MEASURED = Text(
    "{name}, {n} {kind} wallets, {r} of them with a known loss (version {version}, {date}). Transfers of those losses: "
    "flagged strong {recall_strong}, medium or strong {recall_medium}. Of the transfers flagged strong, part of a loss "
    "or leading to it: {precision_strong}. Of 1,000 other outgoing transfers: flagged strong {false_strong_per_1000}, "
    "medium or strong {false_medium_per_1000}. Wallets without a loss that were given a strong incident: {accused}. "
    "Wallets with a loss: the first transfer in order belongs to it {hit_at_1}, the total is exact {loss_exact}.",
    "{name}，{kind}钱包 {n} 个，其中 {r} 个有已知损失（版本 {version}，{date}）。构成损失的转账：标为“强” {recall_strong}，"
    "标为“中”及以上 {recall_medium}。标为“强”的转账中，属于损失或其前因的：{precision_strong}。其他转出每 1,000 笔中："
    "标为“强”的笔数 {false_strong_per_1000}，标为“中”及以上的笔数 {false_medium_per_1000}。没有损失的钱包中出现“强”事件的："
    "{accused}。有损失的钱包：排在最前的一笔属于损失 {hit_at_1}，合计金额完全准确 {loss_exact}。",
)
_CHOSEN_ON = {
    "real": Text(
        "These real wallets were also looked at while rules and thresholds were chosen; on wallets that nobody has "
        "looked at the figures may be worse.",
        "选定规则和阈值时也参考过这些真实钱包；在从未参考过的钱包上，结果可能更差。",
    ),
    "synthetic": Text(
        "These made-up wallets were not used while rules and thresholds were chosen; real ones may differ from them.",
        "选定规则和阈值时没有使用这些虚构钱包；真实钱包可能与之不同。",
    ),
}
_NOT_REAL = Text(
    "Not measured: this software has not been measured on real cases of this kind on: {name}.",
    "未测量：本软件尚未在真实的{name}案例上测量误差。",
)
_NOT_SYNTHETIC = Text(
    "Not measured on synthetic (made-up) records either: {name}.", "也尚未用合成（虚构）的{name}记录测量。"
)
_FORMATS = Text(
    "Formats not measured on {kind} wallets: {names}.", "尚未在{kind}钱包上测量的文件格式：{names}。"
)
_QUOTED = Text("“{name}”", "“{name}”")
_FEW = Text("not known (too few)", "未知（数量太少）")
_NONE = Text("not known (there were none)", "未知（没有此类转账）")


def measured(report: Report) -> bool:
    """Whether anything was measured on the kind of wallet this report is about."""
    return any(each is not None for part in _sets(report) for each in _subjects(part).values())


def sentences(report: Report, lang: Lang) -> Iterator[str]:
    """What is known of the error rates, for section 9."""
    if measured(report):
        yield _HOW.say(lang)
    for part in _sets(report):
        for name, entry in _subjects(part).items():
            if entry is not None:
                yield _said(part, name, entry, lang)
        absent = [_title(part, name) for name, entry in _subjects(part).items() if entry is None]
        if absent:
            words = _NOT_REAL if part["id"] == "real" else _NOT_SYNTHETIC
            yield words.say(lang, name=listed(absent))
        if any(entry is not None for entry in _subjects(part).values()):
            yield _CHOSEN_ON[part["id"]].say(lang)
    for part in _sets(report):
        missing = [name for name, entry in part["importers"].items() if entry is None]
        if missing and part["networks"]:
            names = listed(map(format_name, missing), SEMICOLON)
            yield _FORMATS.say(lang, kind=_KINDS[part["id"]], names=names)


def _sets(report: Report) -> list[Mapping[str, Any]]:
    rates = report.method["error_rates"]
    return list(rates["sets"]) if isinstance(rates, Mapping) else []


def _subjects(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """By network; accounts at exchanges and payment apps have none, so by format."""
    found: Mapping[str, Any] = part["networks"] or part["importers"]
    return found


def _title(part: Mapping[str, Any], name: str) -> Text:
    """A network, or the format of an account's export in quotation marks."""
    return network_name(name) if part["networks"] else _QUOTED.filled(name=format_name(name))


def _said(part: Mapping[str, Any], name: str, entry: Mapping[str, Any], lang: Lang) -> str:
    figures = {
        id_: _figure(figure, 1 if id_.endswith("per_1000") else 100)
        for id_, figure in entry["figures"].items()
    }
    return _MEASURED.say(
        lang,
        name=_title(part, name),
        kind=_KINDS[part["id"]],
        n=entry["wallets"],
        r=entry["robbed"],
        version=part["version"],
        date=part["measured"],
        **figures,
    )


def _figure(figure: Mapping[str, Any], scale: int) -> Text:
    """`97.5 % (93–100 %)`, or `1.5 (0.9–2.1)` for numbers per 1,000."""
    if figure["value"] is None:
        return _NONE
    if figure["low"] is None:
        return _FEW
    value, low, high = (f"{figure[end] * scale:.1f}".removesuffix(".0") for end in ("value", "low", "high"))
    if scale == 1:
        return Text(f"{value} ({low}–{high})", f"{value}（{low}–{high}）")
    return Text(f"{value} % ({low}–{high} %)", f"{value}%（{low}–{high}%）")
