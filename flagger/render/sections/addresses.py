"""The addresses: the owner's, those that received, and those that were imitated."""

from collections.abc import Sequence

from flagger.document import Block, Break, Code, Heading, Inline, Items, Line, Para, Strong
from flagger.incidents.verdicts import DENIED
from flagger.model import Wallet
from flagger.render.sections.held import payee_word, whose
from flagger.render.sections.lines import INFERENCE, RECORD, address, amounts, comma, joined, rule, when
from flagger.render.sections.owner import answered
from flagger.render.sections.phrases import said
from flagger.render.sections.wallets import placed, titled, whole
from flagger.render.view_parts import Address
from flagger.render.view_totals import View
from flagger.similar import head
from flagger.text import Lang, Text

MOST_WALLETS, MOST_ASSETS = 20, 10
_OPEN = (
    "These received flagged transfers; the owner has not confirmed any. ",
    "以下为被标记的转出的{x}，本人尚未确认。",
)
_CLAIMED = "The owner states that what {x} received was not intended. ", "{x} 为本人主张的涉案地址。"
_FINE = "The owner states that what {x} received is fine. ", "付给 {x} 的，本人已答复没有问题。"
_REST = "Not confirmed by the owner: {x}. ", "本人尚未确认：{x}。"
_BOLD = " Digits in bold are those a look-alike shares.", "加粗部分为相似地址的相同字符。"
_BEFORE = (
    "{before}payments to it: {p}; incoming from it: {c}{bait}.",
    "{before}向其付款 {p} 笔，收到其转入 {c} 笔{bait}。",
)
_BAIT = (
    " (not counted: {n} dust, zero-value or counterfeit records, see “Records that took nothing”)",
    "（另有与其有关的小额、零金额或仿冒记录 {n} 条，见“未造成减少的记录”）",
)
_ALIKE = (
    " {f} characters after “{h}” and the last {l} equal those of {x}; the others differ. ",
    " “{h}”后首 {f} 位、末 {l} 位与 {x} 相同，其余不同。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """One entry an address, always whole; nothing where nobody received anything: the cover names the wallets."""
    if not view.recipients:
        return []
    wallets = [_wallet(wallet, lang) for wallet in view.report.history.wallets[:MOST_WALLETS]]
    others = [_entry(view, each, lang) for each in view.recipients]
    title = said(lang, "Payees", "收款方") if view.only_apps else said(lang, "Addresses", "地址")
    return [
        Heading(title, anchor="addresses"),
        *_whose(view, lang),
        Items((*wallets, *others), style="ruled"),
    ]


def _wallet(wallet: Wallet, lang: Lang) -> Line:
    made = joined(Strong(titled(wallet, lang)), Break(), whole(wallet, lang))
    return joined(made, Break(), placed(wallet, lang)) if placed(wallet, lang) else made


def _whose(view: View, lang: Lang) -> list[Block]:
    """Whom the owner has named, whom not, by what was answered; nothing where nobody received anything."""
    got = [each for each in view.recipients if each.received]
    if not got:
        return []
    denied, fine = (_paid(view, got, answered(view, *verdicts)) for verdicts in (DENIED, ("mine_ok",)))
    fine = [each for each in fine if each not in denied]
    rest = [each.letter for each in got if each.letter not in (*denied, *fine)]
    parts = (_CLAIMED, denied), (_FINE, fine), (_REST, rest)
    told = "".join(said(lang, *words, x=comma(lang).join(some)) for words, some in parts if some)
    if len(rest) == len(got):
        told = said(lang, *_OPEN, x=payee_word(view))
    bold = said(lang, *_BOLD) if any(sum(each.alike) for each in view.recipients) else ""
    return [Para((told + whose(view).say(lang) + bold,))]


def _paid(view: View, got: Sequence[Address], rows: Sequence[int]) -> list[str]:
    """The letters of those that these rows paid."""
    paid = {view.line(row).party for row in rows}
    return [each.letter for each in got if each.address in paid]


def _entry(view: View, each: Address, lang: Lang) -> Line:
    role = (
        payee_word(view).say(lang)
        if each.received
        else said(lang, "Address paid before", "以往付款的地址") + _resembling(view, each, lang)
    )
    made = joined(
        Strong(f"{each.letter}　{role}"), Break(), address(each.address, each.alike), Break(),
        RECORD, " ", _records(each, lang, bill=view.only_apps),
    )  # fmt: skip
    if each.like:
        first, last = each.alike
        told = said(lang, *_ALIKE, h=head(each.address), f=first, l=last, x=view.letters[each.like])
        made = joined(made, Break(), INFERENCE, told, rule("look-alike-payee"))
    return joined(made, Break(), Code(each.link, each.link)) if each.link else made


def _resembling(view: View, usual: Address, lang: Lang) -> str:
    """Which recipients look like it: a comparison of characters, of nobody's intention."""
    letters = comma(lang).join(each.letter for each in view.recipients if each.like == usual.address)
    return said(lang, " (resembles {x})", "（与 {x} 相似）", x=letters) if letters else ""


def _records(each: Address, lang: Lang, *, bill: bool) -> Line:
    made: list[Inline | Line] = []
    semicolon = said(lang, "; ", "；")
    if each.received:
        got = amounts(each.received[:MOST_ASSETS], lang, counted=True)
        made += [said(lang, "Received in the groups above: {x}", "在上述各组中收到：{x}", x=got), semicolon]
    if each.first and each.last and each.first.order < each.last.order:
        made += [said(lang, "first ", "首笔 "), when(each.first)]
        made += [said(lang, ", last ", "，末笔 "), when(each.last), semicolon]
    elif each.first:
        made += [said(lang, "at ", "时间 "), when(each.first), semicolon]
    before = Text("before that: ", "此前：") if each.received else Text("in all: ", "合计：")
    bait = said(lang, *_BAIT, n=each.bait) if each.bait else ""
    made.append(said(lang, *_BEFORE, before=before, p=each.paid_before, c=each.came_before, bait=bait))
    if each.label:
        label = " Label in the export (not verified): “{x}”.", "导出文件中的标签（未核实）：“{x}”。"
        if bill:
            label = (
                " Account of the other side, as the bill shows it: “{x}”.",
                "对方账号（账单所示）：“{x}”。",
            )
        made.append(said(lang, *label, x=each.label))
    return joined(*made)
