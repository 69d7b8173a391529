#!/usr/bin/env bash
# Takes the pictures of the extension from a real VS Code: editors/vscode/test/pictures.sh FOLDER
set -euo pipefail
folder=$(mkdir -p "${1:?name the folder for the pictures}" && cd "$1" && pwd)
. "$(dirname "$0")/prepare.sh"
exec node "$tests/pictures.mjs" "$folder"
