import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef, forms
from govreport_gui.form.layout import layout
from govreport_gui.gui.tables.table_clipboard import PasteError, from_tsv, pasted_cells, selected_rows, to_html, to_tsv

APPLICATIONS = layout(forms()["2021"].table["applications"])
DISCLOSURE = layout(forms()["2021"].table["disclosure"])


def app(row, column):
    return CellRef("applications", row, column)


def rule(row, column):
    return CellRef("disclosure", row, column)


def test_a_rectangle_lands_cell_by_cell():
    changes = pasted_cells(APPLICATIONS, [["1", "2"], ["3", "4"]], app("received_new", "legal"), "")
    assert changes == {
        app("received_new", "legal"): "1",
        app("received_new", "other_org"): "2",
        app("received_carried_in", "legal"): "3",
        app("received_carried_in", "other_org"): "4",
    }


@pytest.mark.parametrize(
    ("layout_", "rows", "start"),
    [
        (APPLICATIONS, [["1"] * 7] * 26, app("received_new", "natural")),
        (APPLICATIONS, [["1"] * 8], app("received_new", "natural")),
        (APPLICATIONS, [["1", "2"]], app("received_new", "total")),
        (DISCLOSURE, [["1", "2", "3"]] * 3, rule("rules", "issued")),  # the third row would fall on a label
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(layout_, rows, start):
    with pytest.raises(PasteError, match=rf"有 {len(rows)} 行 {len(rows[0])} 列，从“这里”起只有"):
        pasted_cells(layout_, rows, start, "这里")


def test_blanks_beside_a_figure_from_a_merged_cell_do_no_harm():
    start = rule("licensing", "decisions")
    assert pasted_cells(DISCLOSURE, [["694", "", ""]], start, "") == {start: "694"}


def test_a_selection_is_copied_as_a_rectangle():
    texts = {app("received_new", "natural"): "1", app("received_carried_in", "research"): "2"}
    assert selected_rows(APPLICATIONS, texts, texts) == [["1", "", ""], ["", "", "2"]]
    assert to_tsv([["1", "", "a\tb"]]) == '1\t\t"a\tb"\n'
    assert to_html([["<1>\n2"]]).endswith("<tr><td>&lt;1&gt;<br>2</td></tr></table>")
    assert selected_rows(APPLICATIONS, texts, []) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [("+2", True), ("007", True), ("=1+2", True), ("@甲", True), ("0", False), ("-3", False), ("", False)],
)
def test_what_a_spreadsheet_would_remake_is_copied_as_text(text, kept):
    assert ("mso-number-format:'\\@'" in to_html([[text]])) == kept


@given(
    st.lists(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"])), min_size=2, max_size=4), min_size=1)
)
def test_what_is_copied_can_be_pasted(rows):
    width = max([1, *map(len, rows)])
    padded = [row + [""] * (width - len(row)) for row in rows]
    assert from_tsv(to_tsv(padded)) == padded


@pytest.mark.parametrize("text", ["1\t2\r\n3\t4\r\n", "1\t2\r3\t4", "1\t2\n3\t4\n"])
def test_line_ends_of_every_system(text):
    assert from_tsv(text) == [["1", "2"], ["3", "4"]]


def test_a_blank_last_row_is_a_row():
    assert from_tsv("1\n\n") == [["1"], [""]]
    assert from_tsv("\n") == [[""]]
    assert from_tsv("1\t2\n\n") == [["1", "2"]]


def test_no_text_is_no_rows():
    assert from_tsv("") == []


def test_a_huge_text_is_no_table():
    with pytest.raises(PasteError, match="太长"):
        from_tsv("1" * 200_000)
