#!/usr/bin/env bash
# Editors that are driven by keys: run.sh helix|kakoune|nvim CACHE PYTHON SERVER
# Helix and Kakoune with the configuration of the read-me, Neovim in the first minute of a new user. CACHE is where setup.sh puts editors.
# Prints a line a test, and "N passed, N failed" at the end.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../verdict.sh"
editor=$1 cache=$2 python=$3 server=$(realpath "$4")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work PYTHONDONTWRITEBYTECODE=1

programs=("$cache/debian13/bin/$editor")
case $editor in
    kakoune) programs+=("$cache/kak-lsp/bin/kak-lsp") ;;
    nvim) . "$cache/editors.env" && programs=("$NVIM") ;;
esac
timeout 600 "$python" "$here/$editor.py" "${programs[@]}" "$server" "$work/tap.jsonl" 2>"$work/errors" | tee "$work/out"
case ${PIPESTATUS[0]} in 0 | 1) ;; *) echo "FAIL the tests did not come to their end" | tee -a "$work/out"; tail -20 "$work/errors" ;; esac
verdict "$python" "$work/tap.jsonl" "$work/out"
