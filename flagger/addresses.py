"""What a person types as an address or hash, as importers write it."""


def comparable(told: str) -> str:
    """Without blanks around it, 0x in lower case; Base58 untouched, where case tells addresses apart."""
    told = told.strip()
    return told.lower() if told[:2].lower() == "0x" else told
