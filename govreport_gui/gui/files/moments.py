"""How a moment is told, wherever the window tells one: 今天 10:42, 昨天 16:20, 2025年1月5日 09:05."""

from __future__ import annotations

from datetime import datetime

_NEAR = ("今天", "昨天")


def moment_text(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment with its zone in the words and the time of this place."""
    local = moment.astimezone()
    days = ((now or datetime.now()).astimezone().date() - local.date()).days
    day = _NEAR[days] if days in range(len(_NEAR)) else f"{local.year}年{local.month}月{local.day}日"
    return f"{day} {local:%H:%M}"


def kept_moment_text(kept: str, now: datetime | None = None) -> str:
    """Return a moment that was kept as text (ISO 8601) as it is told; "" where it is none."""
    try:
        return moment_text(datetime.fromisoformat(kept), now)
    except ValueError:
        return ""
