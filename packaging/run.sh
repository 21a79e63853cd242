#!/usr/bin/env bash
# Opens the window with FILE, or with the sample report. Does its own set-up. Where there is no display it does the
# same job without one: reads, checks, writes Word and Excel, draws the window, and says where they are.
# usage: bash packaging/run.sh [FILE]
# shellcheck disable=SC1111 # Chinese quotation marks are meant
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin="$root/.venv/bin"
file=${1:-$root/resources/samples/sample_report.docx}
shown=${1:---sample} # the window opens the practice report without asking

if [ $# -gt 1 ]; then
  echo "一次只能打开一个文件。用法：bash packaging/run.sh [文件]" >&2
  exit 2
fi
if [ ! -e "$file" ]; then
  echo "找不到文件“${file}”。请检查文件名和所在的文件夹。" >&2
  exit 2
fi

bash "$root/packaging/setup.sh"
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8 # Chinese file names need it

# A DISPLAY may be set and lead nowhere (ssh, cron); Qt would then abort, so ask it first.
has_display() {
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
  { "$bin/python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])'; } >/dev/null 2>&1
}

run_without_display() {
  local out="${PWD%/}/govreport-demo" status=0
  mkdir -p "$out" 2>/dev/null && [ -w "$out" ] || out=$(mktemp -d)
  echo "这里没有显示器：不开窗口，用“$(basename "$file")”把同样的事做一遍。"
  "$bin/govreport" read "$file" >"$out/读取结果.txt"
  "$bin/govreport" check "$file" >"$out/核对结果.txt" || status=$?
  [ "$status" -le 1 ] || exit "$status" # 1 means only that the report has errors
  "$bin/govreport" export "$file" -o "$out/年度报告.docx" >/dev/null
  "$bin/govreport" export "$file" -o "$out/年度报告.xlsx" >/dev/null
  QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES=default.warning=false \
    "$bin/python" "$root/packaging/picture.py" "$file" "$out/主窗口.png"
  echo "已完成，结果在 ${out}："
  echo "  读取结果.txt   读到了什么，哪些存疑，哪些没有放入"
  echo "  核对结果.txt   全部错误、警告和提示"
  echo "  年度报告.docx  Word 文件"
  echo "  年度报告.xlsx  Excel 文件"
  echo "  主窗口.png     窗口的样子"
}

if has_display; then
  exec "$bin/govreport-gui" "$shown"
fi
run_without_display
