#!/usr/bin/env bash
# Puts the executable of a target into dist/copydesk-TARGET.tar.gz, for Windows .zip, bare: .github/archive.sh TARGET
# The name and the bare executable are what mason's registry (editors/mason) and cargo-binstall (see Cargo.toml) look for.
set -euo pipefail
executable=$("$(dirname "$0")/executable.sh" "$1")
mkdir -p dist
name=$PWD/dist/copydesk-$1
cd "$(dirname "$executable")"
case $1 in
    *-windows-*)
        rm -f "$name.zip"
        if command -v 7z >/dev/null; then 7z a -bso0 "$name.zip" copydesk.exe; else python3 -m zipfile -c "$name.zip" copydesk.exe; fi
        ;;
    *) tar -czf "$name.tar.gz" copydesk ;;
esac
