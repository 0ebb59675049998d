"""The owner's addresses, those that received, and those they look like."""

from collections.abc import Sequence

from flagger.render.sheets.base import NOTES, Cell, Column, Part, Sheet, both
from flagger.render.view_parts import Address, amount, link
from flagger.render.view_totals import View
from flagger.render.words import FOUND, network_name
from flagger.text import Lang, Text

COLUMNS = (
    Column(Text("letter", "代号"), Text("How the report names the address.", "报告中的代号。"), paper=True),
    Column(Text("address", "地址"), Text("The whole address.", "地址全文。"), paper=True),
    Column(
        Text("role", "角色"),
        Text("Own, recipient, or a usual payee that one looks like.", "本人、收款，或与之相似的常用地址。"),
        "prose",
        paper=True,
    ),
    Column(Text("network", "网络"), Text("Network of its transfers.", "其转账所在网络。"), paper=True),
    Column(
        Text("received (exact)", "收到（精确）"),
        Text("Exact totals of the flagged transfers to it.", "被标记转出中该地址收到的精确合计。"),
        "prose",
        paper=True,
    ),
    Column(
        Text("first (UTC)", "首次（UTC）"), Text("First of those transfers.", "其中首笔时间。"), paper=True
    ),
    Column(Text("last (UTC)", "末次（UTC）"), Text("Last of those transfers.", "其中末笔时间。"), paper=True),
    Column(
        Text("paid before", "此前付款次数"),
        Text("Earlier payments to it.", "此前向其付款的次数。"),
        "number",
        paper=True,
    ),
    Column(
        Text("came before", "此前来款次数"),
        Text("Earlier payments from it.", "此前其付来的次数。"),
        "number",
        paper=True,
    ),
    Column(
        Text("label in the file", "文件内标签"),
        Text("The export's label, not checked.", "导出文件中的标签，未核实。"),
        "prose",
        paper=True,
    ),
    Column(Text("looks like", "相似于"), Text("The usual payee it looks like.", "与之相似的常用地址。")),
    Column(
        Text("first (local)", "首次（当地）"),
        Text("The same in the report's zone.", "同一时刻在报告所用时区的时间。"),
    ),
    Column(
        Text("last (local)", "末次（当地）"),
        Text("The same in the report's zone.", "同一时刻在报告所用时区的时间。"),
    ),
    Column(
        Text("explorer page", "浏览器页面"),
        Text("Where anyone can look it up; text, not a link.", "任何人都可在此页查询；为文本，不是链接。"),
    ),
    NOTES,
)
OWN = Text("own (claimed by the owner): {found}", "本人（本人主张）：{found}")
TO, USUAL = Text("received flagged transfers", "收到被标记的转出"), Text("usual payee", "常用收款地址")


def build(view: View, langs: Sequence[Lang]) -> Sheet:
    """Own addresses first, then by letter."""
    rows: list[list[Cell]] = []
    for wallet in view.report.history.wallets:
        role = OWN.filled(found=FOUND[wallet.found_by])
        place = both(network_name(wallet.network), langs) if wallet.network else None
        page = link(wallet.network, wallet.address, 2)
        rows.append([None, wallet.address, both(role, langs), place, *[None] * 9, page, None])
    return Sheet(
        Text("Addresses", "地址"), (Part(COLUMNS, [*rows, *(_row(a, langs) for a in view.recipients)]),)
    )


def _row(address: Address, langs: Sequence[Lang]) -> list[Cell]:
    first, last = address.first, address.last
    return [
        address.letter, address.address, both(TO if address.received else USUAL, langs),
        both(network_name(address.network), langs) if address.network else None,
        "; ".join(amount(loss) for loss in address.received) or None, first.utc if first else None,
        last.utc if last else None, address.paid_before, address.came_before, address.label, address.like,
        first.local if first else None, last.local if last else None, address.link, None,
    ]  # fmt: skip
