"""A PDF by typst, packed: objects without a stream of their own go into compressed object streams.

Most of a tagged PDF is its structure tree, which typst writes as plain text. Since 1.5 PDF has object streams
and cross-reference streams for that (ISO 32000-1, 7.5.7 and 7.5.8); PDF/A-3 and PDF/UA allow them.
"""

import re
from zlib import compress

_OBJECT = re.compile(rb"([0-9]+) 0 obj\n(.*)\nendobj\n+", re.DOTALL)
_TRAILER = re.compile(rb"trailer\n<<(/Size [0-9]+/Root .*)>>\nstartxref\n([0-9]+)\n%%EOF", re.DOTALL)
_MOST = 100  # objects in one stream: who reads one unpacks them all
_FREE, _PLAIN, _PACKED = (kind.to_bytes(1, "big") for kind in range(3))


def packed(pdf: bytes) -> bytes:
    """The same objects under the same numbers, in about half the room; ValueError if they are not all found."""
    head, streams, others, trailer = _parts(pdf)
    number = max([*streams, *others]) + 1
    out, places = bytearray(head), {0: _place(_FREE, 0, 65535)}
    for at in range(0, len(others), _MOST):
        some = sorted(others)[at : at + _MOST]
        streams[number] = _object_stream([others[one] for one in some], some)
        places |= {one: _place(_PACKED, number, index) for index, one in enumerate(some)}
        number += 1
    for one, body in streams.items():
        places[one] = _place(_PLAIN, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (one, body)
    places[number] = _place(_PLAIN, len(out), 0)
    table = b"".join(places[one] for one in range(number + 1))
    keys = re.sub(rb"/Size [0-9]+", b"/Type/XRef/W[1 4 2]/Size %d" % (number + 1), trailer)
    end = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, _stream(keys, table), len(out))
    return bytes(out) + end


def _parts(pdf: bytes) -> tuple[bytes, dict[int, bytes], dict[int, bytes], bytes]:
    """What stands first; objects with a stream and those without, by number; the trailer's keys."""
    end = _TRAILER.search(pdf, pdf.rindex(b"trailer\n"))
    if not end:
        raise ValueError("no trailer as typst writes it")
    table = pdf[int(end[2]) : end.start()].split(b"\n")
    places = [int(line[:10]) for line in table if line.endswith(b" n\r")]
    streams: dict[int, bytes] = {}
    others: dict[int, bytes] = {}
    starts = sorted(places)
    for start, stop in zip(starts, [*starts[1:], int(end[2])], strict=True):
        found = _OBJECT.fullmatch(pdf, start, stop)
        if not found:
            raise ValueError(f"no object at {start}")
        (streams if found[2].endswith(b"\nendstream") else others)[int(found[1])] = found[2]
    return pdf[: starts[0]], streams, others, end[1]


def _object_stream(bodies: list[bytes], numbers: list[int]) -> bytes:
    """Objects one behind the other, before them their numbers and places."""
    pairs, at = [], 0
    for number, body in zip(numbers, bodies, strict=True):
        pairs.append(b"%d %d" % (number, at))
        at += len(body) + 1
    index = b" ".join(pairs) + b"\n"
    keys = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(index))
    return _stream(keys, index + b"\n".join(bodies))


def _stream(keys: bytes, content: bytes) -> bytes:
    small = compress(content, 9)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (keys, len(small), small)


def _place(kind: bytes, first: int, second: int) -> bytes:
    return kind + first.to_bytes(4, "big") + second.to_bytes(2, "big")
