#!/usr/bin/env bash
# Prints where cargo put the executable for a target: .github/executable.sh TARGET
set -euo pipefail
case $1 in
    *-windows-*) echo "${CARGO_TARGET_DIR:-target}/$1/release/copydesk.exe" ;;
    *) echo "${CARGO_TARGET_DIR:-target}/$1/release/copydesk" ;;
esac
