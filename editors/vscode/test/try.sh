#!/usr/bin/env bash
# Starts a real VS Code with the packaged extension on a story with findings, to be looked at in a browser, and prints the address.
# It ends with Ctrl+C, and leaves nothing behind.   editors/vscode/test/try.sh [PORT]
set -euo pipefail
. "$(dirname "$0")/prepare.sh"
exec node "$tests/try.mjs" "$@"
