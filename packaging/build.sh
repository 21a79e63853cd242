#!/usr/bin/env bash
# Makes the program for machines without Python: build/program/govreport (a folder with everything in it), an archive of
# it, with --deb a package for Debian, Ubuntu, UOS and Kylin, too, and their SHA-256 sums. Does its own set-up.
# What it makes runs on systems with this machine's glibc or a newer one, so make it on the oldest that is in use.
# usage: bash packaging/build.sh [--deb]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python="$root/.venv/bin/python"
out="$root/build/program"
program="$out/govreport"

if [ $# -gt 1 ] || [ "${1:---deb}" != --deb ]; then
  echo "认不出的选项。用法：bash packaging/build.sh [--deb]" >&2
  exit 2
fi

if ! command -v objcopy >/dev/null; then # PyInstaller calls them
  echo "缺少制作程序用的工具。请先装好 binutils（apt-get install binutils），再运行一次。" >&2
  exit 2
fi

bash "$root/packaging/setup.sh"
"$python" -m pip install -q --disable-pip-version-check --only-binary :all: --require-hashes -r "$root/packaging/build.lock"

# The same commit gives the same files.
export PYTHONHASHSEED=1
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH

rm -rf "$out"
"$python" -m PyInstaller --noconfirm --log-level WARN --distpath "$out" --workpath "$root/build/work" "$root/packaging/govreport.spec"
cp "$root"/packaging/linux/* "$program/"
if command -v strip >/dev/null; then # a Python built by hand carries its debugging symbols; Qt's files are left alone
  strip --strip-debug "$program"/_internal/libpython* "$program"/_internal/python3*/lib-dynload/*.so
fi

version=$("$python" -c 'from govreport_gui import __version__; print(__version__)')
glibc=$(grep -rhaoE 'GLIBC_2\.[0-9]+' "$program" | sort -uV | tail -n 1 | cut -d_ -f2)
tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -c govreport |
  gzip -9n >"$out/govreport-$version-linux-$(uname -m).tar.gz"
if [ "${1:-}" = --deb ]; then
  bash "$root/packaging/make_deb.sh" "$program" "$version" "$glibc" "$out"
fi
(cd "$out" && sha256sum govreport?*.* >SHA256SUMS)
echo "已完成：$program（运行其中的 govreport-gui），压缩包、安装包和校验值 SHA256SUMS 在同一文件夹里。需要 glibc $glibc 或更新的系统。"
