#!/usr/bin/env bash
# What the pictures of an editor show, a line for each: a checksum, a size and a name: shown.sh nvim|vscode SERVER
# pictures.sh keeps it beside the pictures it takes, and a test compares it with what the program and the plug-ins are like now.
set -euo pipefail
editor=$1 server=$2
cd "$(dirname "$0")/.."

# Of what the server says, and what is drawn of it.
case $editor in
    nvim)
        story=examples/filed/council-budget.txt
        files=(editors/pictures.sh editors/nvim/scene/{init,picture}.lua)
        for part in explain highlight page speakers; do files+=("editors/nvim/lua/copydesk/$part.lua"); done
        ;;
    vscode)
        story=editors/vscode/sample/lido.txt
        files=(editors/vscode/test/pictures.mjs editors/vscode/src/speakers/*.ts editors/vscode/src/status.ts)
        ;;
    *) echo "there are pictures of nvim and vscode" >&2 && exit 2 ;;
esac
sum() { printf '%s %s\n' "$(cksum)" "$1"; }
said() { { "$server" --color never "$@" || [ $? -eq 1 ]; } | sum "copydesk $*"; }

for file in "$story" "${files[@]}"; do sum "$file" <"$file"; done
said check --format json "$story"
said outline "$story"
said outline --entities "$story"
said explain unattributed-quote
