"""What can be done on an EVM chain and on TRON, row by row as explorers show it."""

from collections.abc import Sequence

from benchmarks.synthetic.addresses import evm_address, tron_address
from benchmarks.synthetic.ledger import Row, Wallet
from benchmarks.synthetic.money import Asset, spread
from benchmarks.synthetic.networks import year

TRX = 10**6


class Evm(Wallet):
    """A wallet on Ethereum, BSC or Polygon."""

    def hash(self) -> str:
        """A made-up transaction hash."""
        return f"0x{super().hash()}"

    def address(self) -> str:
        """A made-up address."""
        return evm_address(self.rng)

    def gas(self, ts: int, units: int) -> int:
        """The fee for so many units of gas now, in wei."""
        usual = self.network.gwei[min(int(year(ts)) - 2017, 9)]
        price = round(spread(self.rng, usual, 0.45) * 10_000) or 100
        return units * price * 10**5

    def cost(self, asset: Asset, ts: int) -> int:
        """The fee of one transfer now."""
        return self.gas(ts, 21_000 if asset == self.coin else self.rng.choice((41_309, 46_109, 63_209)))

    def send(self, ts: int, to: str, value: int, fee: int, method: str, error: str = "") -> str:
        """One signed transaction; "" where the coin does not suffice."""
        if self.held(self.coin) < (0 if error else value) + fee:
            return ""
        row = Row(ts, self.hash(), "native", self.own, to, self.coin, value, fee, method, error)
        return self.add(row)

    def pay(self, ts: int, to: str, asset: Asset, amount: int, fee: int | None = None) -> str:
        """The wallet's key sends an amount."""
        fee = self.cost(asset, ts) if fee is None else fee
        if asset == self.coin:
            return self.send(ts, to, amount, fee, "Transfer")
        if self.held(asset) < amount:
            return ""
        tx = self.send(ts, asset.contract, 0, fee, "Transfer")
        return self.foreign(ts, self.own, to, asset, amount, tx) if tx else ""

    def receive(self, ts: int, sender: str, asset: Asset, amount: int) -> str:
        """Somebody sends an amount; the fee shown is the sender's."""
        if asset != self.coin:
            return self.foreign(ts, sender, self.own, asset, amount)
        return self.add(Row(ts, self.hash(), "native", sender, self.own, asset, amount, self.gas(ts, 21_000)))

    def foreign(self, ts: int, sender: str, to: str, asset: Asset, amount: int, tx: str = "") -> str:
        """A token row; without `tx` its transaction is not the wallet's."""
        return self.add(Row(ts, tx or self.hash(), "token", sender, to, asset, amount))

    def internal(self, ts: int, tx: str, parent: tuple[str, str], sender: str, to: str, value: int) -> str:
        """Coin moved by a contract inside a transaction."""
        row = Row(ts, tx, "internal", sender, to, self.coin, value, method="call", parent=parent)
        return self.add(row)

    def approve(self, ts: int, asset: Asset) -> str:
        """An approval; the export names neither spender nor allowance."""
        fee = self.gas(ts, 46_000 + self.rng.randrange(3_000))
        return self.send(ts, asset.contract, 0, fee, "Approve")

    def call(self, ts: int, contract: str, method: str, value: int = 0, gas: int = 120_000) -> str:
        """A call of a contract."""
        return self.send(ts, contract, value, self.gas(ts, gas + self.rng.randrange(gas // 3)), method)

    def nft(self, ts: int, tx: str, sender: str, to: str, asset: Asset, token_id: str) -> str:
        """One NFT moves."""
        return self.add(Row(ts, tx, "nft", sender, to, asset, 1, token_id=token_id))


class Tron(Wallet):
    """A wallet on TRON; fees are burnt in TRX and few exports show them."""

    energy_until = 0

    def address(self) -> str:
        """A made-up address."""
        return tron_address(self.rng)

    def cost(self, asset: Asset, ts: int) -> int:
        """The TRX burnt by one transfer now."""
        if asset == self.coin:
            return self.rng.choice((0, 0, 268_000, 1_100_000))
        if ts < self.energy_until:
            return 345_000
        return self.rng.choice(
            (13_396_000, 13_845_000, 27_601_000) if ts < 1_756_684_800 else (6_426_000, 6_534_000)
        )

    def signed(self, ts: int, to: str, method: str, amount: int = 0, fee: int = 0, error: str = "") -> str:
        """One signed transaction; "" where the TRX does not suffice."""
        if self.held(self.coin) < (0 if error else amount) + fee:
            return ""
        return self.add(Row(ts, self.hash(), "native", self.own, to, self.coin, amount, fee, method, error))

    def pay(self, ts: int, to: str, asset: Asset, amount: int, fee: int | None = None) -> str:
        """The wallet's key sends an amount."""
        fee = self.cost(asset, ts) if fee is None else fee
        if asset == self.coin:
            return self.signed(ts, to, "TransferContract", amount, fee)
        if self.held(asset) < amount:
            return ""
        tx = self.signed(ts, asset.contract, "TriggerSmartContract", 0, fee)
        return self.foreign(ts, self.own, to, asset, amount, tx) if tx else ""

    def receive(self, ts: int, sender: str, asset: Asset, amount: int) -> str:
        """Somebody sends an amount."""
        if asset != self.coin:
            return self.foreign(ts, sender, self.own, asset, amount)
        row = Row(ts, self.hash(), "native", sender, self.own, asset, amount, method="TransferContract")
        return self.add(row)

    def foreign(self, ts: int, sender: str, to: str, asset: Asset, amount: int, tx: str = "") -> str:
        """A TRC-20 row; without `tx` its transaction is not the wallet's."""
        return self.add(Row(ts, tx or self.hash(), "token", sender, to, asset, amount))

    def approve(self, ts: int, asset: Asset) -> str:
        """An approval; OKLink shows a call of the token's contract, nothing more."""
        return self.signed(ts, asset.contract, "TriggerSmartContract", 0, self.cost(asset, ts))

    def rent(self, ts: int, provider: str) -> None:
        """Pay for energy, get it for an hour, lose it again."""
        if not self.signed(ts, provider, "TransferContract", self.rng.choice((3, 4, 5)) * TRX + 200_000):
            return
        for when, method in ((6, "DelegateResourceContract"), (3_606, "UnDelegateResourceContract")):
            self.at(ts + when, self.resource, provider, method)
        self.energy_until = ts + 3_600

    def resource(self, ts: int, provider: str, method: str) -> None:
        """Energy lent or taken back."""
        self.add(Row(ts, self.hash(), "resource", provider, self.own, self.coin, 0, method=method))

    def permission(self, ts: int) -> str:
        """The account's permissions are changed with its own key, for 100 TRX."""
        fee = 100 * TRX
        if self.held(self.coin) < fee:
            return ""
        method = "AccountPermissionUpdateContract"
        return self.add(Row(ts, self.hash(), "permission", self.own, "", self.coin, 0, fee, method))


def swapped(w: Evm, ts: int, give: Asset, got: Asset, amount: int, pool: str) -> str:
    """A trade through the chain's router: coin for token, token for coin, token for token."""
    router, rng = w.network.router, w.rng
    cents = w.market.worth(give, amount, ts) * (10_000 - rng.randrange(10, 90)) // 10_000
    back = cents * 10**got.decimals // w.market.cents(got, ts)
    exact = back - rng.randrange(max(1, back // 1000))
    if exact <= 0:
        return ""
    coin = w.coin
    if give == coin:
        tx = w.call(ts, router, "Swap Exact ETH For Tokens", amount)
        return w.foreign(ts, pool, w.own, got, exact, tx) if tx else ""
    if w.held(give) < amount:
        return ""
    tx = w.call(ts, router, "Swap Exact Tokens For " + ("ETH" if got == coin else "Tokens"))
    if tx:
        w.foreign(ts, w.own, pool, give, amount, tx)
        if got == coin:
            w.internal(ts, tx, (w.own, router), router, w.own, exact)
        else:
            w.foreign(ts, pool, w.own, got, exact, tx)
    return tx


def batch_rows(w: Evm, ts: int, contract: str, asset: Asset, payments: Sequence[tuple[str, int]]) -> str:
    """Many token payments through one disperse contract, under one hash."""
    if w.held(asset) < sum(amount for _, amount in payments):
        return ""
    tx = w.call(ts, contract, "Disperse Token", gas=60_000 + 40_000 * len(payments))
    for to, amount in payments if tx else ():
        w.foreign(ts, w.own, to, asset, amount, tx)
    return tx
