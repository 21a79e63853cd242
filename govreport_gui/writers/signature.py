"""Where organ and date stand below the text (GB/T 9704-2012 7.3.5), for Word and the printed page."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.report import Signature
from govreport_gui.writers.page_profile import SignatureKind
from govreport_gui.writers.printed import clean, width

# 7.3.5.2: one empty line without a seal. A seal of 42 mm reaches a good line above the organ, and its top must stand
# within a line of the text (7.3.5.1): two empty lines.
_EMPTY_LINES = {SignatureKind.UNSEALED: 1, SignatureKind.SEALED: 2}
_WIDER = 2.5  # what a date of eight wide figures with five gaps is longer than its nominal width, in characters


@dataclass(frozen=True, slots=True)
class Placing:
    """Indents from the right in characters of the text, and the empty lines above whichever comes first."""

    organ: float
    date: float
    empty_lines: int


def placed(signature: Signature, kind: SignatureKind) -> Placing:
    """Return where organ and date of a report stand; nothing is printed of kind NONE."""
    organ, date = width(clean(signature.organ)), width(clean(signature.date))
    indents = _sealed(organ, date) if kind is SignatureKind.SEALED else _unsealed(organ, date)
    return Placing(*indents, _EMPTY_LINES.get(kind, 0))


def date_begins(signature: Signature, kind: SignatureKind) -> float | None:
    """Return how many characters left of the right edge a date begins; None where only its end is fixed.

    7.3.5.2 puts the beginning of an unsealed date two characters right of the organ's. Set from there it stands right
    whatever the width of figures, and of the gaps beside them, in a font or a program; where these might carry it
    over the edge, it is set from its end.
    """
    organ, date = width(clean(signature.organ)), width(clean(signature.date))
    return organ if kind is SignatureKind.UNSEALED and date + _WIDER <= organ else None


def _unsealed(organ: float, date: float) -> tuple[float, float]:
    """7.3.5.2: the date begins two characters right of the organ; the longer of the two stands two from the edge."""
    return (4 + date - organ, 2.0) if date > organ else (2.0, organ - date)


def _sealed(organ: float, date: float) -> tuple[float, float]:
    """7.3.5.1: the date four characters from the edge, the organ centred on it; a long name moves both inwards."""
    right = max(4.0, (organ - date) / 2)
    return right + (date - organ) / 2, right
