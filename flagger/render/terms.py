"""Words of the glossary: those of every wallet, TRON's own, and the rest."""

from collections.abc import Sequence

from flagger.text import Text

BASIC: Sequence[tuple[Text, Text]] = (
    (
        Text("address", "地址"),
        Text(
            "Like an account number on the chain. Who owns it is not recorded there.",
            "相当于链上的账号；链上不记录属于何人。",
        ),
    ),
    (
        Text("hash (TxID)", "哈希（TxID、交易号）"),
        Text(
            "The number of one transaction; anyone can look it up.",
            "一笔交易的唯一编号，任何人都可在浏览器查询。",
        ),
    ),
    (
        Text("seed phrase, private key", "助记词、私钥"),
        Text(
            "Whoever has it can move everything. Nobody honest asks for it.",
            "谁掌握，谁就能转走全部资产；正当机构不会索要。",
        ),
    ),
    (
        Text("approval", "授权（Approve）"),
        Text(
            "Permission for another address to move one kind of token later.",
            "允许另一个地址以后划转某种代币。",
        ),
    ),
    (
        Text("contract", "合约"),
        Text(
            "A program on the chain; every token is one, told apart by its address, not by its name.",
            "链上的程序；每种代币都有合约，以合约地址区分，不以名称区分。",
        ),
    ),
    (
        Text("fee (gas)", "手续费（Gas）"),
        Text(
            "What the network takes for a transaction, in its own coin.",
            "网络收取的费用，以该网络自己的币支付。",
        ),
    ),
)
TRON: Sequence[tuple[Text, Text]] = (
    (
        Text("energy, bandwidth", "能量、带宽"),
        Text("What TRON takes in place of fees.", "波场用来抵扣手续费的资源。"),
    ),
    (
        Text("Owner and Active permissions", "Owner、Active 权限"),
        Text(
            "Who may sign for a TRON account; the owner permission can change all others.",
            "规定谁能为波场账户签名；Owner 权限可以改动其他权限。",
        ),
    ),
    (
        Text("multi-signature", "多签"),
        Text("An account that several keys must sign for.", "需要多个密钥共同签名的账户。"),
    ),
)

FURTHER: Sequence[tuple[Text, Text]] = (
    (
        Text("self-custodial wallet", "虚拟货币钱包（自托管）"),
        Text(
            "An app or device that keeps the keys with the owner alone. Its maker cannot freeze or give back.",
            "密钥只由本人掌握的应用或设备；开发者不能冻结，也不能退回。与数字人民币钱包不是一回事。",
        ),
    ),
    (
        Text("network (chain)", "网络（主网、链）"),
        Text(
            "The ledger on which a transfer stands. One token, as USDT, exists on several (ERC-20 on Ethereum, TRC-20 on TRON).",
            "记载转账的账本。同一种代币（如 USDT）在多个网络上都有：以太坊上为 ERC-20，波场上为 TRC-20。",
        ),
    ),
    (
        Text("block explorer", "区块浏览器"),
        Text(
            "A public site that shows what stands on a network, such as Etherscan or TronScan.",
            "公开查询链上记录的网站，例如 Etherscan、TronScan。",
        ),
    ),
    (
        Text("block height", "区块高度"),
        Text(
            "The number of the block that holds a transaction; it fixes the order of transactions.",
            "交易所在区块的编号，可确定先后顺序。",
        ),
    ),
    (
        Text("recipient address", "收款地址（对方地址）"),
        Text(
            "The address that received funds. Who holds it: the records do not say.",
            "收到资产的地址。由何人掌握，记录中没有。",
        ),
    ),
    (
        Text("spender, allowance", "被授权地址、授权额度"),
        Text(
            "Who may move the token after an approval, and up to how much.",
            "授权后可以划转代币的地址，以及最多可划转的数量。",
        ),
    ),
    (
        Text("signed permit", "许可签名（Permit）"),
        Text(
            "An approval given by a signature alone; it leaves no line in the owner's transactions.",
            "只凭签名给出的授权，不会在本人的交易中留下记录。",
        ),
    ),
    (
        Text("stablecoin, issuer", "稳定币、发行方"),
        Text(
            "A token such as USDT whose issuer can freeze single addresses; it acts on requests of authorities.",
            "如 USDT 的代币；发行方能冻结个别地址，通常只回应执法机关的请求。",
        ),
    ),
    (
        Text("exchange, deposit address", "交易平台、充值地址"),
        Text(
            "A company that keeps coins for customers; a deposit address is one it gave to one customer.",
            "代客户保管资产的公司；充值地址是它分给某一客户的收款地址。",
        ),
    ),
    (
        Text("onward tracing", "链上追踪（链上溯源）"),
        Text(
            "Following funds from address to address. Not done here: this report ends at the first recipient.",
            "从一个地址追到下一个地址。本报告没有做，只到第一个收款地址。",
        ),
    ),
    (
        Text("checksum (SHA-256)", "完整性校验值（SHA-256）"),
        Text(
            "A number computed from a file; change one character and it is another one.",
            "由文件计算出的一串数字；文件改动一个字符，结果就不同。",
        ),
    ),
    (
        Text("UTC", "UTC（协调世界时）"),
        Text(
            "The common time of the whole world; Beijing time is 8 hours ahead.",
            "全球通用的标准时间；北京时间比它早 8 小时。",
        ),
    ),
    (
        Text("record, inference, owner's statement", "记录、推断、本人陈述"),
        Text(
            "What a file says; what a rule concludes from it and may get wrong; what the reporter says.",
            "记录是文件中的内容；推断按规则得出，可能有误；本人陈述由报案人填写。",
        ),
    ),
    (
        Text("address or amount “involved” (涉案)", "涉案地址、涉案金额"),
        Text(
            "What whoever reports says belongs to the matter. Whether it does, and how much it is, the authorities decide; "
            "this report gives what the software flagged and what the owner confirmed.",
            "报案人主张与所报之事有关的地址、金额。是否涉案、金额多少由办案机关认定；本报告只写软件标记的和本人确认的。",
        ),
    ),
    (
        Text("receipt; notice of opening a case", "受案回执、立案告知书"),
        Text(
            "The receipt shows that a report was accepted; whether a case is opened is decided later.",
            "受案回执说明已接受报案；是否立案另行决定，受案回执不等于立案。",
        ),
    ),
)
