"""Where something stood in a file, in the clerk's words: "table 2, row 3, cell 5" → 第2个表格 第3行 第5格."""

from __future__ import annotations

WORDS = {  # the steps that readers name; with a number behind them, and without
    "table": ("第{}个表格", "表格"),
    "row": ("第{}行", "行"),
    "cell": ("第{}格", "单元格"),
    "column": ("第{}列", "列"),
    "paragraph": ("第{}段", "段落"),
    "line": ("第{}行", "行"),
    "page": ("第{}页", "页"),
    "picture": ("第{}张图片", "图片"),
    "text box": ("第{}个文本框", "文本框"),
    "footnote": ("第{}个脚注", "脚注"),
    "endnote": ("第{}个尾注", "尾注"),
    "comment": ("第{}条批注", "批注"),
    "header": ("第{}个页眉", "页眉"),
    "footer": ("第{}个页脚", "页脚"),
    "frame": ("第{}个框架页", "框架页"),
    "chunk": ("第{}处嵌入内容", "嵌入内容"),
    "document": ("{}", "全文"),
}
NAMED = {"sheet": "工作表“{}”", "cell": "{} 格", "cells": "{}"}  # the steps of a workbook have names: 表三, D7, A1:J28


def in_words(source: str) -> str:
    """Translate each step that is known; anything else stays as it is."""
    return " ".join(_step_in_words(step) for step in source.split(", ")) if source else ""


def _step_in_words(step: str) -> str:
    word, _, number = step.rpartition(" ")
    if number.isdecimal() and word in WORDS:
        return WORDS[word][0].format(number)
    if step in WORDS:
        return WORDS[step][1]
    word, _, name = step.partition(" ")
    return NAMED[word].format(name or "（没有名字）") if word in NAMED else step
