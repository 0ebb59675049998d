"""Who controls the wallet and where the assets came from: what a file can show, and blanks for the rest."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from flagger.document import Blank, Block, Heading, Line, Para, Row, Table
from flagger.model import plain as exact
from flagger.render.accounts import ranges
from flagger.render.origin_rows import Inbound, Origin
from flagger.render.origins import Origins
from flagger.render.safe import visible
from flagger.render.sections.chains import chains, numbered
from flagger.render.sections.control import control
from flagger.render.sections.held import network_of
from flagger.render.sections.phrases import at, note, place, plain, said, what, whole
from flagger.render.view_totals import View
from flagger.render.words import rule_title
from flagger.text import Lang

MOST = 40
MOST_BOUGHT = 5
MOST_RANGES = 30
_HOW = (
    "For each transfer out, the incoming rows before it are counted from the newest backwards until they cover it. Coins of "
    "one kind are interchangeable, and ordinary spending in between is not deducted: this is a way to find receipts, not a "
    "finding which coin is which.",
    "从每笔转出往前，由近到远累计转入记录，直到够抵该笔数量。同种币可以互换，中间的日常支出没有扣除：这样做是为了方便查找凭证，"
    "不是认定哪一枚币来自哪里。",
)
_HOW_APP = (
    "For each payment, the incoming rows before it are counted from the newest backwards until they cover it; ordinary spending in "
    "between is not deducted, and a payment may also have been made from a bank card: this is a way to find receipts, not a finding "
    "which sum came from where.",
    "从每笔付款往前，由近到远累计转入记录，直到够抵该笔金额；中间的日常支出没有扣除，也可能直接由银行卡付款：这样做是为了方便查找凭证，"
    "不是认定哪一笔钱来自哪里。",
)
_NO_ACCOUNT = (
    "Missing: no export of another account (exchange, payment app) was given, so the files do not show how the assets were bought. If they "
    "were bought on an exchange, export its withdrawals and its trades, and make the report again with all files together.",
    "缺少：没有提供交易所或支付应用等其他账户的导出，文件看不出这些资产是怎样买来的。若在交易所购买，请导出该平台的“提现记录”和"
    "“交易（购币）记录”，与钱包导出一起重新生成报告。",
)
_NO_PAYMENT = (
    "Missing: no export of a payment app or bank was given, so the files do not show how the assets were paid for.",
    "缺少：没有提供支付应用或银行的导出，文件看不出购买这些资产时是怎样付款的。",
)
_NO_MATCH = (
    "Missing: exports of accounts were given, but none of their withdrawals has the hash of a row listed here.",
    "缺少：已提供账户导出，但其中没有一笔提现的哈希与此处列出的转入相同。",
)
_SOME_MATCH = (
    "Missing: {n} of the incoming rows above have no withdrawal with the same hash among the account exports given.",
    "缺少：以上转入中有 {n} 条，在所提供的账户导出里没有哈希相同的提现记录。",
)


_COVERED = "Together these rows cover the whole quantity.", "以上各行合计足以覆盖该数量。"
_COVERED_WITH_LEFT = (
    "These rows and the {n} not listed together cover the whole quantity.",
    "以上各行连同未列出的 {n} 条，合计足以覆盖该数量。",
)
_LEFT = (
    "{n} more are not printed here: {where}. All of them are in transfers.csv.",
    "另有 {n} 条未在此列出：{where}。全部见 transfers.csv。",
)
_MORE_LINES = "{told} and {n} more lines", "{told} 等，另有 {n} 行"


@lru_cache(maxsize=1)  # asked for once a language
def _origins(view: View) -> Origins:
    return Origins(view, MOST, MOST_BOUGHT)


def build(view: View, lang: Lang) -> list[Block]:
    """Control, then origin asset by asset, then the chains that exchange exports complete."""
    if not view.asked:
        return []
    origins = _origins(view)
    title = said(lang, "Wallet control and origin of assets", "钱包控制与资产来源")
    if view.only_accounts:
        title = said(lang, "Control of the account and origin of the funds", "账户控制与资金来源")
    blocks: list[Block] = [
        Heading(title, anchor="origin"),
        *control(view, lang),
    ]
    heading = Heading(said(lang, "Origin of what left", "转出资产的来源"), 3)
    blocks += [heading, note(lang, *(_HOW_APP if view.only_apps else _HOW))]
    leading = {p.row: p.rule for incident in view.asked for p in incident.precursors}
    for origin in origins.every:
        blocks += _asset(view, origin, leading, lang)
    if not origins.every:
        blocks.append(plain(lang, "Nothing left by the flagged records.", "被标记的记录没有转出资产。"))
    matched = [(o, i) for o in origins.every for i in o.inbound if i.withdrawal]
    if view.only_apps:
        return blocks
    if not origins.elsewhere:
        blocks.append(plain(lang, *(_NO_PAYMENT if view.only_accounts else _NO_ACCOUNT)))
    elif not matched:
        blocks.append(plain(lang, *_NO_MATCH))
    elif unmatched := sum(len(origin.inbound) for origin in origins.every) - len(matched):
        blocks.append(plain(lang, *_SOME_MATCH, n=unmatched))
    return blocks + chains(matched, lang)


def _asset(view: View, origin: Origin, leading: Mapping[int, str], lang: Lang) -> list[Block]:
    network, asset, contract = origin.key
    title = f"{exact(origin.lost)} {visible(asset, 40)}"
    facts: Line = (
        *((place, said(lang, "; ", "；")) if (place := network_of(view, network, lang)) else ()),
        said(lang, "transfers out: {n}", "转出：{n}", n=numbered(origin.numbers, lang)),
        *((said(lang, "; contract ", "；合约 "), whole(visible(contract), lang)) if contract else ()),
    )
    voucher = _VOUCHER_APP if view.only_apps else _VOUCHER
    head = ("#", *(said(lang, *each) for each in (*_HEAD, voucher)))
    rows = tuple(_row(view, n, each, leading, lang) for n, each in enumerate(origin.inbound, start=1))
    blocks: list[Block] = [Heading(title, 4), Para(facts)]
    if rows:
        blocks.append(Table(head, rows, frozenset({2})))
    if origin.left:
        blocks.append(note(lang, *_LEFT, n=origin.more, where=_places(origin.left, lang)))
    blocks.append(_sum(origin, lang))
    return blocks


_HEAD = (("Time", "时间"), ("Came in", "转入数量"), ("Line", "文件行号"))
_VOUCHER, _VOUCHER_APP = ("Voucher no.", "购买凭证编号"), ("Voucher no.", "凭证编号")


def _places(left: Sequence[tuple[str, int]], lang: Lang) -> str:
    """File by file, the lines of the rows that found no room."""
    made = []
    for source in dict.fromkeys(source for source, _ in left):
        told, more = ranges((line for name, line in left if name == source), MOST_RANGES)
        told = told if lang == "en" else told.replace(", ", "、")
        told = said(lang, "{s} lines {told}", "{s} 第 {told} 行", s=source, told=told)
        made.append(said(lang, *_MORE_LINES, told=told, n=more) if more else told)
    return said(lang, "; ", "；").join(made)


def _row(view: View, number: int, inbound: Inbound, leading: Mapping[int, str], lang: Lang) -> Row:
    line = inbound.line
    cells: tuple[Line, ...] = (
        (str(number),),
        (at(line.at),),
        (what(line, lang),),
        (place(line, lang),),
        (Blank(),),
    )
    below: list[Line] = [
        (_number(view, lang), whole(line.tx_hash, lang)),
        (said(lang, "From ", "付款方 "), whole(line.party, lang)),
    ]
    if inbound.partly:
        used = exact(inbound.used)
        below.append((said(lang, "Of this {x} is counted.", "其中计入 {x}。", x=used),))
    if inbound.withdrawal:
        told = place(inbound.withdrawal.line, lang)
        below.append((said(lang, "Same hash: withdrawal in {p}", "哈希相同的提现记录：{p}", p=told),))
    remarks = dict.fromkeys([*(f.rule for f in line.flags), *leading.get(line.row, "").split()])
    if remarks:
        titles = ("; " if lang == "en" else "；").join(rule_title(rule).say(lang) for rule in remarks)
        remark = "This report remarks on this row: {x}.", "本报告对该行另有提示：{x}。"
        below.append((said(lang, *remark, x=titles),))
    return Row(cells, tuple(below))


def _number(view: View, lang: Lang) -> str:
    return said(lang, "Order number ", "订单号 ") if view.only_apps else said(lang, "Hash ", "哈希 ")


def _sum(origin: Origin, lang: Lang) -> Block:
    """What the rows cover, and what no row of the files explains."""
    if not origin.uncovered:
        if origin.left:
            return note(lang, *_COVERED_WITH_LEFT, n=origin.more)
        return note(lang, *_COVERED)
    return plain(
        lang,
        "Missing: for {x} {a} no incoming row stands before the transfer. The files may begin later than the balance, or it "
        "came in by records that are not among them.",
        "缺少：其中 {x} {a} 在转出之前没有对应的转入记录。可能是文件的起始时间晚于余额的形成，也可能转入记录不在所提供的文件中。",
        x=exact(origin.uncovered),
        a=visible(origin.key[1], 40),
    )
