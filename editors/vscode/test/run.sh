#!/usr/bin/env bash
# Tests the VS Code extension in a real VS Code, without a screen: from inside its extension host, then packaged and installed, in its
# page. Ends with 0 if all is well; the last line is "N passed, N failed".
#
#   COPYDESK_BINARY   the server to test; unless set, this project's, in release
#   EDITORS_CACHE     where editors are installed: target/editors unless set
#   ONLY              tests with these words in their names
#   KEEP=1            leave the folders of the run, and tell where they are
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
extension=$(dirname "$here")
root=$(cd "$extension/../.." && pwd)
export EDITORS_CACHE=${EDITORS_CACHE:-$root/target/editors}

"$here/setup.sh"
. "$EDITORS_CACHE/vscode.env"
if [ -z "${COPYDESK_BINARY:-}" ]; then
    (cd "$root" && cargo build --locked --release --quiet)
    COPYDESK_BINARY=${CARGO_TARGET_DIR:-$root/target}/release/copydesk
fi
COPYDESK_BINARY=$(realpath "$COPYDESK_BINARY")
export COPYDESK_BINARY

cd "$extension"
npm run --silent check
node scripts/build.mjs --tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
{ node test/api.mjs && code=0 || code=1; node test/ui.mjs || code=1; node test/release.mjs || code=1; exit $code; } | tee "$log" || status=1
awk '/: [0-9]+ passed, [0-9]+ failed$/ { passed += $(NF - 3); failed += $(NF - 1) } END { printf "%d passed, %d failed\n", passed, failed }' "$log"
exit $status
