"""Accounts instead of keys: an exchange account, and the bill of a payment app."""

from benchmarks.synthetic.addresses import evm_address, tron_address
from benchmarks.synthetic.ledger import Row, Wallet
from benchmarks.synthetic.money import Asset
from benchmarks.synthetic.networks import Network
from sample_data.sample_chain import utc

BECH32 = "023456789acdefghjklmnpqrstuvwxyz"
BTC = Asset("BTC", 8, "", "Bitcoin", 6_200_000)
USDT = Asset("USDT", 6, "", "Tether USD")
ETH = Asset("ETH", 18, "", "Ether", None)
CNY = Asset("CNY", 2, "", "Yuan", 14)
BINANCE = Network(
    "binance", ETH, (USDT, BTC), utc("2019-01-01"), 1, 0,
    (800, 75_000, 14_000, 13_000, 74_000, 370_000, 120_000, 230_000, 335_000, 300_000, 310_000),
)  # fmt: skip
ALIPAY = Network("alipay", CNY, (), utc("2022-10-01"), 1, 0, (14,) * 11)
WECHAT = Network("wechat", CNY, (), utc("2021-01-01"), 1, 0, (14,) * 11)
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红梅"
SHOPS = (
    "便利店", "超市", "早餐店", "面馆", "药房", "水果店", "咖啡店", "书店", "五金店", "理发店", "加油站",
    "火锅店", "洗衣店", "网店", "出行", "外卖", "电影院", "健身房", "幼儿园", "物业",
)  # fmt: skip
PLACES = "东西南北中春夏秋冬江河湖海山云星月"


class Exchange(Wallet):
    """An account at an exchange: deposits, withdrawals, and trades that only its statement shows."""

    def hash(self) -> str:
        """A TRON or Bitcoin hash; Ethereum's are prefixed by `pay`."""
        return f"{self.rng.getrandbits(256):064x}"

    def address(self) -> str:
        """A made-up address for the dollar coin: TRON for the most part."""
        return self.address_for(USDT)

    def address_for(self, asset: Asset) -> str:
        """A made-up address that can take the asset."""
        if asset == BTC:
            return "bc1q" + "".join(self.rng.choice(BECH32) for _ in range(38))
        if asset == USDT and self.rng.random() < 0.7:
            return tron_address(self.rng)
        return evm_address(self.rng)

    def chain(self, address: str, asset: Asset) -> str:
        """Binance's abbreviation of the chain that an address and a coin mean."""
        if asset == BTC:
            return "BTC"
        if address.startswith("T"):
            return "TRX"
        return "BSC" if int(address[-1], 16) < 4 and asset == USDT else "ETH"

    def cost(self, asset: Asset, ts: int) -> int:
        """The fee of one withdrawal, taken in the asset itself."""
        return {"BTC": 10_000, "USDT": 10**6, "ETH": 12 * 10**14}[asset.symbol]

    def add(self, row: Row) -> str:
        """Write a row; amount and fee leave together."""
        if not row.error:
            change = -row.amount - row.fee if row.sender == self.own else row.amount
            self.move(row.asset, change)
        self.rows.append(row)
        return row.tx

    def pay(self, ts: int, to: str, asset: Asset, amount: int, fee: int | None = None) -> str:
        """A withdrawal."""
        fee = self.cost(asset, ts) if fee is None else fee
        if amount <= 0 or self.held(asset) < amount + fee:
            return ""
        chain = self.chain(to, asset)
        tx = ("0x" if chain in ("ETH", "BSC") else "") + self.hash()
        return self.add(Row(ts, tx, "native", self.own, to, asset, amount, fee, chain))

    def cancelled(self, ts: int, to: str, asset: Asset, amount: int) -> None:
        """A withdrawal that did not happen: it has no hash."""
        row = Row(ts, "", "native", self.own, to, asset, amount, self.cost(asset, ts), self.chain(to, asset))
        self.add(row._replace(error="Cancelled"))

    def receive(self, ts: int, sender: str, asset: Asset, amount: int) -> str:
        """A deposit to the account's own address, which `sender` is here."""
        chain = self.chain(sender, asset)
        tx = ("0x" if chain in ("ETH", "BSC") else "") + self.hash()
        return self.add(Row(ts, tx, "native", sender, self.own, asset, amount, 0, chain))

    def trade(self, ts: int, asset: Asset, change: int) -> None:
        """Bought or sold inside the exchange: in the statement only."""
        sender, to = ("", self.own) if change > 0 else (self.own, "")
        self.add(Row(ts, "", "trigger", sender, to, asset, abs(change)))


class Purse(Wallet):
    """A payment app: what is at hand is the app's balance and the bank's together."""

    def address(self) -> str:
        """A person's made-up name."""
        rng = self.rng
        return rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))

    def shop(self) -> str:
        """A made-up shop."""
        rng = self.rng
        return f"示例{rng.choice(PLACES)}{rng.choice(PLACES)}{rng.choice(SHOPS)}"

    def hash(self) -> str:
        """An order's number: date first, twenty digits after."""
        from sample_data.sample_chain import clock

        return f"{clock(self.now, '%Y%m%d', 8)}2200{self.rng.randrange(10**16):016d}"

    def cost(self, asset: Asset, ts: int) -> int:
        """Paying costs nothing."""
        return 0

    def pay(self, ts: int, to: str, asset: Asset, amount: int, fee: int | None = None) -> str:
        """A transfer to a person."""
        return self.bill(ts, to, amount, "转账红包", "转账")

    def bill(self, ts: int, to: str, amount: int, group: str, what: str) -> str:
        """A payment; "" where money is lacking."""
        if amount <= 0 or self.held(CNY) < amount:
            return ""
        return self.add(Row(ts, self.hash(), "native", self.own, to, CNY, amount, 0, group, token_id=what))

    def receive(self, ts: int, sender: str, asset: Asset, amount: int) -> str:
        """Somebody pays the owner."""
        return self.add(
            Row(ts, self.hash(), "native", sender, self.own, CNY, amount, 0, "转账红包", token_id="收款")
        )

    def salary(self, ts: int, amount: int) -> None:
        """Wages reach the bank: the app's bill does not show it."""
        self.add(Row(ts, "", "internal", "银行", self.own, CNY, amount))

    def neutral(self, ts: int, what: str, amount: int) -> None:
        """Money that stays the owner's: to the money fund, to the own card."""
        row = Row(ts, self.hash(), "trigger", self.own, self.own, CNY, amount, 0, "投资理财", token_id=what)
        self.add(row)

    def refund(self, ts: int, shop: str, amount: int) -> None:
        """A purchase is given back."""
        self.add(Row(ts, self.hash(), "native", shop, self.own, CNY, amount, 0, "退款", token_id="退款"))
