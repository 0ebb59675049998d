"""Approvals and calls of contracts: what the files show, blanks for what they do not."""

from flagger.document import Blank, Block, Code, Heading, Line, Row, Table
from flagger.render.calls import Calls, Grant, grants, others, stated
from flagger.render.sections.phrases import at, note, place, plain, rest, said, whole
from flagger.render.view_totals import View
from flagger.rules.base import CAPABILITIES
from flagger.text import Lang, Text

MOST = 40
MOST_CALLS = 20
_WITHOUT = {"bitcoin"}  # networks on which nobody can be given an approval
_UNSTATED = (
    "The records show calls of “Approve”. Where it is blank below, the export does not state spender or allowance: look at the "
    "transaction's page and write them down. An approval moves nothing by itself, and cannot move the network's own coin.",
    "记录显示授权（Approve）调用。下表留空处，导出文件不含被授权地址和额度，请在该交易页面查看后填写。授权本身不转移资产，"
    "也不能转走该网络自己的币（如 ETH、TRX）。",
)
_PERMIT = (
    "A permission given by a signature alone (permit) leaves no line in the owner's transactions: that no approval stands here does "
    "not show that none was given. Which allowances are in force now is not in the files either: see the wallet's approval page.",
    "仅凭签名给出的许可（Permit）不会在本人的交易中留下记录：此处没有授权，不等于从未授权。目前仍有效的授权也不在文件中，"
    "请在钱包应用自带的授权管理中查看。",
)
_ABSENT = (
    "Not in the export: these files do not say which function was called, so approvals cannot be seen in them.",
    "导出文件中没有：这些文件不含调用方法，看不出是否有过授权。",
)
_RIGHTS = (
    "The records show a change of the account's rights. Who holds the rights since then is not in the export: open the account's "
    "page, see Owner and Active, and write the addresses down.",
    "记录显示账户权限变更。变更后权限归哪些地址，导出文件未载明：请打开该账户页面，查看 Owner、Active 权限并抄下地址。",
)
_TRIGGER = (
    "“TriggerSmartContract” only says that a contract was called, not which function: approvals may be among these calls.",
    "“TriggerSmartContract”只说明调用了合约，不说明调用的是哪个方法：其中可能包含授权。",
)
_CALLED = Text("Function", "调用方法"), Text("Times", "次数"), Text("First", "首次"), Text("Last", "末次")
_GRANTED = Text("Time", "时间"), Text("Function", "调用方法"), Text("Line", "文件行号")


def build(view: View, lang: Lang) -> list[Block]:
    """The table of approvals, then the other calls; or that the files hold none; nothing where there can be none."""
    if view.only_accounts or not set(view.networks) - _WITHOUT:
        return []
    title = said(lang, "Approvals and contract calls", "授权与合约交互")
    blocks: list[Block] = [Heading(title, anchor="approvals")]
    if not stated(view):
        blocks.append(plain(lang, *_ABSENT))
        need = "contract-type" if "tron" in view.networks else "method"
        return [*blocks, note(lang, *CAPABILITIES[need]), note(lang, *_PERMIT)]
    found = grants(view, MOST)
    if found.shown:
        if not all(grant.rights for grant in found.shown):
            blocks.append(note(lang, *_UNSTATED))
        if any(grant.rights for grant in found.shown):
            blocks.append(note(lang, *_RIGHTS))
        rows = tuple(_granted(grant, lang) for grant in found.shown)
        blocks.append(Table(tuple(text.say(lang) for text in _GRANTED), rows))
        blocks += rest(found.more, "transfers.csv", lang)
    else:
        none = "The files hold no approval call.", "文件中没有授权（Approve）调用。"
        blocks.append(plain(lang, *none))
    return [*blocks, note(lang, *_PERMIT), *_others(view, lang)]


def _granted(grant: Grant, lang: Lang) -> Row:
    line = grant.line
    method = line.method or said(lang, "not stated", "未载明")
    failed = "" if grant.done else said(lang, " (failed: without effect)", "（失败，未生效）")
    cells: tuple[Line, ...] = ((at(line.at),), (method + failed,), (place(line, lang),))
    below: list[Line] = [(said(lang, "Hash ", "哈希 "), whole(line.tx_hash, lang))]
    if not grant.rights:
        below.append((said(lang, "Contract called ", "被调用的合约 "), whole(line.party, lang)))
    if line.link:
        below.append((said(lang, "Look up at ", "查看网址 "), Code(line.link, line.link)))
    below.append(_rights(lang) if grant.rights else _spender(grant, lang))
    if line.number:
        below.append((said(lang, "This is No. {n}", "即第 {n} 笔", n=line.number),))
    return Row(cells, tuple(below))


def _spender(grant: Grant, lang: Lang) -> Line:
    return (
        said(lang, "Spender ", "被授权地址 "),
        Code(grant.spender) if grant.spender else Blank(wide=True),
        said(lang, " Allowance ", "　额度 "),
        grant.allowance or Blank(),
    )


def _rights(lang: Lang) -> Line:
    return (said(lang, "New keys (Owner, Active) ", "新的权限地址（Owner、Active） "), Blank(wide=True))


def _others(view: View, lang: Lang) -> list[Block]:
    found = others(view, MOST_CALLS)
    heading = Heading(said(lang, "Other functions that this wallet called", "本钱包的其他合约调用"), 3)
    if not found.shown:
        return [heading, plain(lang, "None in the files.", "文件中没有。")]
    rows = tuple(_called(calls, lang) for calls in found.shown)
    table = Table(tuple(text.say(lang) for text in _CALLED), rows, frozenset({1}))
    opaque = any(calls.method == "TriggerSmartContract" for calls in found.shown)
    remark = [note(lang, *_TRIGGER)] if opaque else []
    return [heading, *remark, table, *rest(found.more, "transfers.csv", lang)]


def _called(calls: Calls, lang: Lang) -> Row:
    cells: tuple[Line, ...] = (
        (calls.method,),
        (str(calls.count),),
        (at(calls.first),),
        (at(calls.last),),
    )
    return Row(cells, ((said(lang, "Contract ", "合约 "), Code(calls.contract)),))
