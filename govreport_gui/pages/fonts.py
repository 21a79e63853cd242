"""Which fonts of this computer stand in for those of the profile, and which of these it lacks (layout.md 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from govreport_gui.pages.units import from_pt
from govreport_gui.writers.page_profile import Font, PageProfile


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface under every name it may have on a computer. `bold` where only its bold cut will do."""

    names: tuple[str, ...]
    bold: bool = False


_FZ_TITLE = Face(("方正小标宋简体", "FZXiaoBiaoSong-B05S"))
_FANGSONG_GB2312 = Face(("仿宋_GB2312", "FangSong_GB2312"))
_FANGSONG = Face(("仿宋", "FangSong"))
_KAITI_GB2312 = Face(("楷体_GB2312", "KaiTi_GB2312"))
_KAITI = Face(("楷体", "KaiTi"))
_SIMHEI = Face(("黑体", "SimHei"))
_SIMSUN_NAMES = ("宋体", "SimSun", "新宋体", "NSimSun")
_NOTO_SERIF_NAMES = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体")
_SONG = (
    Face(_SIMSUN_NAMES),
    Face(("方正书宋_GBK", "FZShuSong-Z01")),
    Face(("CESI宋体-GB2312",)),
    Face(("华文宋体", "STSong", "Songti SC", "宋体-简")),
    Face(_NOTO_SERIF_NAMES),
    Face(("FandolSong",)),
)

# From the wished-for face down, by the names of the fields of PageProfile; the first that is there is taken.
CHAINS: dict[str, tuple[Face, ...]] = {
    "title": (
        _FZ_TITLE,
        Face(("方正小标宋_GBK", "FZXiaoBiaoSong-B05")),
        Face(("CESI小标宋-GB2312", "CESI_XBSJ")),
        Face(("CESI小标宋-GB18030", "CESI_XBS")),
        Face(("华文中宋", "STZhongsong")),
        Face(_SIMSUN_NAMES, bold=True),
        Face(_NOTO_SERIF_NAMES, bold=True),
        Face(("Songti SC", "宋体-简"), bold=True),
    ),
    "body": (
        _FANGSONG_GB2312,
        Face(("方正仿宋_GBK", "FZFangSong-Z02")),
        _FANGSONG,
        Face(("CESI仿宋-GB2312",)),
        Face(("CESI仿宋-GB18030",)),
        Face(("华文仿宋", "STFangsong")),
        Face(("FandolFang", "FandolFang R")),
        *_SONG,
    ),
    "subheading": (
        _KAITI_GB2312,
        Face(("方正楷体_GBK", "FZKai-Z03")),
        _KAITI,
        Face(("CESI楷体-GB2312",)),
        Face(("华文楷体", "STKaiti", "Kaiti SC", "楷体-简")),
        Face(("FandolKai",)),
        Face(("AR PL UKai CN",)),
        *_SONG,
    ),
    "heading": (
        _SIMHEI,
        Face(("方正黑体_GBK", "FZHei-B01")),
        Face(("CESI黑体-GB2312",)),
        Face(("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体")),
        Face(("微软雅黑", "Microsoft YaHei")),
        Face(("华文黑体", "STHeiti", "PingFang SC", "Heiti SC")),
        Face(("WenQuanYi Micro Hei", "WenQuanYi Zen Hei")),
    ),
    "table": _SONG,
}
_FACES = tuple(dict.fromkeys(face for chain in CHAINS.values() for face in chain))


_VARIANTS = ("ccmp", "liga", "clig", "locl")  # of OpenType


class Type:
    """A font in one size, and how wide its characters are; in layout units, so that no screen or printer changes it."""

    def __init__(self, families: list[tuple[str, bool]], points: float, closer_pt: float) -> None:
        self.font = QFont()
        if families:  # the later ones lend the characters that the first lacks
            self.font.setFamilies([name for name, _bold in families])
            self.font.setBold(families[0][1])
        self.font.setPixelSize(round(from_pt(points)))
        self.font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.font.setKerning(False)  # a line is as wide as its characters
        for feature in _VARIANTS:  # one glyph for each character, always the same: —— too, and the 4 of c4
            self.font.setFeature(QFont.Tag(feature), 0)
        # WORKAROUND: Qt multiplies a spacing in pixels by the resolution of printers and PDF; a percentage it leaves.
        self.percent = 100 * (1 - closer_pt / points)
        self.font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, self.percent)
        self.em = self.font.pixelSize()
        self._metrics = QFontMetricsF(self.font)
        self._advances: dict[str, float] = {}

    def advance(self, char: str) -> float:
        """Return the width of a character, the space behind it included."""
        if char not in self._advances:
            self._advances[char] = self._metrics.horizontalAdvance(char)
        return self._advances[char]

    def stretched(self, factor: float) -> QFont:
        """Return the font with its characters farther apart, as if each were so many times as wide."""
        font = QFont(self.font)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, self.percent * factor)
        return font


class Typefaces:
    """The fonts of this computer for one profile. Needs a QGuiApplication."""

    def __init__(self, page: PageProfile) -> None:
        installed = _installed()
        self._faces = {
            role: list(dict.fromkeys(_there(_chain(getattr(page, role), role), installed))) for role in CHAINS
        }

    def type(self, role: str, points: float, closer_pt: float = 0) -> Type:
        """Return the font of a role ("body" …), its full-width characters so much closer than they would be."""
        return Type(self._faces[role], points, closer_pt)


def missing_fonts(page: PageProfile) -> list[str]:
    """Return the fonts of a profile that this computer lacks, by their conventional names, each once."""
    installed = _installed()
    wanted = dict.fromkeys(page.fonts)
    return list(dict.fromkeys(face.name for face in wanted if not any(_there([_face(face.name)], installed))))


def _installed() -> dict[str, str]:
    """Return the families of this computer; the keys are for comparing. "Song [foundry]" is Song."""
    return {family.partition(" [")[0].casefold(): family for family in QFontDatabase.families()}


def _there(chain: list[Face] | tuple[Face, ...], installed: dict[str, str]) -> Iterator[tuple[str, bool]]:
    for face in chain:
        name = next((installed[name.casefold()] for name in face.names if name.casefold() in installed), "")
        if name:
            yield name, face.bold


def _chain(font: Font, role: str) -> tuple[Face, ...]:
    """Return what to try for a font of the profile: itself, what it names in its place, then what the role allows."""
    named = tuple(_face(name) for name in (font.name, font.alternate) if name)
    return (*named, *CHAINS[role])


def _face(name: str) -> Face:
    """Return the upright face of a name, with the other names it goes by."""
    return next((face for face in _FACES if name in face.names and not face.bold), Face((name,)))
