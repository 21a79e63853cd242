#!/usr/bin/env bash
# Tries the packaged program as it lies in a folder: command line, every format, the reader of PDF in a process of its
# own, the window, --portable, folders that cannot be written, no network. Needs bash; strace where it is there.
# usage: bash packaging/try_build.sh [FOLDER]   (build/program/govreport)
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
given=$(cd "${1:-$root/build/program/govreport}" && pwd) || exit 2
work=$(mktemp -d)
trap 'chmod -R u+w "$work" 2>/dev/null; rm -rf "$work"' EXIT
program="$work/政务 程序" # the folder as a clerk would call it
cp -r "$given" "$program"
sample="$program/_internal/govreport_gui/resources/samples/sample_report.docx"
export HOME="$work/home" GOVREPORT_HOME="$work/data" LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
mkdir "$HOME"
failed=0

tell() { # WHAT STATUS: one line for each thing tried
  if [ "$2" = 0 ]; then echo "好    $1"; else echo "不行  $1" >&2 && failed=1; fi
}

try() { # WHAT COMMAND…
  local what=$1
  shift
  "$@" >"$work/out" 2>&1
  tell "$what" $?
}

exports_and_reads() {
  "$program/govreport" export "$sample" -o "$work/报告$1" && "$program/govreport" compare "$sample" "$work/报告$1"
}

# The window goes on until it is ended; 124 is what timeout says then.
opens_window() {
  timeout --foreground 10 "$program/govreport-gui" "$@" >"$work/out" 2>&1
  [ $? = 124 ]
}

says_no_network() {
  [ -f "$work/calls" ] && ! grep AF_INET "$work/calls"
}

holds_what_a_desktop_may_lack() {
  local plug_ins="$program/_internal/PySide6/Qt/plugins" part
  for part in platforms/libq{xcb,wayland-generic,offscreen}.so printsupport/libcupsprintersupport.so \
    platforminputcontexts/lib{ibus,compose}platforminputcontextplugin.so ../../../libx{cb-cursor.so.0,kbcommon-x11.so.0}; do
    [ -f "$plug_ins/$part" ] || { echo "$part" && return 1; }
  done
}

try "Qt 的插件和桌面可能没有的库都在" holds_what_a_desktop_may_lack
try "显示版本" "$program/govreport" --version
"$program/govreport" check "$sample" >"$work/out" 2>&1
tell "核对练习稿，找出有意留下的错误" $(($? != 1))
for ending in .docx .xlsx .pdf .html .txt .govreport; do
  try "导出 $ending 再读回来，没有不同" exports_and_reads "$ending"
done
try "导出 .json" "$program/govreport" export "$sample" -o "$work/报告.json"
try "打开窗口和练习稿" opens_window --sample
try "窗口在另一个进程里读文件" opens_window "$sample"
grep -E 'ERROR|WARNING' "$GOVREPORT_HOME/log/govreport.log" | grep -v propagateSizeHints # said off-screen, of no weight
tell "日志里没有错误" $(($? == 0))

if command -v strace >/dev/null; then
  strace -f -qq -e trace=network -o "$work/calls" timeout --foreground 10 "$program/govreport-gui" "$sample" >/dev/null 2>&1
  strace -f -qq -A -e trace=network -o "$work/calls" "$program/govreport" export "$work/报告.pdf" -o "$work/再.pdf" >/dev/null 2>&1
  try "不碰网络" says_no_network
fi

unset GOVREPORT_HOME
try "便携方式" opens_window --portable
test -d "$program/govreport-data/data"
tell "便携方式的数据在程序旁边" $?
rm -rf "$program/govreport-data"
if [ "$(id -u)" != 0 ]; then # nothing is closed to root
  chmod -R a-w "$program"
  try "程序文件夹只读" opens_window --sample
  chmod a-w "$HOME"
  try "个人文件夹只读" opens_window --sample
fi

[ "$failed" = 0 ] && echo "全部可用：$given"
exit "$failed"
