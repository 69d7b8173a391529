#!/usr/bin/env bash
# Tests the VS Code extension in a real VS Code, without a screen: from inside its extension host, then packaged and installed, in its
# page; then what can be tried of a release: run.sh [api|ui|release]...   All three unless named. Ends with 0 if all is well; the last
# line is "N passed, N failed".
#
#   COPYDESK_BINARY   the server to test; unless set, this project's, in release
#   EDITORS_CACHE     where editors are installed: target/editors unless set
#   ONLY              tests with these words in their names
#   KEEP=1            leave the folders of the run, and tell where they are
set -euo pipefail
. "$(dirname "$0")/prepare.sh"

npm run --silent check
node scripts/build.mjs --tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
[ $# -gt 0 ] || set -- api ui release
for part in "$@"; do
    node "test/$part.mjs" | tee -a "$log" || status=1
done
awk '/: [0-9]+ passed, [0-9]+ failed$/ { passed += $(NF - 3); failed += $(NF - 1) } END { printf "%d passed, %d failed\n", passed, failed }' "$log"
exit $status
