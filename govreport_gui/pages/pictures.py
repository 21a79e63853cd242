"""Pictures of the report as strips of a page."""

from __future__ import annotations

from govreport_gui.blocks import Picture
from govreport_gui.pages.strips import PictureStrip
from govreport_gui.pages.units import from_mm
from govreport_gui.writers.picture_size import picture_size_mm

_PHOTOS = ("image/jpeg", "image/jpg")


def fitted(picture: Picture, width_mm: float, height_mm: float) -> PictureStrip:
    """Return a picture in its own size, but no larger than said, in the middle of the width."""
    wide, high = picture_size_mm(picture)
    scale = min(1.0, width_mm / wide, height_mm / high)
    return PictureStrip(
        height=from_mm(high * scale),
        width=from_mm(wide * scale),
        x=from_mm(width_mm - wide * scale) / 2,
        data=picture.data,
        is_photo=picture.media_type.lower() in _PHOTOS,
    )
