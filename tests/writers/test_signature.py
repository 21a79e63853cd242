"""Organ and date below the text (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

import pytest

from govreport_gui.report import Signature
from govreport_gui.writers.page_profile import SignatureKind
from govreport_gui.writers.printed import width
from govreport_gui.writers.signature import Placing, date_begins, placed

LONG, SHORT = "云溪县青禾镇人民政府", "水利局"
DATE = "2025年1月15日"  # 6.5 wide


@pytest.mark.parametrize(
    ("organ", "date", "kind", "expected"),
    [
        (LONG, DATE, SignatureKind.UNSEALED, Placing(2, 3.5, 1)),  # the date begins two right of the organ
        (SHORT, DATE, SignatureKind.UNSEALED, Placing(7.5, 2, 1)),  # the date is longer: it stands two from the edge
        ("", DATE, SignatureKind.UNSEALED, Placing(10.5, 2, 1)),
        (SHORT, DATE, SignatureKind.SEALED, Placing(5.75, 4, 2)),  # centred on the date
        (LONG, DATE, SignatureKind.SEALED, Placing(2.25, 4, 2)),
        (LONG + "办公室主任会议", DATE, SignatureKind.SEALED, Placing(0, 5.25, 2)),  # else it would leave the page
    ],
)
def test_where_they_stand(organ, date, kind, expected):
    assert placed(Signature(organ, date), kind) == expected


@pytest.mark.parametrize(
    ("organ", "date", "kind", "expected"),
    [
        (LONG, DATE, SignatureKind.UNSEALED, 10),  # where the organ ends, two from the edge, less its ten, and two more
        (SHORT, DATE, SignatureKind.UNSEALED, None),
        ("青禾镇人民政府", DATE, SignatureKind.UNSEALED, None),  # 7 wide: wider figures would reach over the edge
        ("", DATE, SignatureKind.UNSEALED, None),
        (LONG, DATE, SignatureKind.SEALED, None),
    ],
)
def test_where_a_date_begins(organ, date, kind, expected):
    assert date_begins(Signature(organ, date), kind) == expected


@pytest.mark.parametrize("organ", [LONG, SHORT, LONG + "办公室主任会议"])
def test_a_sealed_organ_is_centred_on_its_date(organ):
    place = placed(Signature(organ, DATE), SignatureKind.SEALED)
    assert place.organ + width(organ) / 2 == place.date + width(DATE) / 2
