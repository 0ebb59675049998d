"""The addresses: the owner's, those that received, and those that were imitated."""

from flagger.document import Block, Break, Code, Heading, Inline, Items, Line, Strong
from flagger.render.safe import visible
from flagger.render.sections.lines import INFERENCE, RECORD, address, amounts, joined, rule, when
from flagger.render.sections.phrases import plain, said
from flagger.render.view_parts import Address
from flagger.render.view_totals import View
from flagger.render.words import network_name
from flagger.text import Lang, Text

MOST_WALLETS, MOST_ASSETS = 20, 10
_WHOSE = (
    "Recipient addresses are the addresses in question as the owner claims. Who or which platform they belong to: not in the files, "
    "not verified. Digits in bold are those a look-alike shares.",
    "以下收款地址为本人主张的涉案地址。属于何人、何平台：文件中没有，未核实。加粗部分为相似地址的相同字符。",
)
_BEFORE = (
    "{before}payments to it: {p}; incoming from it: {c}.",
    "{before}向其付款 {p} 笔，收到其转入 {c} 笔。",
)
_ALIKE = (
    " First {f} and last {l} characters equal those of {x}; the others differ. ",
    " 首 {f} 位、末 {l} 位与 {x} 相同，其余不同。",
)


def build(view: View, lang: Lang) -> list[Block]:
    """One entry an address, always whole."""
    own = said(lang, "Own wallet (claimed by the owner)", "本人钱包（本人主张）")
    if view.only_accounts:
        own = said(lang, "Own account (claimed by the owner)", "本人账户（本人主张）")
    wallets: list[Line] = [
        (
            Strong(own), Break(), address(visible(wallet.address)), Break(),
            network_name(wallet.network).say(lang),
        )
        for wallet in view.report.history.wallets[:MOST_WALLETS]
    ]  # fmt: skip
    others = [_entry(view, each, lang) for each in view.recipients]
    return [
        Heading(said(lang, "Addresses", "地址"), anchor="addresses"),
        plain(lang, *_WHOSE),
        Items((*wallets, *others), style="ruled"),
    ]


def _entry(view: View, each: Address, lang: Lang) -> Line:
    role = (
        said(lang, "Recipient address", "收款地址")
        if each.received
        else said(lang, "Address paid before, imitated", "以往付款的地址（被模仿）")
    )
    made = joined(
        Strong(f"{each.letter}　{role}"), Break(), address(each.address, each.alike), Break(),
        RECORD, " ", _records(each, lang),
    )  # fmt: skip
    if each.like:
        first, last = each.alike
        told = said(lang, *_ALIKE, f=first, l=last, x=view.letters[each.like])
        made = joined(made, Break(), INFERENCE, told, rule("look-alike-payee"))
    return joined(made, Break(), Code(each.link, each.link)) if each.link else made


def _records(each: Address, lang: Lang) -> Line:
    made: list[Inline | Line] = []
    semicolon = said(lang, "; ", "；")
    if each.received:
        got = amounts(each.received[:MOST_ASSETS], lang, counted=True)
        made += [said(lang, "Received in the groups above: {x}", "在上述各组中收到：{x}", x=got), semicolon]
    if each.first and each.last:
        made += [said(lang, "first ", "首笔 "), when(each.first)]
        made += [said(lang, ", last ", "，末笔 "), when(each.last), semicolon]
    before = Text("before that: ", "此前：") if each.received else Text("in all: ", "合计：")
    made.append(said(lang, *_BEFORE, before=before, p=each.paid_before, c=each.came_before))
    if each.label:
        label = " Label in the export (not verified): “{x}”.", "导出文件中的标签（未核实）：“{x}”。"
        made.append(said(lang, *label, x=each.label))
    return joined(*made)
