#!/usr/bin/env bash
# Starts a real editor with copydesk on a story with findings: try.sh nvim, or try.sh vscode [PORT] for a browser page.
# Installs the editor where it is not there, and builds the server. Your own settings and the story in the clone stay as they are.
#
#   COPYDESK_BINARY   the server to try; unless set, this project's, in release
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
export EDITORS_CACHE=${EDITORS_CACHE:-$root/target/editors}

editor=${1:-}
case $editor in
    nvim | vscode) shift ;;
    *) echo "try.sh nvim, or try.sh vscode" >&2 && exit 2 ;;
esac
if [ -z "${COPYDESK_BINARY:-}" ]; then
    echo "building copydesk, which takes a few minutes the first time"
    (cd "$root" && cargo build --locked --release --quiet)
    COPYDESK_BINARY=${CARGO_TARGET_DIR:-$root/target}/release/copydesk
fi
COPYDESK_BINARY=$(realpath "$COPYDESK_BINARY")
export COPYDESK_BINARY COPYDESK_SERVER=$COPYDESK_BINARY

[ "$editor" = nvim ] || exec "$here/vscode/test/try.sh" "$@"

# Your own Neovim where it is new enough.
if command -v nvim >/dev/null && nvim --clean --headless +'exe has("nvim-0.11") ? "qall" : "cquit"' 2>/dev/null; then
    NVIM=nvim
else
    "$here/setup.sh" nvim
    . "$EDITORS_CACHE/editors.env"
fi
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
cp "$root"/examples/filed/council-budget.txt "$desk/"
: >"$desk/copydesk.toml"
XDG_CONFIG_HOME=$desk/.config XDG_STATE_HOME=$desk/.state XDG_DATA_HOME=$desk/.data XDG_CACHE_HOME=$desk/.cache \
    PLUGIN=$here/nvim "$NVIM" --clean -n -i NONE --cmd "lua vim.opt.rtp:prepend(vim.env.PLUGIN)" \
    --cmd "lua dofile(vim.env.PLUGIN .. '/scene/init.lua')" -c "lua dofile(vim.env.PLUGIN .. '/scene/try.lua')" \
    "$desk/council-budget.txt" "$@"
