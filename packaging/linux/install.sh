#!/usr/bin/env bash
# Puts the unpacked program into the menu of this user and opens .govreport files with it. Nothing leaves the home folder.
# usage: bash install.sh   (in the unpacked folder)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
share="${XDG_DATA_HOME:-$HOME/.local/share}"

mkdir -p "$share/applications" "$share/mime/packages" "$share/icons/hicolor/scalable/apps"
sed "s|^Exec=govreport-gui|Exec=\"$here/govreport-gui\"|" "$here/govreport.desktop" >"$share/applications/govreport.desktop"
cp "$here/govreport-mime.xml" "$share/mime/packages/govreport.xml"
cp "$here/govreport.svg" "$share/icons/hicolor/scalable/apps/govreport.svg"
if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications"; fi
echo "已装好：在“办公”菜单里可以找到“政府信息公开年度报告编辑器”，双击 .govreport 文件也会打开它。"
