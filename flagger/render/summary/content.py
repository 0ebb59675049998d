"""The words of the picture: what, when, how much, to whom, what is asked; each with its label."""

from collections.abc import Iterable
from typing import Any

from flagger.cautions import second_scam
from flagger.model import Loss, Wallet
from flagger.render.charts.scales import trimmed
from flagger.render.fonts import shown
from flagger.render.safe import visible
from flagger.render.sections.held import network_of
from flagger.render.sections.summary_asked import FINE
from flagger.render.sections.wallets import GUESSED, account, guessed
from flagger.render.times import duration, zone_title
from flagger.render.view_parts import Address
from flagger.render.view_totals import View
from flagger.render.words import PATTERNS, SEVERITIES, VERDICTS, dealings
from flagger.text import Lang, Text, listed

MOST_INCIDENTS, MOST_ASSETS, MOST_ADDRESSES, MOST_ANSWERS = 4, 8, 6, 4
WIDEST = 48  # characters of an address on one line
TITLE = Text("Unusual transfers out of my {x}", "本人{x}资产异常转出：摘要")
ID = Text(
    "report {id}, made by software from exported records (flagger {version})",
    "报告编号 {id}　由软件根据导出记录整理（flagger {version}）",
)
TAGS = {
    "record": Text("record", "记录"),
    "inference": Text("inference", "推断"),
    "statement": Text("statement", "本人陈述"),
}
LEGEND = {
    "record": Text("stands in the files", "文件中的内容"),
    "inference": Text("by public rules, may be wrong", "按公开规则得出，可能有误"),
    "statement": Text("the owner's word", "本人填写"),
}
WHAT, WHEN, MUCH = Text("What", "发生了什么"), Text("When", "什么时间"), Text("How much", "转出数量")
WHERE, MINE, ASKED, ANSWER = (
    Text("{to}", "{to}"),
    Text("The {x}", "本人{x}"),
    Text("What is asked", "请求事项"),
    Text("The owner's answer", "本人答复"),
)
FITS = Text("{title} (flag strength: {severity})", "{title}（标记强度：{severity}）")
STRENGTH = Text(
    "Strength says how much the rules rest on, not how likely a crime is.",
    "标记强度指规则依据的多少，不是犯罪可能性。",
)
MORE = Text("{count} more, see the report", "另有 {count} 项，见报告")
SPAN = Text("{count} outgoing transfers within {lasted}", "共 {count} 笔转出，历时 {lasted}")
ONE = Text("1 outgoing transfer", "共 1 笔转出")
TO_UTC = Text("{first} to {last}", "{first} 至 {last}")
EXACT = Text("{network}, × {count}; exact", "{network}，{count} 笔；精确数量")
EXACT_ACCOUNT = Text("× {count}; exact", "{count} 笔；精确数量")
CONFIRMED = Text("confirmed by the owner as not intended: {amounts}", "本人确认非本意：{amounts}")
GOT = Text("{letter}  received {amounts}; {before}", "{letter}　收到 {amounts}；{before}")
NOBODY = (
    Text(
        "Who holds these addresses is not in the files and was not checked.",
        "以上地址属于何人、何平台：文件中没有，未核实。",
    ),
    Text(
        "Who these payees really are is not in the files and was not checked.",
        "以上收款方的真实身份：文件中没有，未核实。",
    ),
)
CLAIMED = Text("the owner's {x}, as the owner claims", "本人主张为本人{x}")
WALLET, ACCOUNT = Text("wallet", "钱包"), Text("account", "账户")
# By whether payment apps keep all of it.
NUMBERS = (Text("Hashes", "交易哈希"), Text("Order numbers", "订单号"))
RECIPIENTS = (Text("Recipient addresses", "收款地址"), Text("Payees", "收款方"))
THESE = (Text("addresses", "地址"), Text("payees", "收款方"))
ANSWERED = Text("{label}: {verdict}", "{label}：{verdict}")
NO_ANSWER = Text(
    "The owner has not answered yet which transfers were intended.", "本人尚未逐笔答复是否本人操作。"
)
REQUESTS = (
    Text(
        "1. Please preserve records about these {x} and transfers.",
        "1. 请保存与上述{x}、转账有关的记录。",
    ),
    Text(
        "2. Please review them as far as your role allows, and answer in writing with a reference number.",
        "2. 请在职责范围内核查，书面回复并告知受理或工单编号。",
    ),
    Text(
        "Whether the law was broken is for the competent authority to decide.",
        "是否构成违法犯罪，由有权机关依法认定。",
    ),
)
WARNING = Text("Beware of a second loss", "谨防二次诈骗")
FOOT = Text(
    "A flag is not a finding that the law was broken. This picture does not prove whose {x} it is. {hash}, file lines and "
    "checksums are in the full report.",
    "被标记不等于违法认定。本图不证明{x}归属。{hash}、文件行号和校验值见完整报告。",
)


def content(view: View, lang: Lang) -> dict[str, Any]:
    """Plain values for the page; every character is one that the font can draw."""
    report = view.report
    sections = [
        (WHAT, _what(view, lang)), (WHEN, _when(view, lang)), (MUCH, _much(view, lang)), (WHERE, _where(view, lang)),
        (MINE, _mine(view, lang)), _asked(view, lang),
    ]  # fmt: skip
    return {
        "lang": lang,
        "title": TITLE.say(lang, x=_held(view)),
        "id": ID.say(lang, id=report.report_id, version=report.version),
        "tags": {kind: text.say(lang) for kind, text in TAGS.items()},
        "legend": [[kind, text.say(lang)] for kind, text in LEGEND.items()],
        "sections": [
            {"head": head.say(lang, x=_held(view), to=RECIPIENTS[view.only_apps]), "lines": lines}
            for head, lines in sections
        ],
        "warning": [WARNING.say(lang), second_scam(view.owners).say(lang)],
        "foot": FOOT.say(lang, x=_held(view), hash=NUMBERS[view.only_apps]),
    }


def _asked(view: View, lang: Lang) -> tuple[Text, list[dict[str, str | None]]]:
    """What is asked for; where the owner intended all of it, that nothing is."""
    if view.fine:
        return ANSWER, [_line(Text(*FINE).say(lang), "statement")]
    return ASKED, [_line(text.say(lang, x=THESE[view.only_apps])) for text in REQUESTS]


def _held(view: View) -> Text:
    return ACCOUNT if view.only_accounts else WALLET


def _line(text: str, tag: str | None = None, kind: str = "plain") -> dict[str, str | None]:
    return {"text": shown(text), "tag": tag, "kind": kind}


def _more(count: int, lang: Lang) -> list[dict[str, str | None]]:
    return [_line(MORE.say(lang, count=count), kind="small")] if count > 0 else []


def _what(view: View, lang: Lang) -> list[dict[str, str | None]]:
    kinds = list(dict.fromkeys((i.pattern, i.by_rules or i.severity) for i in view.main))
    told = [
        _line(FITS.say(lang, title=PATTERNS[pattern], severity=SEVERITIES[severity]), "inference")
        for pattern, severity in kinds[:MOST_INCIDENTS]
    ]
    return [*told, *_more(len(kinds) - MOST_INCIDENTS, lang), _line(STRENGTH.say(lang), kind="small")]


def _when(view: View, lang: Lang) -> list[dict[str, str | None]]:
    span = view.span(view.main)
    first, last = (span.first, span.last) if span else (view.moment(view.main[0].first),) * 2
    zone = zone_title(view.report.history.zone).say(lang)
    count = span.count if span else 0
    told = ONE if count == 1 else SPAN
    many = told.say(lang, count=count, lasted=duration(span.seconds if span else 0))
    times = [_until(one, two, lang) for one, two in ((first.utc, last.utc), (first.local, last.local))]
    return [_line(times[0], "record"), _line(f"{zone} {times[1]}"), _line(many, kind="small")]


def _until(first: str, last: str, lang: Lang) -> str:
    """Two times of one zone, the zone once, the date once where it is the same."""
    if first == last:
        return first
    day, time = first[:10], first[11:19]
    end = last[11:] if last[:10] == day else last
    return TO_UTC.say(lang, first=f"{day} {time}", last=end)


def _amount(loss: Loss) -> str:
    return f"{trimmed(loss.amount)} {visible(loss.asset, 24)}"


def _much(view: View, lang: Lang) -> list[dict[str, str | None]]:
    made = []
    flagged = [q.flagged for q in view.quantities if q.flagged]
    for loss in flagged[:MOST_ASSETS]:
        made.append(_line(_amount(loss), "record", "amount"))
        network = network_of(view, loss.network, lang)
        exact = (EXACT if network else EXACT_ACCOUNT).say(lang, network=network, count=loss.count)
        made.append(_line(exact, kind="small"))
    made += _more(len(flagged) - MOST_ASSETS, lang)
    confirmed = [_amount(q.confirmed) for q in view.quantities if q.confirmed]
    if confirmed:
        made.append(_line(CONFIRMED.say(lang, amounts=listed(confirmed)), "statement"))
    return made


def _where(view: View, lang: Lang) -> list[dict[str, str | None]]:
    got = [address for address in view.recipients if address.received]
    made = [line for address in got[:MOST_ADDRESSES] for line in _address(address, lang)]
    return [
        *made,
        *_more(len(got) - MOST_ADDRESSES, lang),
        _line(NOBODY[view.only_apps].say(lang), kind="small"),
    ]


def _address(address: Address, lang: Lang) -> list[dict[str, str | None]]:
    before = dealings(address.paid_before, address.came_before, address.bait)
    amounts = listed(_amount(loss) for loss in address.received)
    facts = {
        "letter": address.letter,
        "amounts": amounts,
        "before": before,
    }
    return [*_whole(address.address, "record"), _line(GOT.say(lang, **facts), kind="small")]


def _whole(address: str, tag: str) -> Iterable[dict[str, str | None]]:
    """An address in pieces that fit the width; nothing is left out."""
    pieces = [address[start : start + WIDEST] for start in range(0, len(address), WIDEST)] or [""]
    return [_line(piece, tag if place == 0 else None, "code") for place, piece in enumerate(pieces)]


def _own(wallet: Wallet, view: View, lang: Lang) -> list[dict[str, str | None]]:
    """A wallet or account, and whose word it is that it is the owner's."""
    tag = "inference" if guessed(wallet) else "statement"
    words = GUESSED if guessed(wallet) else CLAIMED
    name = account(wallet.address)
    told = [_line(name.say(lang), tag)] if name else _whole(visible(wallet.address), tag)
    return [*told, _line(words.say(lang, x=_held(view)), kind="small")]


def _mine(view: View, lang: Lang) -> list[dict[str, str | None]]:
    made = [line for wallet in view.report.history.wallets[:3] for line in _own(wallet, view, lang)]
    answered = [i for i in view.main if i.verdict]
    made += [
        _line(ANSWERED.say(lang, label=i.label, verdict=VERDICTS[str(i.verdict)]), "statement")
        for i in answered[:MOST_ANSWERS]
    ]
    return made if answered or view.answers else [*made, _line(NO_ANSWER.say(lang), kind="small")]
