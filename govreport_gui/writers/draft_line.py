"""What a file without pages says at its top where it leaves with errors open.

It stands before the title and is no title itself, so that reading the file back leaves it out of the report.
"""

from __future__ import annotations

DRAFT_LINE = "【草稿】还有错误没有改正，请不要公布。"
