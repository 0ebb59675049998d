"""Short texts for forms in apps: what is asked, what left, to whom; more of it where there is room."""

from collections.abc import Sequence

from flagger.accounts import CUSTODIAL
from flagger.claims.entries import entry, first_entry
from flagger.claims.fitting import ASKED, BLANK, CLOSING, ENTRIES, LEFT, MORE, Short, Wish, at
from flagger.claims.matter import Matter
from flagger.claims.parts import held, joined, said
from flagger.text import Lang, Text

MOST_ASSETS = 4


def short(
    matter: Matter, lang: Lang, asked: tuple[str, ...], more: Sequence[str] = (), *, key: Sequence[str] = ()
) -> Short:
    """The parts of every short text, by weight.

    `asked` says one thing, briefer forms first; `key` are lines that this reader needs most, `more` those that may be missing.
    """
    brief, *fuller = asked
    forms = first_entry(matter, lang)
    return Short(
        (
            Wish(ASKED, _ended(brief)),
            *(Wish(LEFT, line) for line in _brief(matter, lang)),
            *(Wish(ENTRIES, line) for line in forms[:1]),
            *at(ASKED + 1, key),
            *(Wish(ENTRIES, line) for line in forms[1:2]),
            Wish(CLOSING, lambda shown: _closing(matter, shown, lang)),
            *(Wish(ASKED, _ended(line)) for line in fuller),
            Wish(LEFT, what_left(matter, lang)),
            *(Wish(ENTRIES, line) for line in forms[2:]),
            *at(MORE, [*map(_ended, more), _own(matter, lang)]),
            *at(ENTRIES + 1, [entry(each, lang) for each in matter.sent[1:]]),
        )
    )


def said_of(forms: Sequence[Text], lang: Lang) -> tuple[str, ...]:
    """One thing in briefer and fuller forms, in one language."""
    return tuple(form.say(lang) for form in forms)


def reference(matter: Matter, lang: Lang) -> str:
    """The police reference as its own line, or a blank for it."""
    number = " ".join(matter.case.state.police_reference.split())
    return said(lang, "Police ref.: {x}.", "警方案件编号：{x}。", x=number or BLANK)


def _ended(line: str) -> str:
    return line.removesuffix("；") + "。" if line.endswith("；") else line


def _own(matter: Matter, lang: Lang) -> str:
    """From which addresses it left; accounts have none."""
    mine = list(dict.fromkeys(each.own for each in matter.sent if each.own not in CUSTODIAL))
    if not mine:
        return ""
    more = said(lang, " and others", " 等") if len(mine) > 1 else ""
    return said(lang, "My address: {x}{more}.", "本人地址：{x}{more}。", x=mine[0], more=more)


def _brief(matter: Matter, lang: Lang) -> tuple[str, str]:
    """When and how many; the same with how much of which asset."""
    number = len(matter.sent) + matter.more
    counted = said(
        lang,
        "{days}, 1 transfer{state}" if number == 1 else "{days}, {n} transfers{state}",
        "{days}转出 {n} 笔{state}",
        days=days(matter, lang),
        n=number,
        state=said(lang, " I did not intend", "（本人确认非本意）")
        if matter.answered
        else said(lang, " (unconfirmed)", "（本人未确认）"),
    )
    stop = said(lang, ".", "。")
    return counted + stop, counted + said(lang, ": ", "：") + amounts(matter, lang) + stop


def days(matter: Matter, lang: Lang) -> str:
    """The day, or the first and the last: of payment apps as their bills name it, of all else in UTC."""
    first, last = (when.local if matter.only_apps else when.utc for when in (matter.first, matter.last))
    first, last = first[:10], last[:10]
    span = first if first == last else said(lang, "{a} to {b}", "{a} 至 {b}", a=first, b=last)
    if matter.only_apps:
        return said(lang, "{x} ({zone})", "{x}（{zone}）", x=span, zone=matter.zone_name)
    return said(lang, "{x} UTC", "{x}（UTC）", x=span)


def what_left(matter: Matter, lang: Lang) -> str:
    """One sentence: how much, when, how often, and whether the owner has confirmed it."""
    number = len(matter.sent) + matter.more
    return said(
        lang,
        "{days}: {x} left my {place} in 1 transfer ({state})."
        if number == 1
        else "{days}: {x} left my {place} in {n} transfers ({state}).",
        "{days}从本人{place}转出 {n} 笔，共 {x}（{state}）。",
        days=days(matter, lang),
        place=held(matter, lang),
        n=number,
        x=amounts(matter, lang),
        state=said(
            lang,
            "confirmed by me as not intended" if matter.answered else "flagged by software, unconfirmed",
            "本人确认非本意" if matter.answered else "由软件标记，本人尚未逐笔确认",
        ),
    )


def amounts(matter: Matter, lang: Lang) -> str:
    """What left, by asset, and how many assets are not named."""
    every = matter.headline()
    more = len(every) - MOST_ASSETS
    shown = joined(lang, every[:MOST_ASSETS])
    if more <= 0:
        return shown
    return shown + said(
        lang, " and 1 more asset" if more == 1 else " and {n} more assets", " 等另外 {n} 种", n=more
    )


def _closing(matter: Matter, shown: int, lang: Lang) -> str:
    number = said(lang, "Report {id}.", "报告编号 {id}。", id=matter.report_id)
    left = len(matter.sent) - shown + matter.more
    if not left:
        return number
    if shown:
        return said(lang, "{n} more attached. ", "另有 {n} 笔见附件。", n=left) + number
    one = "1 transfer attached. " if left == 1 else "{n} transfers attached. "
    return said(lang, one, "{n} 笔见附件。", n=left) + number
