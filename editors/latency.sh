#!/usr/bin/env bash
# Times a key in Neovim until the finding is drawn, in a story of 100 KB, beside a server that does nothing: latency.sh [EDITS]
# 100 edits unless told, some four minutes. Neovim is installed where it is not there. Measure on a machine that does nothing else.
#
#   COPYDESK_BINARY   the server; unless set, this project's, in release
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
export EDITORS_CACHE=${EDITORS_CACHE:-$root/target/editors}
if [ -z "${COPYDESK_BINARY:-}" ]; then
    (cd "$root" && cargo build --locked --release --quiet --bin copydesk)
    COPYDESK_BINARY=${CARGO_TARGET_DIR:-$root/target}/release/copydesk
fi
"$here/setup.sh" nvim
. "$EDITORS_CACHE/editors.env"
exec "$EDITORS_PYTHON" "$here/nvim/bench/latency.py" "$NVIM" "$COPYDESK_BINARY" "$@"
