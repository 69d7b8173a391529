#!/usr/bin/env bash
# Takes the pictures of README and docs from the real editors: pictures.sh [nvim|vscode]... into docs/pictures, and notes what they
# show (shown.sh), so that a test can tell when they are stale.
#
#   COPYDESK_BINARY   the server; unless set, this project's, in release
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
export EDITORS_CACHE=${EDITORS_CACHE:-$root/target/editors}
[ $# -gt 0 ] || set -- nvim vscode
if [ -z "${COPYDESK_BINARY:-}" ]; then
    (cd "$root" && cargo build --locked --release --quiet)
    COPYDESK_BINARY=${CARGO_TARGET_DIR:-$root/target}/release/copydesk
fi
COPYDESK_BINARY=$(realpath "$COPYDESK_BINARY")
export COPYDESK_BINARY COPYDESK_SERVER=$COPYDESK_BINARY
"$here/setup.sh" nvim screen
. "$EDITORS_CACHE/editors.env"

out=$root/docs/pictures
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$out" "$work/desk"
cp "$root"/examples/filed/council-budget.txt "$work/desk/"
: >"$work/desk/copydesk.toml"
export XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work
export LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8 READY=$work/ready

# A screen of its own, on the first number that is free.
screen() {
    exec 3>"$work/number"
    Xvfb -displayfd 3 -screen 0 1280x800x24 >/dev/null 2>&1 &
    until [ -s "$work/number" ]; do sleep 0.1; done
    DISPLAY=:$(cat "$work/number")
    export DISPLAY
}

# picture NAME HEIGHT COMMAND...: what a terminal shows once the file READY is there.
picture() {
    local name=$1 height=$2
    shift 2
    rm -f "$READY"
    kitty --config NONE -o remember_window_size=no -o initial_window_width=1280 -o initial_window_height="$height" \
        -o font_family='DejaVu Sans Mono' -o font_size=11.5 -o window_padding_width=6 -o cursor_blink_interval=0 \
        -o background='#14161b' -o foreground='#e0e2ea' "$@" >/dev/null 2>&1 &
    local terminal=$!
    for _ in $(seq 300); do [ -e "$READY" ] && break || sleep 0.1; done
    [ -e "$READY" ] || { echo "$name did not come about" >&2; exit 1; }
    # A busy machine draws late: the same twice, and not an empty screen, which has few colours.
    local last='' now='' colours=0
    for _ in $(seq 30); do
        sleep 1
        import -window root -crop "1280x$height+0+0" +repage "$work/$name.png"
        now=$(identify -format '%#' "$work/$name.png") colours=$(identify -format '%k' "$work/$name.png")
        [ "$now" != "$last" ] || [ "$colours" -lt 64 ] || break
        last=$now
    done
    [ "$colours" -ge 64 ] || { echo "$name shows nothing" >&2; exit 1; }
    kill "$terminal" && wait "$terminal" 2>/dev/null || true
    pngquant --force --strip --output "$out/$name.png" 64 "$work/$name.png"
    echo "docs/pictures/$name.png"
}

neovim() {
    PLUGIN=$here/nvim PICTURE=$2 picture "$1" "$3" "$NVIM" --clean -n -i NONE --cmd "lua vim.opt.rtp:prepend(vim.env.PLUGIN)" \
        --cmd "lua dofile(vim.env.PLUGIN .. '/scene/init.lua')" -c "lua dofile(vim.env.PLUGIN .. '/scene/picture.lua')" "$work/desk/council-budget.txt"
}

for what in "$@"; do
    case $what in
        nvim)
            screen
            neovim nvim-findings findings 580
            neovim nvim-hover hover 460
            neovim nvim-explain explain 520
            ;;
        vscode) "$here/vscode/test/pictures.sh" "$out" ;;
        *) echo "there are pictures of nvim and vscode" >&2 && exit 2 ;;
    esac
    "$here/shown.sh" "$what" "$COPYDESK_BINARY" >"$out/$what.shown"
done
