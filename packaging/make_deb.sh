#!/usr/bin/env bash
# Makes a Debian package of the packaged program: all of it in /opt/govreport, two commands, menu entry, icon, file type.
# build.sh --deb calls it. usage: make_deb.sh PROGRAM_FOLDER VERSION GLIBC TARGET_FOLDER
set -euo pipefail

program=$1 version=$2 glibc=$3 target=$4
architecture=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

place() { install -D -m 644 "$program/$1" "$tree/usr/share/$2"; }

mkdir -p "$tree/opt" "$tree/usr/bin" "$tree/DEBIAN"
cp -r "$program" "$tree/opt/govreport"
rm "$tree"/opt/govreport/{install.sh,govreport.desktop,govreport-mime.xml,govreport.svg}
ln -s /opt/govreport/govreport /opt/govreport/govreport-gui "$tree/usr/bin/"
place govreport.desktop applications/govreport.desktop
place govreport-mime.xml mime/packages/govreport.xml
place govreport.svg icons/hicolor/scalable/apps/govreport.svg
install -D -m 644 "$program/_internal/LICENSE" "$tree/usr/share/doc/govreport/copyright"

# What trim.py leaves to the desktop. A package of libraries may have been renamed (t64); either will do.
depends="libc6 (>= $glibc), libdbus-1-3, libegl1, libfontconfig1, libfreetype6, libgl1, libglib2.0-0 | libglib2.0-0t64"
depends="$depends, libstdc++6, libx11-6, libx11-xcb1, libxcb1, libzstd1, zlib1g"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: govreport
Version: $version
Architecture: $architecture
Maintainer: govreport <govreport@localhost>
Section: editors
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: $depends
Recommends: libcups2 | libcups2t64, libwayland-client0, libwayland-cursor0, shared-mime-info, desktop-file-utils
Suggests: libreoffice-writer, libreoffice-calc
Description: 政府信息公开年度报告编辑器
 导入、填写、核对、导出政府信息公开工作年度报告，全程离线。
CONTROL
(cd "$tree" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)

# xz: the dpkg of older systems knows no zstd. Beyond level 3 it takes minutes for a tenth less.
dpkg-deb -Zxz -z3 --root-owner-group --build "$tree" "$target/govreport_${version}_$architecture.deb" >/dev/null
