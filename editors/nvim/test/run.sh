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
printf '#!/bin/sh\nexec "%s" "%s" --log "%s" -- "%s" "$@"\n' "$python" "$TEST_TAP" "$TEST_LOG" "$server" >"$work/tapped" && chmod +x "$work/tapped"
export TEST_EXAMPLES=$here/../../../examples PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
for test in "$@"; do
    # Nothing of the user's own: settings, dictionary, state.
    home=$work/$(basename "$test" .lua)
    mkdir -p "$home"/{config,state,data,cache,run,tmp}
    echo "-- $(basename "$test")"
    scene=(--clean --cmd "lua vim.opt.rtp:prepend(vim.env.TEST_PLUGIN)" --cmd "let &packpath=&rtp")
    manager='' story=()
    # Where no test names the server, it is in the tap all the same.
    COPYDESK_SERVER=$work/tapped
    case $(basename "$test") in
        package_test.lua)
            # As a user has it: the plug-in in the folder for packages, and settings that are loaded.
            package=$home/data/nvim/site/pack/copydesk/start
            mkdir -p "$package" && cp -r "$here/.." "$package/copydesk" && rm -rf "$package/copydesk/test"
            scene=()
            ;;
        # Loaded once Neovim runs.
        late_test.lua) scene=(--clean) COPYDESK_SERVER=$server ;;
        lazy_test.lua) manager=lazy ;;
        lazy_sample_test.lua) manager=lazy ;;
        deps_test.lua) manager=now ;;
        deps_later_test.lua) manager=later ;;
        *) COPYDESK_SERVER=$server ;;
    esac
    if [ -n "$manager" ]; then
        # With an init.lua that does what the page about editors says, the repository where a manager puts it, and a story.
        mkdir -p "$home/config/nvim" "$home/data/nvim/site/pack/deps/opt"
        echo "require('managers').init('$manager')" >"$home/config/nvim/init.lua"
        ln -s "$(realpath "$here/../../..")" "$home/data/nvim/site/pack/deps/opt/copydesk"
        echo 'The board will metting on Friday.' >"$home/story.txt"
        scene=() story=("$home/story.txt")
        [ "$(basename "$test")" != lazy_sample_test.lua ] || story=(-c CopydeskSample)
    fi
    HOME=$home XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state XDG_DATA_HOME=$home/data XDG_CACHE_HOME=$home/cache \
        XDG_RUNTIME_DIR=$home/run TMPDIR=$home/tmp TEST_FILE=$test timeout 400 \
        "$nvim" --headless "${scene[@]}" -n -i NONE --cmd "lua package.path = vim.env.TEST_FOLDER .. '/?.lua;' .. package.path" "${story[@]}" -c 'exe "source" fnameescape($TEST_FILE)' \
        2>"$work/errors" | tee -a "$work/out"
    status=${PIPESTATUS[0]}
    [ "$status" -eq 0 ] || sed 's/^/  | /' "$work/errors"
    # A Neovim that did not come to its end has failed, whatever it printed.
    case $status in 0 | 1) ;; *) echo "FAIL $(basename "$test") ended with $status" | tee -a "$work/out" ;; esac
    if [ "$status" -ne 0 ] && [ -s "$home/state/nvim/lsp.log" ]; then tail -5 "$home/state/nvim/lsp.log"; fi
done

verdict "$python" "$TEST_LOG" "$work/out"
