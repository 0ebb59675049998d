"""Public registers of reported addresses (Chainabuse, explorers' report pages): the own address stays out."""

from flagger.claims import parts as p
from flagger.claims.fitting import ASKED, CLOSING, ENTRIES, LAST, Short, Wish, at
from flagger.claims.matter import Matter
from flagger.claims.recipient import Recipient
from flagger.claims.shorts import amounts, days
from flagger.document import Block, Code, Line, Para, Row, Table
from flagger.text import Lang, Text

WARNING = Text(
    "After publication, people will write to you who pretend to be support or lawyers. Answer none of them.",
    "公开后会有人冒充客服、律师联系您，请一律不要回应。",
)
_SHORT = Text("Please label or list the addresses below as reported.", "请将下列地址标注为“被举报”。")
_ASK = (Text("Please label or list the addresses above as reported.", "请将上述地址标注为“被举报”。"),)


def received(matter: Matter, lang: Lang) -> Table:
    """Recipient addresses with what they received; nothing of the owner's."""
    rows = []
    for party in matter.parties:
        cells: tuple[Line, ...] = ((party.network_name.say(lang),), (p.joined(lang, party.received),))
        rows.append(Row(cells, ((Code(party.address, party.link),),)))
    return Table((p.said(lang, "Network", "网络"), p.said(lang, "Received", "收到")), tuple(rows))


def summary(matter: Matter, lang: Lang) -> tuple[str, str]:
    """What may be said in public: amounts and days, then patterns; no hash, which leads to the owner's address."""
    titles = [group.title.say(lang) for group in matter.groups if group.fits]
    patterns = p.joined(lang, titles) if lang == "en" else "”“".join(titles)
    fits = p.said(lang, "Fits: {x}. ", "与“{x}”的样式相符。", x=patterns) if titles else ""
    reported = p.said(lang, "Reported by the sender, not verified by others.", "由转出人举报，未经他人核实。")
    return _public(matter, lang), fits + reported


def _public(matter: Matter, lang: Lang, which: str = "下列地址") -> str:
    one = len(matter.parties) == 1
    return p.said(
        lang,
        "{days}: this address received {x} ({state})."
        if one
        else "{days}: these addresses received {x} ({state}).",
        "{days}，{which}收到 {x}（{state}）。",
        which=which,
        days=days(matter, lang),
        x=amounts(matter, lang),
        state=p.said(
            lang,
            "not intended by the sender" if matter.answered else "flagged by software, not yet confirmed",
            "转出人确认非本意" if matter.answered else "由软件标记，尚待转出人确认",
        ),
    )


def public_lines(matter: Matter, lang: Lang, asked: str, *last: str) -> Short:
    """A short text without the owner's address and without hashes: what left goes before further addresses."""
    first, *rest = [f"{party.network_name.say(lang)} {party.address}" for party in matter.parties]
    _, fits = summary(matter, lang)
    return Short(
        (
            Wish(ASKED, asked),
            Wish(ENTRIES, first),
            Wish(LAST, _public(matter, lang, "上述地址")),
            Wish(CLOSING, lambda shown: _more(len(matter.parties) - shown, lang)),
            *at(ENTRIES + 1, rest),
            *at(LAST + 1, (*last, fits)),
        )
    )


def _more(left: int, lang: Lang) -> str:
    one = "1 more address is not listed here." if left == 1 else "{n} more addresses are not listed here."
    return p.said(lang, one, "另有 {n} 个地址未列出。", n=left) if left else ""


def _letter(matter: Matter, lang: Lang) -> list[Block]:
    return [
        p.title(
            lang,
            "For public registers of reported addresses",
            "向公开登记处举报地址（Chainabuse、区块链浏览器的举报页面等）",
        ),
        Para((WARNING.say(lang),), "warn"),
        p.note(
            lang,
            "Own address, hashes, name and report number are left out. Still, whoever looks up a recipient address in an "
            "explorer can see who paid it.",
            "本人地址、哈希、姓名、报告编号均已略去。但任何人在区块链浏览器查询收款地址，仍能看到由哪些地址付款。",
        ),
        *(Para((line,)) for line in summary(matter, lang)),
        received(matter, lang),
        p.section(lang, "Category and web addresses", "类别与网址"),
        Para(
            (
                p.said(lang, "Category on the form: ", "表单类别："),
                p.value("", p.said(lang, "chosen on the form", "按表单所列选项填写")),
            )
        ),
        Para(
            (
                p.said(lang, "Web addresses, apps of the other side: ", "对方网址、应用："),
                p.value(matter.case.event.counterparts),
            )
        ),
        p.items(lang, _ASK),
    ]


RECIPIENT = Recipient(
    id="public-registers",
    title=Text("Public registers (Chainabuse, explorers)", "公开登记处（Chainabuse、区块链浏览器）"),
    can=(Text("show a warning to others", "向他人显示警告"),),
    cannot=(
        Text("recover or freeze anything", "追回或冻结"),
        Text("take back easily what is public", "轻易撤回已公开的内容"),
    ),
    ask=lambda matter: _ASK,
    fields=(
        Text("address, network, category, short description", "地址、网络、类别、简短说明"),
        Text("nothing about the owner", "不写本人信息"),
    ),
    when=Text(
        "After the police agree: an early warning can also warn the other side.",
        "征得警方同意之后：过早公开也会惊动对方。",
    ),
    rule=Text("written in every report with a recipient address on a chain", "报告中有链上收款地址即生成"),
    applies=lambda matter: bool(matter.parties),
    letter=_letter,
    english_too=True,
    part="chain",
    short=lambda matter, lang: public_lines(matter, lang, _SHORT.say(lang)),
)
