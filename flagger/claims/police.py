"""The body that reports to police share; each place's module has its title, requests and fields."""

from collections.abc import Sequence

from flagger.case import CAUSES, KINDS, YES_NO
from flagger.claims import papers
from flagger.claims import parts as p
from flagger.claims import tables as t
from flagger.claims.base import Event, Matter
from flagger.document import Blank, Block, Code, Facts, Heading, Items, Line, Para, Tag
from flagger.text import Lang, Text

FIELDS = (
    Text("who reports, where they live, where it happened", "报案人身份、居住地、案发地"),
    Text("what happened, in order of time, UTC and local time", "按时间顺序的经过，UTC 与当地时间"),
    Text(
        "for each transfer: own address, recipient address, amount, asset, network, hash",
        "每笔转出：本人地址、收款地址、数量、币种、网络、哈希",
    ),
    Text("how the assets came to be the owner's", "资产来源与购买凭证"),
    Text("web addresses, accounts and chats of the other side", "对方网址、账号、聊天记录"),
    Text("list of files with SHA-256", "文件清单与完整性校验值"),
)
CANNOT = (
    Text("reverse a transfer on the chain", "撤销链上转账"),
    Text("promise that anything comes back", "保证追回"),
)
OPEN_CHARGE = Text(
    "Whether this is an offence, and which, is for the competent authorities to decide.",
    "是否构成盗窃罪、诈骗罪、非法获取计算机信息系统数据罪或其他违法犯罪，由公安机关依法认定。",
)
_PAPERS = (
    Text("identity document", "身份证件"),
    Text("screen recording that shows control of the wallet", "能证明本人控制该钱包的录屏"),
    Text("receipts of buying the assets, exchange or payment records", "购币凭证、交易平台或支付记录"),
    Text("chats, web addresses, screenshots", "聊天记录、网址、截图"),
    Text("the device, untouched (not reset, app not removed)", "涉事设备（未恢复出厂、未卸载应用）"),
    Text("the report's folder on a disc or USB stick", "报告文件夹（光盘或 U 盘）"),
)


def letter(
    matter: Matter, lang: Lang, title: Heading, requests: Sequence[Text], charge: Text = OPEN_CHARGE
) -> list[Block]:
    """A report to police in full."""
    return [
        title,
        p.edition(matter, lang),
        _legend(lang),
        p.section(lang, "Reporter", "报案人"),
        p.reporter(matter, lang),
        p.section(lang, "Requests", "请求事项"),
        p.items(lang, requests),
        Para((charge.say(lang),)),
        p.section(lang, "Place and time", "地点与时间"),
        p.place_and_time(matter, lang),
        p.section(lang, "What happened", "经过"),
        *happened(matter, lang),
        *amounts(matter, lang),
        p.section(lang, "Inferences", "推断"),
        *p.inferences(matter, lang),
        p.section(lang, "How things stand", "目前情况"),
        now(matter, lang),
        p.section(lang, "Contacts so far", "已有联系"),
        *papers.contacts(matter, lang),
        p.section(lang, "What I bring", "随附材料"),
        Items(tuple((f"{p.BOX} {paper.say(lang)}",) for paper in _PAPERS)),
        *papers.files(matter, lang),
        *papers.sworn(lang),
    ]


def _legend(lang: Lang) -> Para:
    return p.note(
        lang,
        "Record: what a file says, with file and line. Inference: reached by public rules, may be wrong. Own statement: "
        "filled in by the reporter. Anyone can download anyone's history from a public explorer: this paper does not prove "
        "whose the address is.",
        "【记录】＝文件中的内容，附文件与行号；【推断】＝按公开规则得出，可能有误；【本人陈述】＝报案人填写。"
        "任何人都能从公开浏览器下载任何地址的记录；本材料不证明该地址归报案人所有。",
    )


def happened(matter: Matter, lang: Lang) -> list[Block]:
    """Records first, in order of time; then the owner's words."""
    other = p.said(
        lang, "The other side (web addresses, apps, accounts, phones): ", "对方（网址、应用、账号、电话）："
    )
    cause = p.said(lang, "What I suspect: ", "本人怀疑的原因：")
    return [
        *records(matter, lang),
        *p.told(matter, lang),
        Para((Tag("statement"), other, p.value(matter.case.event.counterparts))),
        Para((Tag("statement"), cause, p.choice(matter.case.event.cause, CAUSES, lang))),
    ]


def records(matter: Matter, lang: Lang) -> list[Block]:
    """What led there, what left, and what happened meanwhile."""
    first, last = matter.first[0], matter.last[0]
    meanwhile = p.said(lang, "meanwhile, ", "其间，")
    made: list[Block] = []
    for event in matter.events:
        if event.utc < first:
            made += _event(event, "", lang)
    made += [_span(matter, lang), *p.wallets(matter)]
    for event in matter.events:
        if event.utc >= first:
            made += _event(event, meanwhile if event.utc <= last else "", lang)
    return made


def _event(event: Event, before: str, lang: Lang) -> list[Block]:
    place = p.said(lang, " ({place})", "（{place}）", place=event.place.say(lang))
    text = f"{event.utc} / {event.local} {before}{event.what.say(lang)}{place}"
    made: list[Block] = [Para((Tag("record"), text))]
    if event.tx_hash:
        made.append(Para((p.said(lang, "Hash ", "交易哈希 "), Code(event.tx_hash))))
    return made


def _span(matter: Matter, lang: Lang) -> Para:
    text = p.said(
        lang,
        "Between {first} / {first_local} and {last} / {last_local}, {n} transfers left the {x} below, over {lasted}.",
        "{first} / {first_local} 至 {last} / {last_local}，共 {n} 笔自下列{x}转出，历时 {lasted}。",
        first=matter.first[0],
        first_local=matter.first[1],
        last=matter.last[0],
        last_local=matter.last[1],
        n=len(matter.sent) + matter.more,
        x=p.held(matter, lang),
        lasted=matter.lasted,
    )
    return Para((Tag("record"), text))


def amounts(matter: Matter, lang: Lang) -> list[Block]:
    """Quantities, fiat blanks, transfers, addresses."""
    return [
        p.section(lang, "Amounts", "转出数量"),
        *t.confirmed(matter, lang),
        *t.totals(matter, lang),
        _fiat(lang),
        p.section(lang, "Each transfer (record)", "各笔转出【记录】"),
        *t.transfers(matter, lang),
        p.section(lang, "Addresses (record)", "地址【记录】"),
        *t.addresses(matter, lang),
    ]


def _fiat(lang: Lang) -> Facts:
    money: Line = (Blank(), p.said(lang, " (currency and amount)  ", " 元　"))
    return Facts(
        (
            (
                p.said(lang, "Market value at the time", "案发时市场价"),
                (
                    *money,
                    p.said(lang, "source ", "来源 "),
                    Blank(),
                    p.said(lang, " time of the price ", "　取价时间 "),
                    Blank(),
                ),
            ),
            (
                p.said(lang, "Price actually paid for the assets", "实际购入价"),
                (*money, p.said(lang, "receipts no. ", "购买凭证编号 "), Blank()),
            ),
            (
                p.said(lang, "Note", "说明"),
                (
                    p.said(
                        lang,
                        "For reference only; the authorities decide.",
                        "报案人自行统计，仅供立案审查参考，以有权机关认定为准。",
                    ),
                ),
            ),
        )
    )


def now(matter: Matter, lang: Lang) -> Facts:
    """What is left and what was done since: the owner's statement."""
    state, wallet = matter.case.state, matter.case.wallet
    return Facts(
        (
            (p.said(lang, "Wallet opens with", "打开钱包用的是"), (p.choice(wallet.kind, KINDS, lang),)),
            (
                p.said(lang, "Name the app shows, version", "应用显示的名称、版本"),
                (p.value(wallet.app), " ", p.value(wallet.app_version)),
            ),
            (p.said(lang, "Downloaded from", "下载来源"), (p.value(wallet.downloaded_from),)),
            (p.said(lang, "What is left", "剩余资产"), (p.value(state.remaining),)),
            (
                p.said(lang, "Moved to a new wallet", "是否已换新钱包"),
                (p.choice(state.new_wallet, YES_NO, lang),),
            ),
            (
                p.said(lang, "Approvals revoked", "是否已取消授权"),
                (p.choice(state.approvals_revoked, YES_NO, lang),),
            ),
        )
    )
