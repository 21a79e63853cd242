#!/usr/bin/env bash
# Sets the project up on a Debian-like machine: Python, a virtual environment with the locked packages, the system
# libraries that Qt needs, a Chinese font. `setup.sh test` adds what the tests call. Where all is there it is done in a blink.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"
python="$venv/bin/python"
lock="$root/packaging/requirements.lock"

# Qt's libraries for windows (X11, Wayland) and for drawing off-screen.
qt_packages=(
  libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0
  libwayland-client0 libwayland-cursor0 libwayland-egl1
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0
  libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1
)

# What the tests call, and the packages that bring it.
declare -A test_tools=(
  [soffice]="libreoffice-writer-nogui libreoffice-calc-nogui"
  [pandoc]=pandoc
  [Xvfb]=xvfb
  [xdotool]=xdotool
)

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 2
}

apt_updated=
apt_install() {
  local as_root=()
  command -v apt-get >/dev/null ||
    fail "缺少系统组件，而这台机器没有 apt-get。请用本机的软件管理工具装好与这些软件包相当的组件，再运行一次：$*"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "缺少系统组件，安装需要管理员权限。请让管理员运行：apt-get install $*"
    as_root=(sudo)
  fi
  say "正在安装系统组件：$*"
  if [ -z "$apt_updated" ]; then
    "${as_root[@]}" apt-get update -qq || say "软件包列表没有全部更新，先用现有的列表继续。"
    apt_updated=1
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "系统组件没有装好。请检查网络和管理员权限后再运行一次，或请管理员运行：apt-get install $*"
}

find_python() {
  local candidate
  for candidate in python3 python3.13 python3.12 python3.11 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

make_venv() {
  local base version
  command -v python3 >/dev/null || apt_install python3 python3-venv
  base=$(find_python) || fail "需要 Python 3.11 到 3.14，这台机器上是 $(python3 --version 2>&1)。请先安装 Python 3.11，再运行一次。"
  if ! "$base" -c 'import venv, ensurepip' 2>/dev/null; then
    version=$("$base" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    apt_install "python$version-venv"
  fi
  say "正在建立 Python 环境：$venv"
  "$base" -m venv --clear "$venv" || fail "无法在 $venv 建立 Python 环境。请检查磁盘空间和该文件夹的写入权限，再运行一次。"
}

install_packages() {
  say "正在下载并安装锁定版本的软件包（约 130 MB，只在第一次）……"
  # No source packages: a compiler would be needed, and nobody has looked at what they run.
  "$python" -m pip install -q --disable-pip-version-check --only-binary :all: --require-hashes -r "$lock" ||
    fail "软件包没有装好，原因见上面的提示。请检查网络（国内可先设置 PyPI 镜像），再运行一次。"
  "$python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e "$root" ||
    fail "软件包都已装好，但程序本身没有装上，原因见上面的提示。请检查该文件夹的写入权限，再运行一次。"
}

qt_libraries_missing() {
  local qt needed
  qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
  needed=$(ldd "$qt"/QtWidgets.abi3.so "$qt"/Qt/plugins/platforms/libq{xcb,offscreen,wayland}*.so)
  [[ $needed == *"not found"* ]]
}

chinese_font_missing() {
  ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=zh)" ]
}

# Changes with whatever the environment is made from, and with the place it stands in.
fingerprint() {
  { printf '%s\n' "$root" && cat "$lock" "$root/pyproject.toml" "$root/packaging/setup.sh"; } | sha256sum
}

set_up_to_run() {
  local stamp="$venv/set-up"
  if "$python" -c '' 2>/dev/null && [ "$(cat "$stamp" 2>/dev/null)" = "$(fingerprint)" ]; then
    return
  fi
  say "第一次运行（或版本有变化），正在准备运行环境……"
  "$python" -m pip --version >/dev/null 2>&1 || make_venv
  install_packages
  if qt_libraries_missing; then apt_install "${qt_packages[@]}"; fi
  if chinese_font_missing; then apt_install fontconfig fonts-noto-cjk; fi
  fingerprint >"$stamp"
  say "运行环境已备好。"
}

set_up_to_test() {
  local tool packages=()
  for tool in "${!test_tools[@]}"; do
    # shellcheck disable=SC2206 # a tool may need several packages
    command -v "$tool" >/dev/null || packages+=(${test_tools[$tool]})
  done
  if [ ${#packages[@]} -gt 0 ]; then apt_install "${packages[@]}"; fi
}

set_up_to_run
if [ "${1:-}" = test ]; then set_up_to_test; fi
