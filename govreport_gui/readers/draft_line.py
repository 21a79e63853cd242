"""What our writers put at the top of a file without pages that leaves with errors open; readers know it is no text."""

from __future__ import annotations

DRAFT_LINE = "【草稿】还有错误没有改正，请不要公布。"
DRAFT_WHY = "导出草稿时加的一行，不属于报告，没有带入"
