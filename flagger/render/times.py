"""How times are printed: in UTC, in the report's zone, and how long something took."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flagger.text import Text


def utc(time: datetime) -> str:
    """A time as it is always printed first: `2026-05-03 13:58:23 UTC`."""
    return f"{time:%Y-%m-%d %H:%M:%S} UTC"


def local(time: datetime, zone: str) -> str:
    """The same instant in a named zone with its offset: `2026-05-03 21:58:23 (UTC+08:00)`."""
    there = time.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    offset = f"{there:%z}"
    return f"{there:%Y-%m-%d %H:%M:%S} (UTC{offset[:3]}:{offset[3:]})"


def zone_title(zone: str) -> Text:
    """A time zone as people call it; Beijing time is the name of Asia/Shanghai."""
    return Text("Beijing time", "北京时间") if zone == "Asia/Shanghai" else Text(zone, zone)


def duration(seconds: float) -> Text:
    """How long something took: `33 min 36 s`."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    parts = [(days, "d", "天"), (hour, "h", "小时"), (minute, "min", "分"), (second, "s", "秒")]
    told = [part for part in parts if part[0]] or [(0, "s", "秒")]
    return Text(
        " ".join(f"{number} {en}" for number, en, _ in told),
        " ".join(f"{number} {zh}" for number, _, zh in told),
    )
