"""How things stand now, whom the owner has asked, and what is asked for."""

from flagger.cautions import second_scam
from flagger.document import Block, Heading, Items, Para, Strong
from flagger.render.sections.lines import INFERENCE, STATEMENT, comma, joined
from flagger.render.sections.owner import answered, answers, case_of, contact
from flagger.render.sections.phrases import said
from flagger.render.view_totals import View
from flagger.text import Lang, Text

_ASKED = (
    "Please register this report and issue a receipt; examine whether to open a case; and, as the circumstances require and the law "
    "allows, obtain information from the {who} concerned and take, or ask them to take, restrictive measures. Whether "
    "this is theft, fraud, unlawful access to computer data or another offence is for the authorities to determine.",
    "请依法受理并出具受案回执；依法审查立案；视情依法向相关{who}调取信息，并采取或商请采取限制措施。是否构成盗窃罪、诈骗罪、"
    "非法获取计算机信息系统数据罪或其他违法犯罪，由公安机关依法认定。",
)
# By whether payment apps keep all of it.
_FROM = (
    Text("platforms and issuers", "平台、发行方"),
    Text("payment institutions and banks", "支付机构、银行"),
)
# Patterns after which nobody has to leave the wallet, those that no approval is about, those of payments.
_PAID = {"escalating", "payment-fraud"}
_KEEPS_WALLET = {"look-alike", "listed"} | _PAID
_NO_APPROVAL = {"permission", "sweeper", "siphon"} | _KEEPS_WALLET
FINE = (
    "The owner has answered that all of these were intended. No case is asked for.",
    "本人已答复：上述转出均为本人所为，没有问题。本报告不请求立案。",
)
_NOT_ASKED = (
    " No. {n}: the owner has answered that they are fine; nothing is asked for about them.",
    " 第 {n} 笔：本人已答复没有问题，不在请求范围内。",
)


def fine(lang: Lang) -> list[Block]:
    """In place of risks and requests, where the owner has answered that all of it was intended."""
    return [
        Heading(said(lang, "The owner's answer", "本人答复"), 3),
        Items(((STATEMENT, " ", said(lang, *FINE)),), style="plain"),
    ]


def risks(view: View, lang: Lang) -> list[Block]:
    """What the patterns may mean now, and what the owner has done about it."""
    told = said(lang, " ", "").join(risk.say(lang) for risk in view.risks)
    state = case_of(view.report).state
    seen = set(view.patterns)
    wallet = []
    if state.new_wallet or not seen <= _KEEPS_WALLET:
        wallet.append((said(lang, "; new wallet: ", "；是否已换新钱包 "), state.new_wallet))
    if state.approvals_revoked or not seen <= _NO_APPROVAL:
        wallet.append((said(lang, "; approvals revoked: ", "；是否已取消授权 "), state.approvals_revoked))
    account = said(lang, "; account locked, password changed: ", "；账户是否已冻结、密码是否已更改 ")
    remaining = (said(lang, " Assets left: ", " 剩余资产 "), state.remaining)
    left = answers(lang, remaining, *([(account, "")] if view.only_accounts else wallet))
    if view.only_accounts and seen <= _PAID:
        left = answers(lang, (said(lang, " Asked to stop the payment: ", " 是否已申请止付 "), ""))
    return [
        Heading(said(lang, "Risks now", "目前风险"), 3),
        Items(((INFERENCE, f" {told}"), joined(STATEMENT, left)), style="plain"),
    ]


def asked(view: View, lang: Lang) -> list[Block]:
    """What authorities are asked for; a warning of those who promise recovery."""
    contacted = joined(
        said(lang, "Contacted so far: ", "已联系："),
        contact(view.report, "police", said(lang, "police, receipt no.", "公安，回执文号"), lang),
        *(
            ()
            if view.only_accounts
            else (
                contact(view.report, "wallet", said(lang, "wallet support, ticket", "钱包客服，工单"), lang),
            )
        ),
        contact(view.report, "exchange", said(lang, "platform, ticket", "平台，工单"), lang),
    )
    apart = [row for row in answered(view, "mine_ok") if row in view.numbers]
    numbers = comma(lang).join(str(number) for number in sorted(view.numbers[row] for row in apart))
    scam = said(lang, "Second scam: ", "谨防二次诈骗：")
    return [
        Heading(said(lang, "What is asked for", "请求事项"), 3),
        Para((said(lang, *_ASKED, who=_FROM[view.only_apps]),)),
        *([Para((STATEMENT, said(lang, *_NOT_ASKED, n=numbers)))] if apart else []),
        Para(contacted),
        Para((Strong(scam), second_scam(view.owners).say(lang)), "warn"),
    ]
