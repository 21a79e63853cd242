"""Numbers as a person sees them in Excel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellKind
from govreport_gui.readers.excel_format import Shown, shown
from govreport_gui.writers.excel_cells import number_format

SEEN = {
    # stored, format: seen
    ("3119", "General"): "3119",
    ("3119.0", "General"): "3119",
    ("0", "General"): "0",
    ("-3", "General"): "-3",
    ("0.30000000000000004", "General"): "0.3",
    ("1E3", "General"): "1000",
    ("12.68", "0.####"): "12.68",
    ("12", "0.####"): "12",
    ("12.5", "0.00"): "12.50",
    ("0.5", "0.0000"): "0.5000",
    ("96171.6", "#,##0.00"): "96,171.60",
    ("1234567", "#,##0"): "1,234,567",
    ("0", "#,##0"): "0",
    ("7", "00"): "07",
    ("19", "+0;-0;0"): "+19",
    ("-19", "+0;-0;0"): "-19",
    ("0", "+0;-0;0"): "0",
    ("-5", "0_);(0)"): "(5)",
    ("0.964", "0.0%"): "96.4%",
    ("0.5", "0%"): "50%",
    ("5", '0"件"'): "5件",
    ("5", 'General"件"'): "5件",
    ("5", "0\\件"): "5件",
    ("12", '"¥"#,##0'): "¥12",
    ("-12", "[$¥-804]#,##0"): "-¥12",
    ("5", "[Red]0"): "5",
    ("5", "@"): "5",
    ("251000", "0.00,"): "251.00",
    # a figure is never hidden
    ("0", "0;-0;;@"): "0",
    ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '): "0",
    ("7", ";;;"): "7",
    # what no format can tell here is shown plainly
    ("0.5", "# ?/?"): "0.5",
    ("1234", "0.00E+00"): "1234",
    ("5", "[>3]0;[<3]00"): "5",
    ("1.5", "0." + "0" * 90): "1.5",
    ("1.5", "0" + "%" * 45): "1.5",
    ("9e40", "0." + "0" * 38): "9" + "0" * 40 + "." + "0" * 38,
    # dates
    ("45672", "yyyy/m/d"): "2025/1/15",
    ("45672", 'yyyy"年"m"月"d"日"'): "2025年1月15日",
    ("45672", "[$-804]yyyy\\-mm\\-dd;@"): "2025-01-15",
    ("45672.5", "yyyy/m/d h:mm"): "2025/1/15 12:00",
    ("0.75", "h:mm AM/PM"): "6:00 下午",
    ("0.5", "h:mm AM/PM"): "12:00 下午",
    ("0", "h:mm AM/PM"): "12:00 上午",
    ("45672", "mmm-yy"): "2025-01-15",
    ("45672", "[Magenta]yyyy\\-mm\\-dd"): "2025-01-15",
    ("1.5", "[mm]:ss"): "1.5",
    ("1", "yyyy/m/d"): "1900/1/1",
    ("61", "yyyy/m/d"): "1900/3/1",
    ("-1", "yyyy/m/d"): "-1",
    ("2958466", "yyyy/m/d"): "2958466",
    ("10000000000", "yyyy/m/d"): "10000000000",
    # no numbers
    ("1,000", "0"): "1,000",
    ("NaN", "0"): "NaN",
    ("若干", "0"): "若干",
    ("9" * 400, "0"): "9" * 400,
}


@pytest.mark.parametrize(("stored", "code"), SEEN)
def test_seen(stored, code):
    assert shown(stored, code).text == SEEN[stored, code]


def test_dates_since_1904():
    assert shown("44210", "yyyy/m/d", since_1904=True).text == "2025/1/15"


def test_rounding_is_said():
    assert shown("7730.2841", "0.00") == Shown("7730.28", rounded=True)
    assert shown("7730.285", "0.00") == Shown("7730.29", rounded=True)
    assert shown("7730.28", "0.0000") == Shown("7730.2800")


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_amounts_as_our_own_writer_formats_them(units, places):
    text = f"{units / 10**places:.{places}f}" if places else str(units)
    assert shown(str(float(text)), number_format(CellKind.AMOUNT, text)).text == text


@given(st.text(), st.text())
def test_any_format_of_any_value(stored, code):
    assert isinstance(shown(stored, code).text, str)


@given(st.floats(), st.text('0#?,.%;"yYmdhs[]\\_*eE+-/@$AMPG年月日 ', max_size=12))
def test_no_number_loses_its_digits(value, code):
    assert shown(repr(value), code).text
