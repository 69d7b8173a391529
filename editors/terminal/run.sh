#!/usr/bin/env bash
# The server in editors that are driven by keys, each with the configuration of the read-me: run.sh helix|kakoune CACHE PYTHON SERVER
# CACHE is where setup.sh puts editors. Prints a line a test, and "N passed, N failed" at the end.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../verdict.sh"
editor=$1 cache=$2 python=$3 server=$(realpath "$4")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work PYTHONDONTWRITEBYTECODE=1

client=()
[ "$editor" != kakoune ] || client=("$cache/kak-lsp/bin/kak-lsp")
timeout 600 "$python" "$here/$editor.py" "$cache/debian13/bin/$editor" "${client[@]}" "$server" "$work/tap.jsonl" 2>"$work/errors" | tee "$work/out"
case ${PIPESTATUS[0]} in 0 | 1) ;; *) echo "FAIL the tests did not come to their end" | tee -a "$work/out"; tail -20 "$work/errors" ;; esac
verdict "$python" "$work/tap.jsonl" "$work/out"
