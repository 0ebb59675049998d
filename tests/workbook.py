"""Makes small XLSX files, byte for byte the same each time. Run it to make the sample again."""

import io
import zipfile
from xml.sax.saxutils import escape

from story import SAMPLES

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>'
Cell = str | float | int | tuple[str, str] | None


def cell_xml(place: str, cell: Cell) -> str:
    """A text, a number, nothing, or (`raw`/`date`, a stored number as it is)."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        style = ' s="1"' if cell[0] == "date" else ""
        return f'<c r="{place}"{style}><v>{cell[1]}</v></c>'
    if isinstance(cell, str):
        text = f'<t xml:space="preserve">{escape(cell)}</t>'
        return f'<c r="{place}" t="inlineStr"><is>{text}</is></c>'
    return f'<c r="{place}"><v>{cell!r}</v></c>'


def sheet_xml(rows: list[list[Cell]]) -> str:
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell_xml(f"{chr(65 + i)}{number}", cell) for i, cell in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook(*sheets: str, shared: str = "", **parts: str) -> bytes:
    """A workbook of these sheets; `parts` are added as they are, a path's `/` and `.` written `__` and `_`."""
    count = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="Sheet{i}" sheetId="{i}" r:id="rId{i}"/>' for i in count)
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in count
    )
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}'
        f'<Relationship Id="rId98" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId99" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
    }
    files |= {f"xl/worksheets/sheet{i}.xml": sheet for i, sheet in zip(count, sheets, strict=True)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in (files | parts).items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), xml, zipfile.ZIP_DEFLATED)
    return out.getvalue()


HEADER: list[Cell] = [
    "交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号", "商户单号", "备注",
]  # fmt: skip
PREAMBLE: list[list[Cell]] = [
    ["微信支付账单明细"], ["微信昵称：[张三]"], ["起始时间：[2026-04-01 00:00:00] 终止时间：[2026-04-30 23:59:59]"],
    ["导出类型：[全部]"], ["导出时间：[2026-05-01 09:00:05]"], [], ["共5笔记录"], ["收入：1笔 88.80元"], ["支出：3笔 3328.16元"],
    ["中性交易：1笔 200.00元"], ["注："], ["1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易"],
    ["2. 本明细仅展示当前账单中的交易，不包括已删除的记录"], ["3. 本明细仅供个人对账使用"],
    ["4. 本账单中所有时间均为UTC+08:00时间"], [], ["----------------------微信支付账单明细列表--------------------"],
]  # fmt: skip
RECORDS: list[list[Cell]] = [
    ["2026-04-28 21:05:41", "转账", "李四", "转账备注:投资款, 第三笔", "支出", 3000, "零钱", "对方已收钱",
     "1000050001202604280000000001", "1000107001202604280000000001", "/"],
    ["2026-04-20 12:01:30", "商户消费", "示例面馆", "午餐", "支出", 28.16, "示例银行(0000)", "支付成功",
     "4200000000202604200000000002", "10000000000000000000002", "/"],
    ["2026-04-18 10:00:00", "商户消费", "示例超市", '牛奶 "大"', "支出", ("raw", "300.00000000000001"), "零钱", "支付成功",
     "4200000000202604180000000003", "10000000000000000000003", "/"],
    ["2026-04-03 08:30:00", "零钱提现", "示例银行", "/", "/", 200, "示例银行(0000)", "提现已到账",
     "4000000000202604030000000004", "/", "服务费0.20"],
    ["2026-04-01 00:00:09", "转账", "王五", "/", "收入", 88.8, "/", "已收钱", "1000050001202604010000000005", "/", "/"],
]  # fmt: skip
SAMPLE = SAMPLES / "wechat/bill/微信支付账单(20260401-20260430).xlsx"

if __name__ == "__main__":
    SAMPLE.write_bytes(workbook(sheet_xml([*PREAMBLE, HEADER, *RECORDS])))
