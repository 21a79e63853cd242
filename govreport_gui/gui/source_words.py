"""Where something stood in a file, in the clerk's words: "table 2, row 3, cell 5" → 第2个表格 第3行 第5格."""

from __future__ import annotations

import re

WORDS = {
    "table": "第{}个表格",
    "row": "第{}行",
    "cell": "第{}格",
    "column": "第{}列",
    "paragraph": "第{}段",
    "line": "第{}行",
    "page": "第{}页",
    "sheet": "第{}张工作表",
    "picture": "第{}张图片",
    "text box": "第{}个文本框",
    "footnote": "第{}个脚注",
    "endnote": "第{}个尾注",
    "header": "第{}个页眉",
    "footer": "第{}个页脚",
}
_STEP = re.compile(rf"({'|'.join(WORDS)}) (\d+)(?:, )?")


def in_words(source: str) -> str:
    """Translate the steps that are known; anything else stays as it is."""
    return _STEP.sub(lambda step: WORDS[step[1]].format(step[2]) + " ", source).strip()
