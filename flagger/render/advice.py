"""What each pattern may mean now, and what to do first: by pattern, never generic."""

from collections.abc import Mapping, Sequence

from flagger.text import Text

_KEYS = Text(
    "The private key or seed phrase may be in other hands; what comes in may leave again.",
    "私钥或助记词可能已被他人掌握，再转入的资产可能被再次转走。",
)
RISKS: Mapping[str, Text] = {
    "look-alike": Text(
        "The look-alike address still stands in the list of transactions; copying from there would repeat the mistake.",
        "相似地址仍留在交易列表中，从列表复制地址可能再次付错。",
    ),
    "permission": Text(
        "The account may no longer be under the owner's sole control; what comes in may be moved.",
        "账户可能已不由本人单独控制，再转入的资产可能被转走。",
    ),
    "approval-drain": Text(
        "The approval may still be in force, and the same token may be moved again.",
        "授权可能仍然有效，同一代币可能再次被划转。",
    ),
    "sweeper": _KEYS,
    "gas-then-sweep": _KEYS,
    "seed-leak": _KEYS,
    "permit-drain": Text(
        "A signed permit may still be valid, and the same token may be moved again.",
        "签过的许可可能仍然有效，同一代币可能再次被划转。",
    ),
    "delegation": Text(
        "The account may still run that code; coins for fees that come in may leave at once.",
        "账户可能仍在运行该代码，转入的手续费可能立即被转走。",
    ),
    "escalating": Text(
        "Whoever asks for one more payment before anything is paid out may ask again.",
        "对方若要求“再付一笔才能提现”，之后可能还会继续要求。",
    ),
    "exchange-withdrawal": Text(
        "If somebody else was logged in, they may still be, also through an API key; what comes in may be withdrawn.",
        "如果曾有他人登录，对方可能仍在登录状态，或仍持有 API 密钥；再转入的资产可能被提走。",
    ),
    "payment-fraud": Text(
        "Whoever talked the owner into paying may call again, also under another name.",
        "劝说付款的人可能会换个身份再次联系。",
    ),
    "siphon": Text(
        "If the owner did not set up these payments, whoever did may go on with them.",
        "如果这些付款不是本人设置的，之后可能还会继续发生。",
    ),
    "listed": Text(
        "The address stands on a public list; lists can be wrong or out of date.",
        "收款地址在公开名单内；名单可能有误或过时。",
    ),
    "unknown": Text(
        "The records alone do not show why; each transfer has to be confirmed by the owner first.",
        "仅凭记录看不出原因，须先由本人逐笔确认。",
    ),
}

# Patterns whose wallet advice is about keys: nobody holds the keys of an account that a platform keeps.
OF_KEYS = frozenset({"sweeper", "gas-then-sweep", "seed-leak", "siphon"})
_ACCOUNT_RISK = Text(
    "If the owner did not do this, somebody else may be able to use the account, and may go on.",
    "如果不是本人操作，可能有其他人能使用该账户，之后可能还会继续发生。",
)
_ACCOUNT_STEPS = (
    Text(
        "Answer first: did you, or a plan you set up, make these payments?",
        "请先确认：这些付款是不是您本人操作的，或由您设置的自动扣款？",
    ),
    Text(
        "If not: in the platform's own app, freeze the account or change the passwords for login and payment, sign out other "
        "devices, and ask support whether a payment can still be stopped.",
        "如果不是：在平台官方应用内立即冻结账户，或更改登录密码和支付密码，退出其他设备，并询问客服能否止付。",
    ),
    Text("Keep pictures of the login and device history.", "截图保存登录与设备记录。"),
)
_IF_NOT_MEANT = Text(
    "If you did not make one, or were deceived into it: ask at once, in the platform's own app or at your bank, whether it can "
    "still be stopped, and report it to the police.",
    "如果有不是您操作的，或是受骗付出的：立即在平台官方应用或银行内询问能否止付，并报警。",
)
_STOP_PAYMENT = Text(
    "Ask at once, inside the payment app or bank, whether a payment can still be stopped.",
    "立即在支付应用或银行内询问，款项还能否止付。",
)


def conditional(step: Text) -> bool:
    """Whether a step says itself for whom it is, so that no condition is put before it."""
    return step.en.startswith("If ")


def risk(pattern: str, *, account: bool) -> Text:
    """What it may mean now, in a wallet or in an account kept by a platform."""
    return _ACCOUNT_RISK if account and pattern in OF_KEYS else RISKS[pattern]


def steps(pattern: str, *, account: bool) -> tuple[Text, ...]:
    """What to do first, the same way."""
    if account and pattern in OF_KEYS:
        return _ACCOUNT_STEPS
    if account and pattern == "escalating":
        first, *others = STEPS[pattern]
        return (first, _STOP_PAYMENT, *others)
    if account and pattern == "unknown":
        return (*STEPS[pattern], _IF_NOT_MEANT)
    return tuple(STEPS[pattern])


_NEW_WALLET = (
    Text(
        "If you did not move these yourself, send nothing more to this wallet, no coins for fees either.",
        "如果不是您本人转的，请不要再向该钱包转入任何资产，也不要转入手续费。",
    ),
    Text(
        "Make a new wallet, with a new seed phrase, on a device that is known to be clean.",
        "在确认安全的设备上新建钱包，使用新的助记词。",
    ),
    Text(
        "If the seed phrase has leaked, a new wallet password changes nothing: it is not needed by whoever has the phrase.",
        "如果助记词已经泄露，改钱包密码无效：对方用的是助记词。",
    ),
)
STEPS: Mapping[str, Sequence[Text]] = {
    "look-alike": (
        Text(
            "Before paying, compare the whole address; never copy one from the list of transactions.",
            "付款前核对地址全文，不要从交易列表里复制地址。",
        ),
        Text(
            "Ask the payee who was meant whether the payment arrived, and keep the answer.",
            "向原定收款人确认是否收到，并保存对方的答复。",
        ),
    ),
    "permission": (
        Text(
            "If you did not change the permissions yourself: send no TRX and nothing else to this account.",
            "如果权限不是您本人更改的：不要再向该账户转入 TRX 或其他资产。",
        ),
        Text(
            "Open the account in the explorer, look at its Owner and Active permissions, and keep a screenshot.",
            "在区块浏览器打开该账户，查看 Owner、Active 权限，并截图保存。",
        ),
    ),
    "approval-drain": (
        Text(
            "Revoke the approval inside the wallet's own approval page, never from a link found by search.",
            "在钱包应用自带的授权管理中取消授权，不要使用搜索得到的链接。",
        ),
        Text(
            "In the explorer, note the spender and the allowance of the approval.",
            "在区块浏览器的授权交易页面，抄下被授权地址和额度。",
        ),
    ),
    "permit-drain": (
        Text(
            "Look at the transaction in the explorer and note who called it and which function moved the token.",
            "在区块浏览器打开该笔交易，抄下由谁发起、通过哪个方法划转了代币。",
        ),
        Text(
            "Check and revoke allowances, Permit2 ones too, inside the wallet's own approval page.",
            "在钱包应用自带的授权管理中检查并取消授权，包括 Permit2 授权。",
        ),
        Text(
            "Write down which pages asked for a signature before that, and when.",
            "写下此前哪些网页曾要求签名，以及时间。",
        ),
    ),
    "delegation": (
        Text(
            "If you did not move these yourself, send nothing more to this address, no coins for fees either.",
            "如果不是您本人转的，请不要再向该地址转入任何资产，也不要转入手续费。",
        ),
        Text(
            "In the explorer, see which contract the address is delegated to (EIP-7702), and keep a screenshot.",
            "在区块浏览器查看该地址委托给了哪个合约（EIP-7702），并截图保存。",
        ),
        Text(
            "Was the wallet app asked for a smart account? If not, move to a new seed phrase on a clean device.",
            "是否曾在钱包应用中开通“智能账户”？如果没有，请在确认安全的设备上改用新的助记词。",
        ),
    ),
    "escalating": (
        Text(
            "If you do not know this payee in person, or cannot get back what you paid in: pay nothing more, no tax, "
            "fee or deposit either, "
            "before the police have been asked.",
            "如果您并不认识对方本人，或者付进去的钱取不回来：报警咨询之前，不要再付任何款项，包括所谓税费、手续费、保证金。",
        ),
        Text(
            "Keep the chats, the web address and the account page that showed gains.",
            "保存聊天记录、网址和显示“收益”的账户页面。",
        ),
    ),
    "exchange-withdrawal": (
        Text(
            "If you did not make these withdrawals, stop withdrawals or lock the account in the exchange's own app, and ask support "
            "whether one can still be stopped.",
            "如果不是您本人提的币，请在交易所官方应用内立即冻结账户或停用提币，并询问客服是否还有可以拦截的提币。",
        ),
        Text(
            "Change the password of the account and of its e-mail, set two-factor login up anew, delete API keys and unknown devices.",
            "更改账户密码和绑定邮箱的密码，重新设置两步验证，删除 API 密钥和不认识的设备。",
        ),
        Text(
            "Keep pictures of the login and device history (time, IP, place) and of the e-mails that confirmed the withdrawals.",
            "截图保存登录与设备记录（时间、IP、地点）以及确认提币的邮件。",
        ),
    ),
    "payment-fraud": (
        Text(
            "If you do not know this payee in person: pay nothing more, and hang up on whoever presses. No authority "
            "asks for a transfer to a “safe "
            "account”.",
            "如果您并不认识对方本人：不要再付任何款项；对方催促时请挂断。任何机关都不会要求向“安全账户”转账。",
        ),
        Text(
            "Report at once to the police and, inside the payment app or bank, ask whether the payment can still be stopped.",
            "立即报警；同时在支付应用或银行内询问该笔款项能否止付。",
        ),
        Text(
            "Keep chats, call records, the task or sale page, and the payee's account as shown.",
            "保存聊天、通话记录、任务或商品页面，以及显示的收款账户。",
        ),
    ),
    "siphon": (
        Text(
            "Answer first: did you, or a program of yours, set up these payments?",
            "请先确认：这些付款是不是您本人或您使用的程序设置的？",
        ),
        Text(
            "If not, somebody may hold the key: make a new wallet with a new seed phrase, and move what is left.",
            "如果不是，私钥可能已被他人掌握：请用新的助记词新建钱包，并转移剩余资产。",
        ),
    ),
    "sweeper": _NEW_WALLET,
    "gas-then-sweep": _NEW_WALLET,
    "seed-leak": _NEW_WALLET,
    "listed": (
        Text("When handing this in, name the list and its date.", "提交材料时，写明名单的名称和日期。"),
    ),
    "unknown": (
        Text(
            "Go through the transfers one by one: I sent it, it is fine · I confirmed it, but was deceived or used "
            "a wrong address · I did not do this · Not sure.",
            "逐笔回答：是我转的，没有问题 · 是我点的，但我被骗了或转错了地址 · 不是我操作的 · 不确定。",
        ),
    ),
}
