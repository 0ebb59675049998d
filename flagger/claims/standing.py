"""How things stand at the time of a report: what is left and what was done since, by the owner's statement."""

from flagger.case import KINDS, YES_NO
from flagger.claims import owner
from flagger.claims import parts as p
from flagger.claims.matter import Matter
from flagger.document import Facts, Line
from flagger.text import Lang, Text

Rows = tuple[tuple[str, Line], ...]


def now(matter: Matter, lang: Lang) -> Facts:
    """What is left and what was done since: the owner's statement."""
    wallet = matter.case.wallet
    app = (
        (
            p.said(lang, "Name the app shows, version", "应用显示的名称、版本"),
            (p.value(wallet.app), " ", p.value(wallet.app_version)),
        ),
        (p.said(lang, "Downloaded from", "下载来源"), (p.value(wallet.downloaded_from),)),
    )
    if not matter.self_custody:
        left = (p.said(lang, "What is left", "账户余额"), (p.value(matter.case.state.remaining),))
        return Facts((*owner.account(matter, lang).rows[:2], *app, left, *_secured(lang)))
    opens = (p.said(lang, "Wallet opens with", "打开钱包用的是"), (p.choice(wallet.kind, KINDS, lang),))
    rows = (opens, *app, *_moved(matter, lang))
    return Facts((*rows, *owner.account(matter, lang).rows[:2], *_secured(lang)) if matter.accounts else rows)


def _moved(matter: Matter, lang: Lang) -> Rows:
    state = matter.case.state
    return (
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


def _secured(lang: Lang) -> Rows:
    """Of an account there is no new one and no approval: password, devices, the cards that pay."""
    asked = (
        Text("Password changed, other devices logged out", "是否已修改密码、退出其他设备"),
        Text("Platform, or bank of the card, asked to help", "是否已联系平台或发卡银行"),
    )
    return tuple((text.say(lang), (p.choice("", YES_NO, lang),)) for text in asked)
