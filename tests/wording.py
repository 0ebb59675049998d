"""Words that the report never says in its own voice, and names that strangers may give to tokens and labels."""

import re

_ACCUSING = re.compile(
    r"[盗盜]|[黑駭]客|嫌疑|小偷|[骗騙]子|受害|[凶兇]手|犯罪分子"
    r"|\b(?:thefts?|thie(?:f|ves)|steal\w*|stolen|hack(?:er|ed)\w*|scammers?|attackers?|victims?|drainers?|criminals?)\b",
    re.IGNORECASE,
)
# Names of the law, where it is left to the authorities whether an offence was committed.
_OF_LAW = re.compile(
    r"[Ww]hether this is theft|是否[构構]成[盗盜][窃竊]罪|\bcriminal (?:cases|side|investigation)\b"
)
HOSTILE = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror=document.title="owned">',
    "{{7*7}}{% include '/etc/passwd' %}",
    "US\u200bDT\u202eTDSU",
    "🎁 claim-usdc.example",
    "=HYPERLINK(\"http://x.example\",\"claim\")",
    "A" * 32_768,
    "USDC" + "\u0336" * 200,
    "javascript:alert(1)",
    "\x1b[2J",
)  # fmt: skip


def accusing(text: str) -> list[str]:
    """What in a text says, in the tool's own voice, that somebody has done wrong."""
    return [found[0] for found in _ACCUSING.finditer(_OF_LAW.sub("", text))]
