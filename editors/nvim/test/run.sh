#!/usr/bin/env bash
# The plug-in's tests in a real Neovim, headless: run.sh NVIM PYTHON SERVER [TEST.lua ...]
# PYTHON has lsprotocol, SERVER is a copydesk. Prints a line a test, and "N passed, N failed" at the end.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../verdict.sh"
nvim=$1 python=$2 server=$(realpath "$3")
shift 3
[ $# -gt 0 ] || set -- "$here"/*_test.lua
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export TEST_FOLDER=$here TEST_PLUGIN=$(dirname "$here")
export TEST_PYTHON=$python TEST_TAP=$here/../../tap/tap.py TEST_LOG=$work/tap.jsonl COPYDESK_SERVER=$server
export TEST_EXAMPLES=$here/../../../examples PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
for test in "$@"; do
    # Nothing of the user's own: settings, dictionary, state.
    home=$work/$(basename "$test" .lua)
    mkdir -p "$home"/{config,state,data,cache,run,tmp}
    echo "-- $(basename "$test")"
    scene=(--clean --cmd "lua vim.opt.rtp:prepend(vim.env.TEST_PLUGIN)" --cmd "let &packpath=&rtp")
    if [ "$(basename "$test")" = package_test.lua ]; then
        # As a user has it: the plug-in in the folder for packages, and settings that are loaded.
        package=$home/data/nvim/site/pack/copydesk/start
        mkdir -p "$package" && cp -r "$here/.." "$package/copydesk" && rm -rf "$package/copydesk/test"
        scene=()
    fi
    # As managers load it: once Neovim runs.
    [ "$(basename "$test")" != late_test.lua ] || scene=(--clean)
    HOME=$home XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache \
        XDG_RUNTIME_DIR=$home/run TMPDIR=$home/tmp TEST_FILE=$test timeout 400 \
        "$nvim" --headless "${scene[@]}" -n -i NONE --cmd "lua package.path = vim.env.TEST_FOLDER .. '/?.lua;' .. package.path" -c 'exe "source" fnameescape($TEST_FILE)' \
        2>"$work/errors" | tee -a "$work/out"
    status=${PIPESTATUS[0]}
    [ "$status" -eq 0 ] || sed 's/^/  | /' "$work/errors"
    # A Neovim that did not come to its end has failed, whatever it printed.
    case $status in 0 | 1) ;; *) echo "FAIL $(basename "$test") ended with $status" | tee -a "$work/out" ;; esac
    if [ "$status" -ne 0 ] && [ -s "$home/state/nvim/lsp.log" ]; then tail -5 "$home/state/nvim/lsp.log"; fi
done

verdict "$python" "$TEST_LOG" "$work/out"
