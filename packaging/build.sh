#!/usr/bin/env bash
# Makes the program for machines without Python: a folder with everything in it, build/program/govreport, and an archive of it.
# Runs where the program shall run: on the oldest system that is in use, for its glibc. Does its own set-up.
# usage: bash packaging/build.sh
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python="$root/.venv/bin/python"
out="$root/build/program"

bash "$root/packaging/setup.sh"
# Not in the lock: it makes the program and is no part of it.
"$python" -m pip install -q --disable-pip-version-check 'pyinstaller>=6.10,<7'
"$python" -m PyInstaller --noconfirm --distpath "$out" --workpath "$root/build/work" "$root/packaging/govreport.spec"
cp "$root"/packaging/linux/* "$out/govreport/"
tar -C "$out" -czf "$out/govreport-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m).tar.gz" govreport
echo "已完成：$out/govreport（运行其中的 govreport-gui），压缩包在同一文件夹里。"
