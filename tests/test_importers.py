"""Every header a site has had: the right importer, every value in its column, right to the last digit."""

import csv
import io
import json
import os
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story import ROOT

from flagger.config import Config
from flagger.errors import FlaggerError
from flagger.importers import importers
from flagger.importers.formats import etherscan as etherscan_
from flagger.importers.formats import etherscan_page, oklink, tronscan
from flagger.importers.formats.plain import PLAIN
from flagger.importers.join import join
from flagger.importers.reading import Reading, read_export
from flagger.model import exact_sum
from flagger.text import LANGS

GOLDEN = ROOT / "tests/golden"
SHARED = ROOT.parent / "shared" / "data" / "formats"
SAMPLES = sorted((ROOT / "sample_data").glob("*/*/*.*"))

H, ME, YOU, CONTRACT = "0x" + "1f" * 32, "0x" + "ab" * 20, "0x" + "cd" * 20, "0x" + "ef" * 20
UNIX, DATE = "1700003600", "2023-11-14 23:13:20"
TRON_HASH, TRON_ME, TRON_YOU = (
    "2b" * 32,
    "TSpAswScHnu6WqJDaZzjWEA4ztPSzPRtPZ",
    "TD2ENgzbbYd4BuAWSbhrx1FFabyrgYVGgE",
)
USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"


def read(content: str, folder: Path, name: str = "export.csv", **options: Any) -> Reading:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return read_export(path, Config(**options))


# --- every header that Etherscan, TronScan and OKLink have written ------------------------------
# name: (importer, header, one record, what must come of it beyond hash, time, sender and receiver)

PRICE = "CurrentValue @ $1739.62/Eth"
NATIVE = {
    "amount": "0.5",
    "asset": "ETH",
    "fee": "0.000441",
    "fee_asset": "ETH",
    "kind": "native",
    "status": "ok",
}
NATIVE_ROW = f"{H},4344914,{UNIX},{DATE},{YOU},{ME},,0.5,0,1132.01998337566,0.000441,0.9984,311.26,,"
TOKEN = {
    "amount": "190720.883372992770398294",
    "asset": "AMPL",
    "contract": CONTRACT,
    "kind": "token",
    "network": None,
}
QUANTITY = '"190,720.883372992770398294"'
PAGE = {"amount": "8080", "status": "ok", "receiver_label": "Fake_Phishing11681"}
TRON = {
    "network": "tron",
    "asset": "USDT",
    "contract": USDT,
    "kind": "token",
    "status": "ok",
    "amount": "0.035001",
}
ZH = {"network": "bsc", "amount": "0.00019", "asset": "USDT", "contract": CONTRACT, "kind": "token"}
TX = "Blockno,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,Value_IN(ETH),Value_OUT(ETH)"
LATE = f"{PRICE},TxnFee(ETH),TxnFee(USD),Historical $Price/Eth,Status,ErrCode"

VARIANTS: dict[str, tuple[str, str, str, dict[str, str | None]]] = {
    "transactions to 2021-05": (
        "etherscan-transactions", f"Txhash,{TX.replace(' (UTC)', '')},{LATE}", NATIVE_ROW, {**NATIVE, "network": "ethereum"}),
    "transactions from 2021-06": (
        "etherscan-transactions", f"Txhash,{TX.replace(' (UTC)', '')},{LATE},Method", NATIVE_ROW + ",Transfer*",
        {**NATIVE, "method": "Transfer*"}),
    "transactions repaired by hand": (
        "etherscan-transactions", f'Txhash,{TX.replace(" (UTC)", "")},{LATE},Method, ""', NATIVE_ROW + ",Transfer,",
        {**NATIVE, "method": "Transfer"}),
    "transactions 2023-09": (
        "etherscan-transactions", f"Txhash,{TX},{LATE},Method", NATIVE_ROW + ",Transfer", {**NATIVE, "method": "Transfer"}),
    "transactions 2024": (
        "etherscan-transactions", f"Transaction Hash,{TX},{LATE},Method", NATIVE_ROW + ",Transfer", {**NATIVE, "method": "Transfer"}),
    "transactions with notes": (
        "etherscan-transactions",
        f"Transaction Hash,{TX.replace('From,To', 'From,From_PrivateTag,To,To_PrivateTag')},{LATE},Method,PrivateNote",
        NATIVE_ROW.replace(f"{YOU},{ME}", f"{YOU},Boss,{ME},-") + ",Transfer,rent",
        {**NATIVE, "sender_label": "Boss", "receiver_label": "-", "note": "rent"}),
    "transactions cut down": (
        "etherscan-transactions", f"Txhash,{TX},Method", f"{H},1,{UNIX},{DATE},{YOU},{ME},,0.5,0,Transfer",
        {"amount": "0.5", "asset": "ETH"}),
    "transactions BscScan": (
        "etherscan-transactions", f"Txhash,{TX},{LATE},Method".replace("ETH", "BNB").replace("/Eth", "/BNB"),
        NATIVE_ROW + ",Transfer", {**NATIVE, "asset": "BNB", "fee_asset": "BNB", "network": "bsc"}),
    "transactions Arbiscan": (
        "etherscan-transactions", f"Txhash,{TX},{LATE},Method".replace("/Eth", "/ETH"), NATIVE_ROW + ",Transfer",
        {**NATIVE, "network": None}),
    "transactions SnowTrace": (
        "etherscan-transactions", f"Txhash,{TX},CurrentValue/Eth,{LATE.split(',', 1)[1]},Method,ChainId,Chain,Value(ETH)",
        NATIVE_ROW + ",Transfer,43114,Avalanche,0.5", {"amount": "0.5", "fee": "0.000441", "method": "Transfer", "status": "ok"}),
    "transactions failed, out": (
        "etherscan-transactions", f"Txhash,{TX},{LATE},Method",
        NATIVE_ROW.replace(",0.5,0,", ",0,0.7,").replace(",,", ",,", 1)[:-1] + "Error(0),Reverted,Transfer",
        {"amount": "0.7", "status": "failed"}),
    "internal": (
        "etherscan-internal",
        "Txhash,Blockno,UnixTimestamp,DateTime (UTC),ParentTxFrom,ParentTxTo,ParentTxETH_Value,From,TxTo,ContractAddress,"
        f"Value_IN(ETH),Value_OUT(ETH),{PRICE},Historical $Price/Eth,Status,ErrCode,Type",
        f"{H},1,{UNIX},{DATE},{CONTRACT},{ME},9.9,{YOU},{ME},,0.25,0,1.0,311.26,0,,call_0_1",
        {"amount": "0.25", "asset": "ETH", "kind": "internal", "status": "ok", "initiator": CONTRACT, "method": "call_0_1"}),
    "internal with notes, BNB": (
        "etherscan-internal",
        "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),ParentTxFrom,ParentTxFrom_PrivateTag,ParentTxTo,ParentTxTo_PrivateTag,"
        "ParentTxBNB_Value,From,From_PrivateTag,TxTo,TxTo_PrivateTag,ContractAddress,Value_IN(BNB),Value_OUT(BNB),"
        "CurrentValue @ $226.3/BNB,Historical $Price/BNB,Status,ErrCode,Type,PrivateNote",
        f"{H},1,{UNIX},{DATE},{CONTRACT},-,{ME},-,9.9,{YOU},Boss,{ME},Me,,0,0.25,1.0,311.26,1,,call,rent",
        {"amount": "0.25", "asset": "BNB", "status": "failed", "sender_label": "Boss", "receiver_label": "Me", "note": "rent"}),
    "tokens to 2022-07": (
        "etherscan-tokens", "Txhash,UnixTimestamp,DateTime,From,To,Value,ContractAddress,TokenName,TokenSymbol",
        f"{H},{UNIX},{DATE},{YOU},{ME},{QUANTITY},{CONTRACT},Ampleforth,AMPL", TOKEN),
    "tokens to 2023": (
        "etherscan-tokens",
        "Txhash,Blockno,UnixTimestamp,DateTime,From,To,TokenValue,USDValueDayOfTx,ContractAddress,TokenName,TokenSymbol",
        f"{H},1,{UNIX},{DATE},{YOU},{ME},{QUANTITY},N/A,{CONTRACT},Ampleforth,AMPL", {**TOKEN, "value_usd": None}),
    "tokens 2024": (
        "etherscan-tokens",
        "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue,USDValueDayOfTx,ContractAddress,TokenName,TokenSymbol",
        f'{H},1,{UNIX},{DATE},{YOU},{ME},{QUANTITY},"$1,234.5",{CONTRACT},Ampleforth,AMPL', {**TOKEN, "value_usd": "1234.5"}),
    "tokens with notes": (
        "etherscan-tokens",
        "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,From_PrivateTag,To,To_PrivateTag,TokenValue,USDValueDayOfTx,"
        "ContractAddress,TokenName,TokenSymbol,PrivateNote",
        f"{H},1,{UNIX},{DATE},{YOU},Boss,{ME},-,{QUANTITY},$0.03,{CONTRACT},Ampleforth,AMPL,rent",
        {**TOKEN, "value_usd": "0.03", "sender_label": "Boss", "note": "rent"}),
    "nfts": (
        "etherscan-nfts",
        "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,To,ContractAddress,TokenName,TokenSymbol,Token ID,Type,Quantity",
        f"{H},1,{UNIX},{DATE},{YOU},{ME},{CONTRACT},Apes,APE,8817,721,1",
        {"amount": "1", "asset": "APE", "token_id": "8817", "kind": "nft", "contract": CONTRACT}),
    "nfts, older": (
        "etherscan-nfts", "Txhash,Blockno,UnixTimestamp,DateTime,From,To,ContractAddress,TokenId,TokenName,TokenSymbol",
        f"{H},1,{UNIX},{DATE},{YOU},{ME},{CONTRACT},8817,Apes,APE", {"asset": "APE", "token_id": "8817"}),
    "nfts, oldest": (
        "etherscan-nfts", "Txhash,UnixTimestamp,DateTime,From,To,ContractAddress,TokenId,TokenName,TokenSymbol",
        f"{H},{UNIX},{DATE},{YOU},{ME},{CONTRACT},8817,Apes,APE", {"asset": "APE", "token_id": "8817"}),
    "page data, transactions": (
        "etherscan-page-transactions",
        "Transaction Hash,Status,Method,Blockno,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD),Txn Fee",
        f'{H},Success,Transfer*,1,{DATE},{YOU},,{ME},Fake_Phishing11681,"8,080 ETH",$1.58,0.00043428',
        {**PAGE, "asset": "ETH", "fee": "0.00043428", "fee_asset": "ETH", "kind": "native", "value_usd": "1.58", "network": None}),
    "page data, internal": (
        "etherscan-page-internal",
        "Parent Transaction Hash,Status,Blockno,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD)",
        f'{H},Success,1,{DATE},{YOU},,{ME},Fake_Phishing11681,"8,080 AVAX",-',
        {**PAGE, "asset": "AVAX", "kind": "internal", "value_usd": None, "network": "avalanche"}),
    "page data, tokens": (
        "etherscan-page-tokens",
        "Transaction Hash,Status,Method,BlockNo,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD),Token",
        f'{H},Success,Transfer,1,{DATE},{YOU},,{ME},Fake_Phishing11681,"8,080",$2,XiaoBai (XIAOBAI)',
        {**PAGE, "asset": "XIAOBAI", "kind": "token", "value_usd": "2"}),
    "TronScan transfers": (
        "tronscan-transfers", "Txn Hash,Block,Time(UTC),From,To,Token,Token Symbol,Amount/TokenID,Result,Status",
        f"{TRON_HASH},72771115,{DATE},{TRON_YOU},{TRON_ME},{USDT},USDT,0.035001000000000000,SUCCESS,CONFIRMED", TRON),
    "TronScan transfers, longer": (
        "tronscan-transfers",
        "Txn Hash,Block,Time (UTC),Type,Method ID,Method Name,From,To,Token,Token Symbol,Amount,Token ID(1155)",
        f"{TRON_HASH},1,{DATE},Transfer,a9059cbb,transfer,{TRON_YOU},{TRON_ME},{USDT},USDT,0.035001000000000000,", TRON),
    "OKLink TRON tokens": (
        "oklink-tron-tokens", "Tx Hash,blockHeight,blockTime(UTC+8),blockTime(UTC),from,to,value,symbol,tokenAddress,isConfirm",
        f"{TRON_HASH},1,2023/11/15 07:13:20,2023/11/14 23:13:20,{TRON_YOU},{TRON_ME},0.035001,USDT,{USDT},true", TRON),
    "OKLink TRON transactions": (
        "oklink-tron-transactions", "Tx Hash,blockHeight,blockTime(UTC+8),blockTime(UTC),from,to,value,symbol,contractType,status",
        f"{TRON_HASH},1,2023/11/15 07:13:20,2023/11/14 23:13:20,{TRON_YOU},{TRON_ME},12.5,HX28com,TransferAssetContract,SUCCESS",
        {"network": "tron", "kind": "token", "asset": "HX28com", "amount": "12.5", "method": "TransferAssetContract", "status": "ok"}),
    "OKLink TRON transactions, older": (
        "oklink-tron-transactions", "Tx Hash,blockHeight,blockTime(UTC+8),blockTime(UTC),from,to,value,fee,status",
        f"{TRON_HASH},1,2023/11/15 07:13:20,2023/11/14 23:13:20,{TRON_YOU},{TRON_ME},12.5,0.345,FAIL",
        {"network": "tron", "kind": "native", "asset": "TRX", "amount": "12.5", "fee": "0.345", "fee_asset": "TRX", "status": "failed"}),
    "OKLink zh tokens": (
        "oklink-zh-tokens", "交易哈希,区块高度,本地时间(UTC+8),UTC时间,发送方,发送方ENS,接收方,接收方ENS,数量,代币符号,代币地址",
        f"{H},1,2023-11-15 07:13:20,{DATE},{YOU},boss.eth,{ME},,1.9E-4,USDT,{CONTRACT}", {**ZH, "sender_label": "boss.eth"}),
    "OKLink zh tokens without ENS": (
        "oklink-zh-tokens", "交易哈希,区块高度,本地时间(UTC+8),UTC时间,发送方,接收方,数量,代币符号,代币地址",
        f"{H},1,2023-11-15 07:13:20,{DATE},{YOU},{ME},1.9E-4,USDT,{CONTRACT}", ZH),
    "OKLink zh tokens with logIndex": (
        "oklink-zh-tokens", "交易哈希,区块高度,本地时间(UTC+8),UTC时间,发送方,接收方,数量,代币符号,代币地址,logIndex",
        f"{H},1,2023-11-15 07:13:20,{DATE},{YOU},{ME},1.9E-4,USDT,{CONTRACT},7", {**ZH, "token_id": "7"}),
    "OKLink zh transactions": (
        "oklink-zh-transactions", "交易哈希,区块高度,本地时间(UTC+8),UTC时间,发送方,接收方,数量,手续费,交易状态",
        f"{H},1,2023-11-15 07:13:20,{DATE},{YOU},{ME},0.5,0.00001918732855,0x7bf689f4,SUCCESS,",
        {"network": "bsc", "amount": "0.5", "fee": "0.00001918732855", "method": "0x7bf689f4", "status": "ok", "kind": "native"}),
}  # fmt: skip


@pytest.mark.parametrize("trailing", ["", ","])
@pytest.mark.parametrize("name", VARIANTS)
def test_each_header_is_known_and_no_column_shifts(name, trailing, tmp_path):
    importer, header, record, wanted = VARIANTS[name]
    reading = read(
        f"{header}\n{record}{trailing}\n", tmp_path, "BSC_x.csv" if "OKLink zh" in name else "export.csv"
    )
    assert (reading.source.importer, reading.source.rejected) == (importer, ())
    (got,) = reading.table.astype(object).where(reading.table.notna(), None).to_dict("records")
    tron = got["sender"].startswith("T")
    assert (got["tx_hash"], str(got["time"])) == (TRON_HASH if tron else H, DATE)
    assert (got["sender"], got["receiver"]) == ((TRON_YOU, TRON_ME) if tron else (YOU, ME))
    assert {column: got[column] for column in wanted} == wanted


def test_every_importer_of_these_sites_has_a_variant_here():
    ids = {
        importer.id
        for module in (etherscan_, etherscan_page, oklink, tronscan)
        for importer in module.IMPORTERS
    }
    assert {importer for importer, *_ in VARIANTS.values()} == ids


def test_a_file_of_several_chains_says_the_network_and_its_coin_row_by_row(tmp_path):
    _, header, record, _ = VARIANTS["transactions SnowTrace"]
    bsc, unknown = (
        record.replace("43114,Avalanche", "56,BSC"),
        record.replace("43114,Avalanche", "7777,Nowhere"),
    )
    table = read("\n".join([header, record, bsc, unknown]), tmp_path).table
    told = table[["network", "asset", "fee_asset"]].astype(object)
    assert told.where(told.notna(), None).to_numpy().tolist() == [
        ["avalanche", "AVAX", "AVAX"],
        ["bsc", "BNB", "BNB"],
        [None] * 3,
    ]


ETH, BNB, TOKENS_2024 = (
    VARIANTS[name] for name in ("transactions 2024", "transactions BscScan", "tokens 2024")
)
BARE = ("etherscan-transactions", f"Transaction Hash,{TX},Method", VARIANTS["transactions cut down"][2])


@pytest.mark.parametrize(
    ("variant", "told", "network", "kept"),
    [
        (ETH, "ethereum", "ethereum", False), (BNB, "ethereum", "bsc", True), (BNB, "bsc", "bsc", False),
        (BARE, "arbitrum", "arbitrum", False), (TOKENS_2024, "polygon", "polygon", False),
        (VARIANTS["TronScan transfers"], "ethereum", "tron", True),
    ],
)  # fmt: skip
def test_network_fills_what_the_file_leaves_open_and_changes_nothing_it_says(
    variant, told, network, kept, tmp_path
):
    reading = read(f"{variant[1]}\n{variant[2]}\n", tmp_path, network=told)
    assert reading.table["network"].tolist() == [network]
    assert ("network-kept" in said(reading)) is kept


def test_a_bill_is_on_no_network():
    bill = ROOT / "sample_data/alipay/bill/alipay_record_20260401_091000.csv"
    assert read_export(bill, Config(network="ethereum")).table["network"].isna().all()


# --- cells that may be lost, fees, coins and tokens -------------------------------------------


def test_an_unreadable_cell_of_no_weight_is_left_out_and_said_the_record_stays(tmp_path):
    _, header, record, _ = VARIANTS["tokens 2024"]
    odd = record.replace('"$1,234.5"', '"1.2.3 {x}"')
    reading = read("\n".join([header, record, odd, odd.replace(ME, "nobody")]), tmp_path)
    source = reading.source
    assert (source.records, source.read, [r.line for r in source.rejected]) == (3, 2, [4])
    assert reading.table["value_usd"].isna().tolist() == [False, True]
    (lost,) = [w for w in source.warnings if w.id == "cells-left-out"]
    assert lost.facts == {
        **lost.facts,
        "count": 1,
        "column": "USDValueDayOfTx",
        "number": 8,
        "lines": [3],
        "values": ["1.2.3 {x}"],
    }
    for lang in LANGS:
        assert "1.2.3 {x}" in lost.say(lang) and "3" in lost.say(lang)


def test_an_unreadable_fee_within_the_amount_still_rejects_the_record(tmp_path):
    header = "Operation Date,Currency Ticker,Operation Type,Operation Amount,Operation Fees,Operation Hash,Account Name"
    reading = read(f"{header}\n2026-03-02T09:14:07.000Z,BTC,OUT,1,x,{TRON_HASH},BTC 1\n", tmp_path)
    assert [r.column for r in reading.source.rejected] == ["Operation Fees"]


def test_no_fee_no_asset_of_it_and_tokens_are_no_coins():
    for site in ("trezor", "ledger", "exodus", "coinomi", "binance", "kucoin", "okx"):
        for path in sorted((ROOT / "sample_data" / site).glob("*/*.csv")):
            table = read_export(path, Config()).table
            assert not (table["fee"].isna() & table["fee_asset"].notna()).any() if "fee" in table else True
            if "wallet" in path.parts:
                usd, coins = (
                    table["asset"].str.startswith("USD"),
                    table["asset"].isin(["BTC", "ETH", "DOT", "ATOM"]),
                )
                assert set(table[usd]["kind"]) <= {"token", "trade"} and "token" not in set(
                    table[coins]["kind"]
                )


def test_a_coin_is_not_named_after_the_only_token_of_its_file(tmp_path):
    """A list of coins that holds tokens too, with blank symbols: neither lends its name to the other."""
    header = "Tx Hash,blockHeight,blockTime(UTC+8),blockTime(UTC),from,to,value,symbol,contractType,status"
    row = f"{TRON_HASH},1,2023/11/15 07:13:20,2023/11/14 23:13:20,{TRON_YOU},{TRON_ME},12.5,%s,%s,SUCCESS"
    rows = [("HX28com", "TransferAssetContract"), ("", "TransferAssetContract"), ("", "TransferContract")]
    table = read("\n".join([header, *(row % each for each in rows)]) + "\n", tmp_path).table
    assert table["asset"].astype(object).where(table["asset"].notna(), None).tolist() == [
        "HX28com",
        None,
        "TRX",
    ]
    header = (
        "TxHash,Type,MethodId,UtcTimestamp,FromAddress,ToAddress,CreatedContractAddress,Value,"
        "TokenContractAddressHash,TokenDecimals,TokenSymbol,TokenValue,TokenID,BlockNumber,Fee"
    )
    both = [
        f"{H},ERC-20,0xa9059cbb,{DATE}Z,{ME},{YOU},,0,{CONTRACT},6,USDT,1.5,,1,0",
        f"{H},COIN_TRANSFER,,{DATE}Z,{ME},{YOU},,500000000000000000,,,,,,1,0",
    ]
    table = read("\n".join([header, *both]) + "\n", tmp_path, network="ethereum").table
    assert table["asset"].astype(object).where(table["asset"].notna(), None).tolist() == ["USDT", None]


PAGE_HEADER = VARIANTS["page data, transactions"][1]


@pytest.mark.parametrize(
    ("amount", "fee", "to", "wanted"),
    [
        ("5 wei", "(Pending)", ME, ("0.000000000000000005", None, ME)),
        ("0 ETH", "-", "Create: DepositContract", ("0", None, None)),
        ("0.00058498", "0.00043428", ME.upper().replace("X", "x"), ("0.00058498", "0.00043428", ME)),
    ],
)
def test_oddities_of_page_data(amount, fee, to, wanted, tmp_path):
    lines = [
        f"{H},(Pending),Mint,(Pending),{DATE},{YOU},,{to},,{amount},-,{fee}",
        f"{H},,,1,{DATE},{YOU},,{ME},,1 ETH,-,0",
    ]
    table = read("\n".join([PAGE_HEADER, *lines]), tmp_path).table
    first = table.astype(object).where(table.notna(), None).iloc[0]
    assert (first["amount"], first["fee"], first["receiver"]) == wanted
    assert first["status"] == "pending"


# --- files that are not what they look like --------------------------------------------------

WRONG = {
    "wrong-token-page": ('"Txhash","Blockno","UnixTimestamp","DateTime","From","To","Quantity","Method"', "Download: CSV Export"),
    "wrong-token-page with notes": (
        "Transaction Hash,Blockno,UnixTimestamp,DateTime (UTC),From,From_PrivateTag,To,To_PrivateTag,Quantity,Method",
        "Download: CSV Export"),
    "wrong-token-page-data": (
        "Transaction Hash,Status,Method,BlockNo,DateTime (UTC),From,From_Nametag,To,To_Nametag,Amount,Value (USD)",
        "Download: CSV Export"),
    "wrong-staking-withdrawals": (
        "Index,Blockno,UnixTimestamp,DateTime (UTC),Validator Index,Recipient,Value", "Download: CSV Export"),
    "wrong-block-rewards": (
        "Blockno,UnixTimestamp,DateTime (UTC),Txn,Uncles,Miner,GasUsed,GasLimit,BaseFee,Reward(ETH)", "Download: CSV Export"),
    "wrong-beacon-deposits": (
        '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","Value","Valid?"', "Download: CSV Export"),
    "wrong-wallet-disclosure": (
        "wallet_address,source,chain,ip,client_version,device_platform_os_version,created_at", "Etherscan, BscScan, TronScan"),
    "wrong-wallet-disclosure with a preamble": (
        "Notice\nTo: police\n\n-\nwallet_address,create_time,user-agent,ip,port,wallet_type", "Etherscan, BscScan, TronScan"),
    "wrong-api-table": ("hash,block,from,to,value (ETH),gas,timestamp,success", "Download: CSV Export"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_the_wrong_file_is_refused_by_name_with_the_right_button(case, tmp_path):
    header, button = WRONG[case]
    (importer,) = [i for i in importers() if i.id == case.split(" ", maxsplit=1)[0]]
    with pytest.raises(FlaggerError) as caught:
        read(header + "\n", tmp_path)
    assert importer.wrong is not None
    for lang in LANGS:
        said = caught.value.say(lang)
        assert importer.title.say(lang) in said and importer.wrong.say(lang) in said
        assert importer.button.where.say(lang) in said
    assert button in caught.value.say("en")


def test_a_header_that_fits_two_formats_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr("flagger.importers.identify.importers", lambda: (PLAIN, replace(PLAIN, id="twin")))
    with pytest.raises(
        FlaggerError, match=r"several formats equally well: flagger-plain, twin\n.*--importer"
    ):
        read("time,from,to,asset,amount\n", tmp_path)
    assert read("time,from,to,asset,amount\n", tmp_path, importer="twin").source.importer == "twin"


@pytest.mark.parametrize(
    ("header", "en", "zh"),
    [
        ("Transaction Hash,UnixTimestamp,DateTime (UTC),ContractAddress,Value_IN(ETH),Value_OUT(ETH),Method",
         "nearest is etherscan-transactions, which also needs the missing column From, To",
         "最接近 etherscan-transactions，但缺少列 From, To"),
        ("Txn Hash,Block,Time(UTC),From,To,Token,Token Symbol,Result,Status",
         "nearest is tronscan-transfers, which also needs the missing column Amount/TokenID", "最接近 tronscan-transfers"),
        ("a,b,c", "does not look like an export of a wallet or exchange; its header: a, b, c\n",
         "这不像钱包或交易所的导出文件；其表头为：a, b, c\n"),
        ("a,b,c,d,e,f,g,h,From,To", "; nearest is ", "；最接近的是 "),
        ("time,from,to,asset,amount,amount", "the column amount appears twice", "“amount”列出现了两次"),
        ("time,from,to,asset,from", "the column from appears twice", "“from”列出现了两次"),
    ],
)  # fmt: skip
def test_an_unknown_header_names_what_is_near(header, en, zh, tmp_path):
    with pytest.raises(FlaggerError) as caught:
        read(header + "\n", tmp_path)
    assert en in caught.value.say("en") and zh in caught.value.say("zh")
    assert caught.value.where == "export.csv:1"


# --- what is said about a file as a whole ----------------------------------------------------


def etherscan(*numbers: int, hashes_of: int = 1) -> str:
    lines = [f"Transaction Hash,{TX},Method"]
    for n in numbers:
        time = int(UNIX) + n
        lines.append(
            f"0x{n // hashes_of:064x},1,{time},{datetime.fromtimestamp(time, UTC):%Y-%m-%d %H:%M:%S},{YOU},{ME},,0.{n + 1},0,x"
        )
    return "\n".join(lines) + "\n"


def page(count: int) -> str:
    rows = [
        f"0x{n:064x},Success,x,1,2023-11-14 23:{59 - n // 2}:00,{YOU},,{ME},,1 ETH,-,0" for n in range(count)
    ]
    return "\n".join([PAGE_HEADER, *rows])


def said(reading: Reading) -> dict[str, str]:
    return {message.id: message.say("en") for message in reading.source.warnings if message.say("zh")}


def test_a_file_that_looks_cut_says_which_end_is_missing(tmp_path):
    full = said(read(etherscan(*range(5000)), tmp_path))
    assert (
        "exactly 5000 records" in full["looks-cut"] and "the newest are probably missing" in full["looks-cut"]
    )
    assert "Download: CSV Export" in full["looks-cut"]
    turned = said(read(etherscan(*reversed(range(5000))), tmp_path))
    assert "older ones are probably missing" in turned["looks-cut"]
    assert "looks-cut" not in said(read(etherscan(*range(4999)), tmp_path))


def test_rejected_records_count_towards_the_size_and_pasted_files_are_counted_apart(tmp_path):
    for broken in (",nobody,", ","):  # a cell that cannot be read; a line of another length
        content = etherscan(*range(5000)).replace(f",{YOU},", broken, 1)
        assert "looks-cut" in said(read(content, tmp_path))
    assert "looks-cut" not in said(read(etherscan(*range(2500)) + etherscan(*range(2500, 5000)), tmp_path))
    assert "looks-cut" in said(read(etherscan(1) + etherscan(*range(5000)), tmp_path))


def test_page_data_says_that_it_is_one_page_and_which_button_to_press(tmp_path):
    messages = said(read(page(25), tmp_path))
    assert "one page of the list, the newest; older records" in messages["looks-cut"]
    assert "8 decimals" in messages["page-data"] and "Download: CSV Export" in messages["page-data"]
    few = said(read(page(24), tmp_path))
    assert "page-data" in few and not {"looks-cut", "no-contract", "labels-own"} & set(few)


@pytest.mark.parametrize(
    ("variant", "ids"),
    [
        ("page data, tokens", ["page-data", "no-contract", "labels-own"]),
        ("page data, transactions", ["page-data", "labels-own"]),
        ("tokens with notes", ["labels-own"]), ("internal with notes, BNB", ["labels-own"]),
        ("tokens 2024", []), ("OKLink zh tokens", []), ("TronScan transfers", []),
    ],
)  # fmt: skip
def test_what_an_export_leaves_out_is_said(variant, ids, tmp_path):
    _, header, record, _ = VARIANTS[variant]
    assert list(said(read(f"{header}\n{record}\n", tmp_path))) == ids


EXCHANGE = "Date & Time(UTC),Coin,QTY,Type,Account Balance,Description"
OLDEST, NEWEST = "begins with the oldest", "begins with the newest"


@pytest.mark.parametrize("count", [25, 50, 100, 1_000, 5_000, 10_000])
@pytest.mark.parametrize("turned", [False, True])
def test_usual_sizes_are_named_in_any_export_with_the_end_that_may_be_missing(count, turned, tmp_path):
    days = [f"20{n // 336:02d}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(3_400, 3_400 + count)]
    rows = [f"{day} 10:00:00,USDT,1,Deposit,1," for day in (days[::-1] if turned else days)]
    cut = said(read("\n".join([EXCHANGE, *rows]), tmp_path))["looks-cut"]
    assert f"exactly {count} records" in cut and (NEWEST if turned else OLDEST) in cut
    assert ("may be missing" in cut) is (count <= 100) and "Bybit website" in cut
    assert "looks-cut" not in said(read("\n".join([EXCHANGE, *rows[1:]]), tmp_path))


def test_typed_files_and_bills_have_no_pages(tmp_path):
    rows = [f"2024-05-{n + 1:02d}T09:00:00Z,me,you,ETH,1" for n in range(25)]
    assert "looks-cut" not in said(read("\n".join(["time,from,to,asset,amount", *rows]), tmp_path))
    bill = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注"
    rows = [
        f"2026-03-{n + 1:02d} 21:05:07,转账,李四,/,转账,支出,1.00,余额,交易成功,2026{n},," for n in range(25)
    ]
    assert said(read("\n".join([bill, *rows]), tmp_path)) == {}


@pytest.mark.parametrize(
    ("sample", "ids"),
    [
        ("trezor/wallet/export-ethereum-1.csv", ["drops-phishing"]), ("trezor/wallet/trezor-old-btc.csv", []),
        ("ledger/wallet/ledgerlive-operations-2026.04.01.csv", ["no-counterparty"]),
        ("binance/account/binance-statement-2026.csv", ["no-counterparty"]),
        ("binance/account/Binance-Withdraw-History-202602.csv", []),
        ("koinly/bill/Koinly Transactions.csv", ["no-contract", "no-counterparty"]),
        ("wechat/bill/微信支付账单(20260301-20260331).csv", []),
    ],
)  # fmt: skip
def test_what_a_site_leaves_out_is_said(sample, ids):
    assert list(said(read_export(ROOT / "sample_data" / sample, Config()))) == ids


@pytest.mark.parametrize(
    ("unix", "date", "id_"),
    [
        (UNIX, "2020-01-01 00:00:00", "times-disagree"), (UNIX, "03/04/2024 10:00:00", "date-unreadable"),
        ("1700003600000", "", "milliseconds"), ("", "2399-01-01 00:00:00", "time-far-future"),
        ("", "1999-01-01 00:00:00", "time-before-2009"),
    ],
)  # fmt: skip
def test_odd_times_are_read_and_said_with_their_line_and_column(unix, date, id_, tmp_path):
    _, header, record, _ = VARIANTS["transactions 2024"]
    odd = record.replace(f"{UNIX},{DATE}", f"{unix},{date}")
    reading = read(f"{header}\n{record}\n{odd}\n", tmp_path)
    (warning,) = reading.source.warnings
    assert reading.source.read == 2 and (warning.id, warning.facts["line"]) == (id_, 3)
    assert warning.facts["number"] in (3, 4)
    for lang, words in (("en", "first at line 3, column"), ("zh", "首见于第 3 行第")):
        assert words in warning.say(lang)  # type: ignore[arg-type]


# --- written and read back; split, reordered, doubled, pasted --------------------------------

WORDS = (
    st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12)
    .map(str.strip)
    .filter(bool)
)
AMOUNTS = st.builds(
    lambda n, p: Decimal(n).scaleb(-p) if n < 10**27 else Decimal(n),
    st.integers(0, 10**78),
    st.integers(0, 18),
)
TRANSFERS = st.lists(
    st.tuples(st.datetimes(datetime(2009, 2, 1), datetime(2039, 1, 1)), WORDS, WORDS, WORDS, AMOUNTS, WORDS), max_size=8
)  # fmt: skip


# Line breaks inside cells have tests of their own: a lone quote before one is taken for damage.
@settings(
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TRANSFERS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_plain_transfers_are_read_back_as_they_were_written(tmp_path, transfers, delimiter, end, quoted):
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=end,
        # Python's writer leaves a CR or LF unquoted that is not part of its own line end.
        quoting=csv.QUOTE_MINIMAL if end == "\r\n" and not quoted else csv.QUOTE_ALL,
    )
    writer.writerow(["time", "from", "to", "asset", "amount", "note"])
    for time, *words, amount, note in transfers:
        writer.writerow([f"{time.replace(microsecond=0).isoformat()}Z", *words, f"{amount:f}", note])
    reading = read(out.getvalue(), tmp_path)
    table = reading.table
    got = list(
        zip(*(table[c] for c in ("time", "sender", "receiver", "asset", "amount", "note")), strict=True)
    )
    stripped = [[word.strip("\t \u00a0\r\n") for word in (*words, note)] for _, *words, _, note in transfers]
    assert got == [
        (pd.Timestamp(t[0].replace(microsecond=0)), *words[:3], f"{t[4]:f}", words[3])
        for t, words in zip(transfers, stripped, strict=True)
    ]


def keys(folder: Path, *contents: str) -> set[str]:
    """What a history of these downloads consists of, whatever is in which file."""
    config = Config(own=(ME,))
    readings = [read(content, folder, f"{i}.csv", own=(ME,)) for i, content in enumerate(contents)]
    table = join(readings, config).table
    assert table["key"].is_unique
    return set(table["key"])


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.integers(0, 40), min_size=2, max_size=20, unique=True), st.data())
def test_the_same_downloads_make_the_same_history_however_they_are_cut(tmp_path, numbers, data):
    whole = keys(tmp_path, etherscan(*numbers, hashes_of=2))
    assert len(whole) == len(numbers)
    at = data.draw(st.integers(1, len(numbers) - 1))
    back = data.draw(st.integers(0, at))
    first, second = etherscan(*numbers[:at], hashes_of=2), etherscan(*numbers[back:], hashes_of=2)
    assert keys(tmp_path, first, second) == keys(tmp_path, second, first) == whole
    assert keys(tmp_path, first + second) == whole
    assert keys(tmp_path, etherscan(*data.draw(st.permutations(numbers)), hashes_of=2)) == whole


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_equal_transfers_of_one_download_stay_several_but_downloads_are_not_added_up(tmp_path, numbers):
    content = etherscan(*numbers)
    assert len(keys(tmp_path, content)) == len(numbers)
    assert keys(tmp_path, content, content) == keys(tmp_path, content + content) == keys(tmp_path, content)


# --- payment bills ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bill", "refund", "neutral"),
    [
        ("alipay/bill/alipay_record_20260401_091000.csv", "退款-台灯", "信用卡还款"),
        ("alipay/bill/alipay_record_20220201_0900_1.csv", "退款-雨伞", "余额宝-单次转入"),
        ("jd/bill/京东交易流水(申请时间2026年04月01日09时20分00秒).csv", "退款-图书", "京东钱包余额充值"),
    ],
)
def test_a_refund_marked_neutral_came_in_and_other_neutral_rows_stay(bill, refund, neutral):
    reading = read_export(ROOT / "sample_data" / bill, Config())
    history = join([reading], Config()).table.set_index("note")
    assert history.loc[refund, ["direction", "status"]].tolist() == ["in", "ok"]
    assert history.loc[neutral, "direction"] == "self"
    assert "coming in: 1, the first" in said(reading)["refunds-in"] and reading.source.rejected == ()


# --- whole samples ---------------------------------------------------------------------------


def _rows(table: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {name: str(value) for name, value in row.items() if pd.notna(value)}
        for row in table.to_dict("records")
    ]  # type: ignore[misc]


def _sums(table: pd.DataFrame, column: str, unit: str) -> dict[str, str]:
    parts: dict[str, list[str]] = defaultdict(list)
    for amount, name in zip(table[column], table[unit], strict=True):
        if pd.notna(amount):
            parts[str(name)].append(amount)
    return {name: format(exact_sum(amounts), "f") for name, amounts in sorted(parts.items())}


def summary(path: Path) -> dict[str, object]:
    reading = read_export(path, Config())
    source, table = reading.source, reading.table
    return {
        "importer": source.importer, "encoding": source.encoding, "header_line": source.header_line,
        "records": source.records, "read": source.read, "blank": source.blank,
        "skipped": [(a.line, a.reason.id) for a in source.skipped], "rejected": [(r.line, r.reason.id) for r in source.rejected],
        "warnings": [w.id for w in source.warnings], "first": _rows(table.head(3)), "last": _rows(table.tail(3)),
        "sums": {"amount": _sums(table, "amount", "asset"), "fee": _sums(table, "fee", "fee_asset") if "fee" in table else {}},
    }  # fmt: skip


def golden_of(sample: Path) -> Path:
    return GOLDEN / f"{'-'.join(sample.relative_to(ROOT / 'sample_data').with_suffix('').parts)}.json"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:40])
def test_each_sample_is_read_as_before(path):
    """FLAGGER_REGENERATE=1 writes the expectations anew; look at what changed."""
    golden = golden_of(path)
    got = json.dumps(summary(path), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("FLAGGER_REGENERATE"):
        golden.write_text(got, encoding="utf-8", newline="\n")
    assert golden.read_text(encoding="utf-8") == got


def test_each_golden_file_is_of_one_sample():
    assert sorted(map(golden_of, SAMPLES)) == sorted(GOLDEN.glob("*.json")) != []


@pytest.mark.skipif(not SHARED.is_dir(), reason="real samples stand beside the checkout in ../shared only")
def test_real_samples_are_read_whole_or_refused_by_name():
    folders = ("etherscan", "etherscan-pagedata", "etherscan-tokenpage", "oklink")
    paths = [path for folder in folders for path in sorted((SHARED / folder).glob("*.csv"))]
    assert len(paths) >= 25
    refused = [importer.title.en for importer in importers() if importer.wrong]
    for path in paths:
        try:
            source = read_export(path, Config()).source
        except FlaggerError as error:
            assert any(title in error.say("en") for title in refused), error
            continue
        records = sum(1 for _ in csv.reader(path.open(encoding="utf-8-sig", newline="")))
        assert source.records + source.blank + 1 == records, path.name
        assert (source.read, source.rejected) == (source.records, ()), path.name


# --- files that Excel has saved, dates that can be read in two ways ---------------------------

BILL = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注"
)


@pytest.mark.parametrize(
    ("ids", "left"),
    [
        (["2.02603E+27", "20260331200040011100000000000001"], [None, "20260331200040011100000000000001"]),
        (["2026033120004000000000000000", "2026033120004010000000000000"], [None, None]),
        (["2026033120004000000000000000", "2026033120004010000000000001"],
         ["2026033120004000000000000000", "2026033120004010000000000001"]),
        (["2026033120004000000000000000"], ["2026033120004000000000000000"]),  # one alone may be so
    ],
)  # fmt: skip
def test_ids_that_excel_has_rounded_are_left_out_and_said(ids, left, tmp_path):
    rows = [
        f"2026-03-{n + 1:02d} 21:05:07,转账,李四,/,转账,支出,1.00,余额,交易成功,{id_},,"
        for n, id_ in enumerate(ids)
    ]
    reading = read("\n".join([BILL, *rows]), tmp_path)
    hashes = reading.table["tx_hash"].astype(object)
    assert hashes.where(hashes.notna(), None).tolist() == left and reading.source.read == len(ids)
    assert ("excel-ids" in said(reading)) is (None in left)
    assert None not in left or "without opening and saving it in Excel" in said(reading)["excel-ids"]
    assert len(join([reading], Config()).table) == len(ids)


def test_seconds_that_excel_cut_are_named_and_do_not_contradict_the_unix_time(tmp_path):
    _, header, record, _ = VARIANTS["transactions 2024"]
    reading = read(f"{header}\n{record.replace(DATE, '2023/11/14 23:13')}\n", tmp_path)
    assert list(said(reading)) == ["excel-times-cut"] and str(reading.table["time"][0]) == DATE


@pytest.mark.parametrize("mark", ["/", "."])
def test_a_date_of_two_readings_is_asked_and_the_answer_counts(mark, tmp_path):
    header, row = "time,from,to,asset,amount", f"03{mark}04{mark}2024 09:00:00,me,you,ETH,1"
    (asked,) = read(f"{header}\n{row}\n", tmp_path).source.rejected
    assert asked.reason.id == "ambiguous-date" and all(
        "day_first" in asked.reason.say(lang) for lang in LANGS
    )
    days = {
        told: read(f"{header}\n{row}\n", tmp_path, zone="UTC", day_first=told).table["time"]
        for told in (True, False)
    }
    assert [str(days[told][0])[:10] for told in (True, False)] == ["2024-04-03", "2024-03-04"]
    assert Config(day_first=True).effective() != Config().effective() == Config(day_first=None).effective()
