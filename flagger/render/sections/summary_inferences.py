"""What rules conclude from the records, in a few lines, and what speaks against each."""

from collections.abc import Sequence

from flagger.document import Block, Heading, Items, Line, Ref
from flagger.model import Incident
from flagger.render.rates import measured
from flagger.render.sections.lines import INFERENCE, joined
from flagger.render.sections.phrases import said
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, SEVERITIES
from flagger.rules import classes
from flagger.text import Lang

_FITS = (
    " {who} {fit} “{p}” (rule {r}; {s}). But: {i}",
    " {who}与“{p}”相符（规则 {r}，标记强度：{s}）。相反情况：{i}",
)
_UNNAMED = (
    " {who} {fit} no known pattern, yet {be} unusual (rule {r}; {s}). But: {i}",
    " {who}不符合任何已知样式，但不寻常（规则 {r}，标记强度：{s}）。相反情况：{i}",
)
_OWN_COIN = (
    " An approval alone cannot move {c}: this was signed by this address, either confirmed by the owner on some page or by somebody who "
    "holds the key; the records cannot tell which.",
    "仅凭代币授权不能转走 {c}，该笔由本地址签名：可能是本人在页面上确认，也可能是他人掌握了私钥或助记词，记录不能区分。",
)
_STRENGTH = (
    "Strength says how much the rules rest on, not how likely a crime is. Error rates of such flags: ",
    "标记强度指规则依据的多少，不是犯罪可能性。本类标记的误报、漏报：",
)


def inferences(view: View, most: int, lang: Lang) -> list[Block]:
    """One line for each of the first groups whose rule is known; then how far such lines can be trusted."""
    groups = sorted(view.main[:most], key=lambda i: i.first)
    lines = [line for alike in _alike(view, groups) if (line := _inference(view, alike, lang))]
    known: Line = (said(lang, "see ", "见"), Ref("method"))
    rates = known if measured(view.report) else said(lang, "not measured", "未测量")
    lines.append(joined(said(lang, *_STRENGTH), rates, said(lang, ".", "。")))
    title = said(lang, "Inferences, and what speaks against them", "推断及相反情况")
    return [Heading(title, 3), Items(tuple(lines), style="plain")]


def _alike(view: View, groups: Sequence[Incident]) -> list[list[Incident]]:
    """Groups of which the same is to be said, together."""
    made: dict[tuple[object, ...], list[Incident]] = {}
    for group in groups:
        same = group.pattern, tuple(view.strongest(group)[:1]), group.severity, view.coin(group)
        made.setdefault(same, []).append(group)
    return list(made.values())


def _inference(view: View, alike: Sequence[Incident], lang: Lang) -> Line | None:
    incident = alike[0]
    ids = view.strongest(incident)
    if not ids or ids[0] not in classes():
        return None
    one = len(alike) == len(incident.rows) == 1
    text = said(
        lang,
        *(_UNNAMED if incident.pattern == "unknown" else _FITS),
        who=view.named(alike, lang),
        fit="fits" if one else "fit",
        be="is" if one else "are",
        p=PATTERNS[incident.pattern],
        r=ids[0],
        s=SEVERITIES[incident.severity],
        i=classes()[ids[0]].innocent,
    )
    coin = view.coin(incident)
    return (INFERENCE, text + (said(lang, *_OWN_COIN, c=coin) if coin else ""))
