#!/usr/bin/env bash
# Puts the unpacked program into the menu of this user and opens .govreport files with it. Nothing leaves the home folder.
# usage: bash install.sh   (in the unpacked folder)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
share="${XDG_DATA_HOME:-$HOME/.local/share}"

# Without one of them the window would not open, and a clerk who clicks on it would not be told.
missing=$(find "$here/_internal" -name '*.so*' ! -ipath '*wayland*' ! -name 'libcups*' -print0 2>/dev/null |
  LD_LIBRARY_PATH="$here/_internal" xargs -0r ldd 2>/dev/null | awk '/=> not found/ { print $1 }' | sort -u | xargs) || true
if [ -n "$missing" ]; then
  echo "没有装：这台电脑缺少系统组件 ${missing}。请让管理员用系统的软件管理工具装好，再运行一次。" >&2
  exit 2
fi
if [ -x "$here/govreport" ] && ! "$here/govreport" --version >/dev/null 2>&1; then
  echo "没有装：程序在这台电脑上运行不了，多半是系统太旧，或者压缩包不是给这种处理器的。请换用为这种系统做的压缩包。" >&2
  exit 2
fi

mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
sed "s|^Exec=govreport-gui|Exec=\"$here/govreport-gui\"|" "$here/govreport.desktop" >"$share/applications/govreport.desktop"
cp "$here/govreport-mime.xml" "$share/mime/packages/govreport.xml"
cp "$here/govreport.svg" "$share/icons/hicolor/scalable/apps/govreport.svg"
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications"; fi
echo "已装好：在“办公”菜单里可以找到“政府信息公开年度报告编辑器”，双击 .govreport 文件也会打开它。"
