"""For each rule, the observation that would show its inference wrong. Nothing here is a finding."""

from collections.abc import Mapping, Sequence

from flagger.text import Text

_MINE = Text(
    "the recipient address is the owner's own: an account at an exchange or another wallet (show it there)",
    "收款地址就是本人的：本人的交易所账户或另一个钱包（在其中展示该地址）",
)
_SETTLED = Text(
    "the sum and what came back were a matter of their own, settled between people who know each other",
    "这笔钱和返还的钱是另一回事，是熟人之间已经结清的往来",
)
_KNOWN = Text(
    "the owner knows the payee and meant to pay: an order, a bill or a chat from before the payment",
    "本人认得收款方并确实要付这笔款：有付款之前的订单、账单或聊天记录",
)
_POISON = Text(
    "the address that resembles another also belongs to somebody the owner dealt with on purpose",
    "那个相似的地址，也属于本人有意往来的人",
)
_LISTS = Text(
    "the list of transactions has a gap there: a fresh download of it holds this hash, sent by this wallet",
    "交易列表在该时段不完整：重新下载的交易列表中有该哈希，且由本钱包发出",
)
_HABIT = Text(
    "older exports that were not handed in show the same habit long before",
    "未提交的更早导出文件显示，很久以前就有同样的习惯",
)

_OWN_ADDRESSES = Text(
    "all these recipient addresses are the owner's own, as when moving to a new wallet (show them there)",
    "这些收款地址都是本人的，例如搬到自己的新钱包（在其中展示这些地址）",
)
BY_RULE: Mapping[str, Text] = {
    "account-emptied": _OWN_ADDRESSES,
    "sold-then-sent": _OWN_ADDRESSES,
    "same-recipient": Text(
        "the owner meant the other transfers to this payee too",
        "转往该收款方的其他几笔也是本人有意所为",
    ),
    "split-outflow": Text(
        "the hash is in a fresh download of transactions, sent by this wallet through a service that divides payments",
        "重新下载的交易列表中有该哈希，是本钱包通过分账服务发出的",
    ),
    "return-then-more": _KNOWN,
    "large-in-a-row": _KNOWN,
    "large-to-one": _KNOWN,
    "equal-parts": _KNOWN,
    "rising-within-days": _KNOWN,
    "twice-at-once": _KNOWN,
    "more-each-time": _KNOWN,
    "several-signs": _OWN_ADDRESSES,
    "all-to-one-since": _MINE,
    "batch-emptied": _OWN_ADDRESSES,
    "unknown-token-look-alike": _POISON,
    "unsigned-zero-record": Text(
        "the transaction's page shows that this wallet signed it",
        "交易页面显示该笔由本钱包签名",
    ),
    "many-approvals": Text(
        "the owner set up a service with several tokens at once, and each spender is that service's own contract",
        "本人当时在为某项服务一次授权多种代币，各被授权地址都是该服务自己的合约",
    ),
    "paid-claim": Text(
        "something of value came back for the coins sent along, as in a sale or a mint",
        "随调用付出的款项换回了有价值的东西，例如购买或铸造",
    ),
    "labelled-payee": Text(
        "the label is wrong or old: the platform says in writing that the address is not its own",
        "标签有误或过时：该平台书面说明该地址不属于它",
    ),
    "collectible-never-held": Text(
        "an older download shows the collectible coming in",
        "更早的导出显示该藏品曾经转入",
    ),
    "balance-drain": _MINE,
    "assets-emptied": _OWN_ADDRESSES,
    "new-payee-large": _KNOWN,
    "one-off-payee": _KNOWN,
    "only-stranger": _KNOWN,
    "test-then-large": Text(
        "the owner sent the small amount to try the address, and the payee was the one meant",
        "小额是本人为了验证地址而转的，收款方也正是要付的人",
    ),
    "burst": Text(
        "the owner, or a program the owner set up, made these payments in one go",
        "这些付款是本人或本人设置的程序集中操作的",
    ),
    "dormant-then-active": _HABIT,
    "odd-hour": Text(
        "the owner was awake or travelling then, or the hours shown are of another time zone than the owner's",
        "本人当时醒着或身在外地，或者此处的时区与本人所在地不同",
    ),
    "look-alike-payee": Text(
        "the payee who was meant confirms in writing that this address is theirs and that the payment arrived",
        "原定收款人书面确认：该地址是其本人的，并且已经收到",
    ),
    "zero-value-look-alike": _POISON,
    "dust-look-alike": _POISON,
    "fake-token": Text(
        "the issuer's own page names this contract as genuine",
        "发行方官方页面载明该合约是真的",
    ),
    "approval": Text(
        "the transaction's page shows as spender a service that the owner uses, or an allowance of zero (a revocation)",
        "交易页面显示，被授权的是本人使用的服务，或额度为 0（即取消授权）",
    ),
    "token-pulled": _LISTS,
    "unlisted-outflow": Text(
        "the two lists were not downloaded together: a fresh list of transactions holds this hash, sent by this wallet",
        "两份列表不是同时下载的：重新下载的交易列表中有该哈希，且由本钱包发出",
    ),
    "permission-change": Text(
        "the account's page shows only keys of the owner after the change, or the owner set up multi-signature",
        "账户页面显示变更后的权限地址都是本人的，或者多签是本人设置的",
    ),
    "outflow-after-permission": _MINE,
    "sweeper": Text(
        "the address was made to forward what it receives: a deposit address of an exchange or shop, or a program of the owner's",
        "该地址本来就用于自动转出：交易所或商户的充值地址，或本人设置的程序",
    ),
    "gas-then-tokens": Text(
        "whoever sent the coins for the fee is somebody the owner asked to",
        "转入手续费的人，是本人请其转入的",
    ),
    "gas": Text(
        "whoever sent the coins for the fee is somebody the owner knows",
        "转入手续费的人，是本人认得的人",
    ),
    "first-payment": _SETTLED,
    "first-return": _SETTLED,
    "self-call": Text(
        "the owner switched on a smart account in the wallet app, and the explorer shows that app's contract",
        "“智能账户”是本人在钱包应用中开通的，浏览器显示的正是该应用的合约",
    ),
    "inside-outflow": Text(
        "the address is a contract wallet, or the app pays the fees and sends for the owner by agreement",
        "该地址是合约钱包，或由应用按约定代付手续费、代为发送",
    ),
    "rising-payments": Text(
        "goods, services or pay-outs stand against the payments, in papers that can be checked with the other side",
        "付款有对应的货物、服务或回款，并有可向对方核实的材料",
    ),
    "steady-payments": Text(
        "the owner set up these payments: the program, the saving plan or the contract can be shown",
        "这些付款是本人设置的：能展示相应程序、定投计划或合同",
    ),
    "listed-address": Text(
        "the list was corrected, or the address changed hands before the payment",
        "名单已更正，或付款之前该地址已经易手",
    ),
    "listed-sender": Text(
        "the list was corrected, or the owner neither asked for nor used what came in",
        "名单已更正，或者本人既未索要也未动用这笔转入",
    ),
    "unusual-transfer": _KNOWN,
}

BY_PATTERN: Mapping[str, Text] = {
    "look-alike": Text(
        "the address was not copied from the list of transactions: a chat or bill from the payee holds this very address",
        "该地址不是从交易列表里复制的：收款人发来的聊天或账单里就是这个地址",
    ),
    "permission": Text(
        "what left after the change was signed by a key the owner still holds alone",
        "变更之后的转出，是用仍由本人单独掌握的密钥签名的",
    ),
    "approval-drain": Text(
        "the transactions' pages show that whoever moved the token is not the spender of the approval",
        "对照两笔交易的页面，划转代币的地址不是授权中的被授权地址",
    ),
    "permit-drain": Text(
        "an older download of transactions holds an approval to the address that moved the token",
        "更早的交易导出中，有对划转地址的授权",
    ),
    "seed-leak": Text(
        "the owner remembers confirming each of these transfers on a page, so that no other person needed the key",
        "本人记得这些转账都是自己在网页上逐笔确认的，他人并不需要掌握密钥",
    ),
    "sweeper": Text(
        "something that came in later stayed for days (look in the records; send nothing to try)",
        "之后的某笔到账留存了多日（看记录即可，不要为此再转入试验）",
    ),
    "gas-then-sweep": Text(
        "the owner signed the tokens' transfer, for instance after asking a friend for the fee",
        "代币转出由本人签名，例如请朋友转入手续费之后自己转出",
    ),
    "delegation": Text(
        "the explorer shows that the address was delegated to no contract at that time",
        "浏览器显示该地址当时没有委托给任何合约",
    ),
    "escalating": Text(
        "money paid in could be taken out again freely, and was (bank or chain records)",
        "付入的款项可以随时取回，并且确实取回过（有银行或链上记录）",
    ),
    "exchange-withdrawal": Text(
        "the exchange's login history shows the owner's own device and place at the time of the withdrawals",
        "交易所登录记录显示，提币时使用的是本人自己的设备和地点",
    ),
    "payment-fraud": Text(
        "the payee delivered what was paid for, or paid the whole sum back",
        "收款方已按约交付，或已全额退款",
    ),
    "siphon": Text(
        "the payments stopped when the owner changed a setting of the owner's own",
        "本人更改自己的设置后，付款随即停止",
    ),
    "listed": Text(
        "the list named this address for something that has since been withdrawn",
        "名单列入该地址的理由后来已被撤回",
    ),
    "unknown": Text(
        "the owner explains the transfers, with papers from before them",
        "本人能用事前的材料说明这些转账",
    ),
}

ALWAYS: Sequence[Text] = (
    Text(
        "A fresh download of the same history differs: transfers are missing from these files, or stand there otherwise.",
        "重新下载的同一段记录与本报告所用文件不同：缺少转账，或内容不一样。",
    ),
    Text(
        "The wallet is not the reporter's, or the address taken for the reporter's own is another one.",
        "该钱包不是报案人的，或者被当作报案人本人地址的其实是别的地址。",
    ),
    Text(
        "The times were read in a wrong zone: the explorer shows another time for the same hash.",
        "时区读错：同一哈希在区块浏览器上的时间与此处不同。",
    ),
    Text(
        "The network was taken wrongly: the hash is unknown to the explorer of the network printed here.",
        "网络判断有误：在此处所写网络的区块浏览器中查不到该哈希。",
    ),
    Text(
        "The owner made the transfer and it is fine: then a flag is a false one, whatever its strength.",
        "该笔是本人转的、没有问题：则不论标记强度如何，都是误报。",
    ),
)
