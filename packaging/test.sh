#!/usr/bin/env bash
# Runs the whole test suite without a display. Does its own set-up. Arguments go to pytest.
# usage: bash packaging/test.sh [PYTEST-ARGUMENT…]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bash "$root/packaging/setup.sh" test
cd "$root"
export LC_ALL=C.UTF-8 # LibreOffice opens no Chinese file name in the C locale
export QT_QPA_PLATFORM=offscreen
exec .venv/bin/python -m pytest "$@"
