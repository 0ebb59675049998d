"""Blockscout's “advanced filter” export: coins and tokens in one list.

Coins stand in `Value`, in wei; tokens in `TokenValue`, in whole tokens. The fee of a transaction is
repeated on each of its rows and is not read.
"""

from flagger.importers.base import Button, Importer
from flagger.importers.fields import address, date_time, number, text, tx_hash, words
from flagger.importers.scaled import raw_number
from flagger.text import Text

_KINDS = {"erc-20": "token", "erc-404": "token", "erc-721": "nft", "erc-1155": "nft", "zrc-2": "token"}

ADVANCED = Importer(
    id="blockscout-advanced",
    title=Text("Blockscout: advanced filter", "Blockscout：高级筛选"),
    kind="native",
    fields={
        "tx_hash": tx_hash("TxHash"),
        "kind": words("Type", meaning=_KINDS),
        "method": text("MethodId", needed=True),
        "date": date_time("UtcTimestamp"),
        "sender": address("FromAddress"),
        "receiver": address("ToAddress", blank=True),
        "contract_created": address("CreatedContractAddress", blank=True),
        "value_in": number("TokenValue"),
        "value_out": raw_number("Value", decimals=18),
        "contract": address("TokenContractAddressHash", blank=True),
        "asset": text("TokenSymbol", needed=True),
        "token_id": text("TokenID", needed=True),
    },
    ignored=("TokenDecimals", "BlockNumber", "Fee", "CurrentPrice", "TxDateOpeningPrice", "TxDateClosingPrice"),
    button=Button(
        Text(
            "the network's Blockscout site → “Advanced filter” with your address → “Export to CSV”",
            "该网络的 Blockscout 网站 → “Advanced filter（高级筛选）”，填入自己的地址 → “Export to CSV”",
        ),
    ),
)  # fmt: skip

IMPORTERS = (ADVANCED,)
