"""The files an exchange and two payment apps give."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from benchmarks.synthetic.exports import ordered
from benchmarks.synthetic.ledger import Row, Wallet
from benchmarks.synthetic.money import padded, text
from sample_data.sample_chain import clock


def _csv(rows: Iterable[list[str]], end: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows(rows)
    return out.getvalue()


def binance(folder: Path, w: Wallet, made: int, *, statement: bool) -> list[Path]:
    """Withdrawals and deposits as Binance lists them since 2025: two-digit years, newest first; perhaps the statement."""
    newest = [row for row in ordered(w.rows)[::-1] if row.kind == "native"]
    stamp, head = clock(made, "%Y%m"), ["Date(UTC+0)", "Coin", "Network", "Amount"]
    outgoing, incoming = [[*head, "Fee", "Address", "TXID", "Status"]], [[*head, "Address", "TXID", "Status"]]
    for row in newest:
        cells = [
            clock(row.ts, "%y-%m-%d %H:%M:%S"),
            row.asset.symbol,
            row.method,
            text(row.amount, row.asset.decimals),
        ]
        if row.sender == w.own:
            fee = text(row.fee, row.asset.decimals)
            outgoing.append([*cells, fee, row.to, row.tx, row.error or "Completed"])
        else:
            incoming.append([*cells, row.sender, row.tx, "Completed"])
    paths = []
    for name, rows in (("Withdraw", outgoing), ("Deposit", incoming)):
        if len(rows) > 1:
            paths.append(folder / f"Binance-{name}-History-{stamp}.csv")
            paths[-1].write_bytes(("\ufeff" + _csv(rows, "\n")).encode())
    return [*paths, _statement(folder, w, stamp)] if statement else paths


def _statement(folder: Path, w: Wallet, stamp: str) -> Path:
    """All that changed the account's balances, trades too, without an address; a withdrawal with its fee in one sum."""
    table = [["User_ID", "UTC_Time", "Account", "Operation", "Coin", "Change", "Remark"]]
    for row in ordered(w.rows):
        if row.error:
            continue
        out, traded = row.sender == w.own, row.kind == "trigger"
        names = ("Transaction Sold", "Withdraw") if out else ("Transaction Buy", "Deposit")
        change = text(row.amount + (row.fee if out else 0), row.asset.decimals)
        remark = "Withdraw fee is included" if out and not traded else ""
        said = clock(row.ts, "%y-%m-%d %H:%M:%S"), "Spot", names[not traded], row.asset.symbol
        table.append(["100000001", *said, f"-{change}" if out else change, remark])
    path = folder / f"Binance-Transaction-Records-{stamp}.csv"
    path.write_bytes(("\ufeff" + _csv(table, "\n")).encode())
    return path


def _sums(rows: list[Row], own: str) -> tuple[str, str, str]:
    sides = (
        [row for row in rows if row.to == own != row.sender],
        [row for row in rows if row.sender == own != row.to],
        [row for row in rows if row.sender == row.to],
    )
    said = [f"{len(part)}笔 {padded(sum(row.amount for row in part), 2, 2)}元" for part in sides]
    return said[0], said[1], said[2]


def alipay(folder: Path, w: Wallet, made: int) -> list[Path]:
    """支付宝's bill from the app (2023 on): GB18030, a long preamble, newest first."""
    rows = [row for row in ordered(w.rows)[::-1] if row.kind != "internal"]
    into, out, rest = _sums(rows, w.own)
    line = "-" * 24
    preamble = [
        line * 3, "导出信息：", "姓名：示例", "支付宝账户：owner@example.com",
        f"起始时间：[{clock(rows[-1].ts, hours=8)}]    终止时间：[{clock(made, hours=8)}]",
        "导出交易类型：[全部]", f"导出时间：[{clock(made, hours=8)}]", f"共{len(rows)}笔记录",
        f"收入：{into}", f"支出：{out}", f"不计收支：{rest}", "", "特别提示：",
        "1.本回单内容可表明支付宝受理了相应支付交易申请，不代表交易已完成；",
        "2.本明细仅供个人对账使用。", "",
        f"{line}支付宝（中国）网络技术有限公司  电子客户回单{line}",
    ]  # fmt: skip
    head = [
        "交易时间",
        "交易分类",
        "交易对方",
        "对方账号",
        "商品说明",
        "收/支",
        "金额",
        "收/付款方式",
        "交易状态",
        "交易订单号",
        "商家订单号",
        "备注",
        "",
    ]
    table = [head]
    for row in rows:
        side = (
            "不计收支"
            if row.sender == row.to or row.method == "退款"
            else "支出"
            if row.sender == w.own
            else "收入"
        )
        other = "/" if row.sender == row.to else row.to if row.sender == w.own else row.sender
        status = "退款成功" if row.method == "退款" else "交易成功"
        table.append([
            clock(row.ts, hours=8), row.method, other, "/", row.token_id, side, padded(row.amount, 2, 2),
            "余额", status, f"{row.tx}\t", "\t", "", "",
        ])  # fmt: skip
    path = folder / f"alipay_record_{clock(made, '%Y%m%d_%H%M%S', 8)}.csv"
    path.write_bytes(("\r\n".join(preamble) + "\r\n" + _csv(table, "\r\n")).encode("gb18030"))
    return [path]


def wechat(folder: Path, w: Wallet, made: int) -> list[Path]:
    """微信支付's bill as CSV: UTF-8 with BOM, sixteen lines before the header, newest first."""
    rows = [row for row in ordered(w.rows)[::-1] if row.kind != "internal"]
    into, out, rest = _sums(rows, w.own)
    said = [
        "微信支付账单明细", "微信昵称：[示例]",
        f"起始时间：[{clock(rows[-1].ts, hours=8)}] 终止时间：[{clock(made, hours=8)}]",
        "导出类型：[全部]", f"导出时间：[{clock(made, hours=8)}]", "", f"共{len(rows)}笔记录",
        f"收入：{into}", f"支出：{out}", f"中性交易：{rest}", "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易",
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录", "3. 本明细仅供个人对账使用", "",
        "----------------------微信支付账单明细列表--------------------",
    ]  # fmt: skip
    table = [[words, *[""] * 10] for words in said]
    table.append(
        [
            "交易时间",
            "交易类型",
            "交易对方",
            "商品",
            "收/支",
            "金额(元)",
            "支付方式",
            "当前状态",
            "交易单号",
            "商户单号",
            "备注",
        ]
    )
    for row in rows:
        own, neutral = row.sender == w.own, row.sender == row.to
        person = row.method == "转账红包"
        kind = (
            "零钱提现"
            if neutral
            else "商户消费-退款"
            if row.method == "退款"
            else "转账"
            if person
            else "商户消费"
        )
        side = "/" if neutral else "支出" if own else "收入"
        status = (
            "提现已到账"
            if neutral
            else "已退款"
            if row.method == "退款"
            else ("对方已收钱" if person else "支付成功")
            if own
            else "已收钱"
        )
        other = "/" if neutral else row.to if own else row.sender
        table.append([
            clock(row.ts, hours=8), kind, other, row.token_id, side, f"¥{padded(row.amount, 2, 2)}",
            "零钱", status, f"{row.tx}\t", "/", "/",
        ])  # fmt: skip
    name = f"微信支付账单({clock(rows[-1].ts, '%Y%m%d', 8)}-{clock(made, '%Y%m%d', 8)}).csv"
    path = folder / name
    path.write_bytes(("\ufeff" + _csv(table, "\r\n")).encode())
    return [path]
