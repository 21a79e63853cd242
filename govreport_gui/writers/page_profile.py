"""How the page looks: paper, fonts, sizes, after GB/T 9704-2012. A profile, so that it can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TWIPS_PER_MM = 1440 / 25.4
MM_PER_PT = 25.4 / 72


def twips(mm: float) -> int:
    """Convert millimetres to twips (1/20 pt)."""
    return round(mm * TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Font:
    """A font by its conventional name. `alternate` is what a machine without it may take (w:altName)."""

    name: str
    alternate: str = ""
    family: str = "roman"  # of Word's families, for machines that have neither


KNOWN_FONTS = {
    font.name: font
    for font in (
        Font("方正小标宋简体", "华文中宋"),
        Font("方正小标宋_GBK", "华文中宋"),
        Font("华文中宋", "STZhongsong"),
        Font("仿宋_GB2312", "仿宋"),
        Font("方正仿宋_GBK", "仿宋"),
        Font("仿宋", "FangSong"),
        Font("楷体_GB2312", "楷体"),
        Font("方正楷体_GBK", "楷体"),
        Font("楷体", "KaiTi"),
        Font("黑体", "SimHei", "swiss"),
        Font("方正黑体_GBK", "黑体", "swiss"),
        Font("宋体", "SimSun"),
        Font("方正书宋_GBK", "宋体"),
    )
}


def font_named(name: str) -> Font:
    """Return a font by its name, with what may stand in for it where that is known."""
    return KNOWN_FONTS.get(name, Font(name))


class SignatureKind(StrEnum):
    """How organ and date are printed (GB/T 9704 7.3.5)."""

    UNSEALED = "unsealed"
    SEALED = "sealed"
    NONE = "none"  # not at all


class NumberPlace(StrEnum):
    """Where the page number stands (GB/T 9704 7.5: outside; the others are habits)."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class PageProfile:
    """Lengths in millimetres, sizes and spacings in points."""

    paper_mm: tuple[float, float] = (210, 297)
    top_mm: float = 37  # 天头
    bottom_mm: float = 35
    left_mm: float = 28  # 订口
    right_mm: float = 26
    footer_mm: float = 23  # page edge to page number: 7 mm below the text, a 四号 digit is 5 mm high

    title: Font = KNOWN_FONTS["方正小标宋简体"]
    body: Font = KNOWN_FONTS["仿宋_GB2312"]
    heading: Font = KNOWN_FONTS["黑体"]
    subheading: Font = KNOWN_FONTS["楷体_GB2312"]
    table: Font = KNOWN_FONTS["宋体"]

    title_pt: float = 22  # 二号
    title_line_pt: float = 35
    body_pt: float = 16  # 三号
    line_pt: float = 28  # 22 lines a page; 28.95 fills it
    page_number_pt: float = 14  # 四号
    characters: int = 28  # in a line; 27 of 16 pt would fit, so they stand a little closer

    table_pt: float = 10.5  # 五号
    table_row_mm: float = 7.5
    cell_margin_mm: float = 1
    dense_table_pt: float = 9  # 小五, for a table too long for the page otherwise
    dense_table_row_mm: float = 6
    dense_cell_margin_mm: float = 0.6
    dense_from_rows: int = 20
    border_eighths: int = 4  # 0.5 pt

    signature: SignatureKind = SignatureKind.UNSEALED
    page_number: NumberPlace = NumberPlace.OUTSIDE

    @property
    def fonts(self) -> tuple[Font, ...]:
        """Every font of the profile."""
        return (self.title, self.body, self.heading, self.subheading, self.table)

    @property
    def text_mm(self) -> tuple[float, float]:
        """Width and height of the text area (版心)."""
        width, height = self.paper_mm
        return width - self.left_mm - self.right_mm, height - self.top_mm - self.bottom_mm


OFFICIAL = PageProfile()
