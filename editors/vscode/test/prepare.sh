# Sourced by the scripts beside it: installs what they need, builds the server unless COPYDESK_BINARY names one, and goes to the
# extension's folder. Sets `tests`, the folder of this file.
tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$tests/../../.." && pwd)
export EDITORS_CACHE=${EDITORS_CACHE:-$project/target/editors}

"$tests/setup.sh"
. "$EDITORS_CACHE/vscode.env"
if [ -z "${COPYDESK_BINARY:-}" ]; then
    (cd "$project" && cargo build --locked --release --quiet)
    COPYDESK_BINARY=${CARGO_TARGET_DIR:-$project/target}/release/copydesk
fi
COPYDESK_BINARY=$(realpath "$COPYDESK_BINARY")
export COPYDESK_BINARY
cd "$tests/.."
