"""Half a page on choosing and keeping a wallet afterwards."""

from collections.abc import Sequence

from flagger.document import Block, Heading
from flagger.render.sections.phrases import items, note, said
from flagger.render.view_totals import View
from flagger.text import Lang, Text

_CHOOSE: Sequence[Text] = (
    Text(
        "Type the maker's address by hand, or take it from the device's own shop, and look at the publisher's name; never a link from "
        "a search, an advert or a chat.",
        "手动输入官方网址，或从手机自带的应用商店下载，并核对开发者名称；不要用搜索、广告、聊天里的链接。",
    ),
    Text(
        "A self-custodial wallet has no customer service that can freeze, insure or give back. Whoever says so is not from the maker.",
        "自托管钱包没有能冻结、理赔、退回的客服。自称能做到的，都不是官方人员。",
    ),
    Text(
        "Larger amounts: a hardware wallet bought from its maker, which shows every payment on its own screen.",
        "金额较大时，用从厂家购买的硬件钱包，在它自己的屏幕上核对每笔付款。",
    ),
)
_KEEP: Sequence[Text] = (
    Text(
        "Write the seed phrase by hand on paper and keep it at two places. No picture, no cloud, no chat, no clipboard; nobody ever "
        "needs it from you.",
        "助记词手抄在纸上，分两处保管。不拍照、不上传网盘、不发聊天、不复制粘贴；任何人都不需要您的助记词。",
    ),
    Text(
        "Keep two wallets: one with little for daily use and for sites, one for savings that is never connected to any site.",
        "分两个钱包：一个放少量资产日常使用、连接网站；另一个存放积蓄，从不连接任何网站。",
    ),
    Text(
        "Before each confirmation ask: what leaves, to whom, how much? If the page does not say, refuse.",
        "每次确认前先问三件事：转出什么、给谁、多少。页面没写清楚的，一律拒绝。",
    ),
    Text(
        "Approve only the amount that is needed, and look through the approvals once a month in the wallet itself.",
        "授权只给够用的额度；每月在钱包应用里检查一次授权。",
    ),
    Text(
        "Keep payees in the address book and compare the whole address; for a new payee ask back by another way.",
        "常用收款人存进地址簿，付款前核对地址全文；新的收款人要用另一种方式再确认。",
    ),
    Text(
        "Coins and tokens that come unasked are bait: do not touch them, do not open the site in their name.",
        "不请自来的币是诱饵：不要动，也不要打开它名字里的网址。",
    ),
)


def build(view: View, lang: Lang) -> list[Block]:
    """The same half page for every wallet; what this case needs first stands under the next steps."""
    if view.only_accounts or view.fine or not (view.main or view.weak):
        return []
    return [
        Heading(
            said(lang, "Afterwards: choosing and keeping a wallet", "今后：选择和保管钱包"),
            anchor="aftercare",
        ),
        note(
            lang,
            "Only once what stands under “Next steps” has been done.",
            "先完成“下一步”中的事项，再看这里。",
        ),
        Heading(said(lang, "Choosing", "选择"), 3),
        items(lang, _CHOOSE),
        Heading(said(lang, "Keeping", "保管"), 3),
        items(lang, _KEEP),
    ]
