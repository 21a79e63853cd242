"""What editors of web sites do to a page that is pasted into them: their habits, each worse than the last."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml import html as lxml_html

SPANS = ("rowspan", "colspan")
STYLES = ("style", "class", "align", "width", "height", "cellspacing", "cellpadding", "border", "scope")
TABLE_TAGS = {"table", "tr", "td", "th"}
KEPT_TAGS = {"p", "br", *(f"h{level}" for level in range(1, 7)), *TABLE_TAGS}


def without_styles(page: str) -> str:
    """Take away the head and whatever says how something looks."""
    return _changed(page, lambda element: _drop_attributes(element, STYLES))


def without_picture_data(page: str) -> str:
    """Take away the pictures that lie in the page; many editors take only those that were uploaded."""
    return _changed(page, lambda element: _drop_attributes(element, ("src",)))


def without_spans(page: str) -> str:
    """Take away the merges, too."""
    return _changed(page, lambda element: _drop_attributes(element, (*STYLES, *SPANS)))


def only_text_and_tables(page: str) -> str:
    """Take away all tags but headings, paragraphs and tables, with all attributes but the merges."""

    def change(element: etree._Element) -> None:
        _drop_attributes(element, tuple(name for name in element.attrib if name not in SPANS))
        if element.tag not in KEPT_TAGS and element.tag != "body":
            element.drop_tag()

    return _changed(page, change)


def with_plain_cells_only(page: str) -> str:
    """Take away all that, and take header cells for tags that nobody needs, too: their texts fall out of the table."""

    def change(element: etree._Element) -> None:
        if element.tag == "th":
            element.drop_tag()

    return _changed(only_text_and_tables(page), change)


def only_paragraphs(page: str) -> str:
    """Take away all tags but paragraphs: the figures run together."""

    def change(element: etree._Element) -> None:
        element.attrib.clear()
        if element.tag not in ("p", "br", "body"):
            element.drop_tag()

    return _changed(page, change)


def _drop_attributes(element: etree._Element, names: tuple[str, ...]) -> None:
    for name in names:
        element.attrib.pop(name, None)


def _changed(page: str, change: Callable[[etree._Element], None]) -> str:
    body = lxml_html.document_fromstring(page).find("body")
    for element in list(body.iterdescendants()):
        change(element)
    return lxml_html.tostring(body, encoding="unicode").removeprefix("<body>").removesuffix("</body>")
