#!/usr/bin/env bash
# Makes a virtual environment of Python anew: venv.sh FOLDER
# Debian's own Python cannot, until python3-venv is there; it is installed where it is missing.
set -euo pipefail
command -v python3 >/dev/null || { echo "the editors' tests need Python 3, as python3 on the PATH" >&2; exit 1; }
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    command -v apt-get >/dev/null || { echo "this Python makes no virtual environments (no ensurepip), and only apt is known here to mend that" >&2; exit 1; }
    [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
    echo "installing python3-venv from Debian"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
fi
rm -rf "$1"
python3 -m venv "$1"
