#!/usr/bin/env bash
# The server in a real Vim with ALE, headless: run.sh PYTHON SERVER
# PYTHON has lsprotocol, SERVER is a copydesk. Prints a line a test, and "N passed, N failed" at the end.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../verdict.sh"
python=$1 server=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work"/{desk,home}
: >"$work/desk/copydesk.toml"
cat >"$work/desk/ferry.txt" <<'STORY'
PORT ELLAN - Hanna Brekke, the line's operations chief, said the two boats can no longer carry the summer crowd.

“We left forty cars on the quay on Sunday,” Brekke said.

She asked the harbour board for a third boat at its metting on Monday.

The board meets in in the old customs house.
STORY

tap=$here/../tap/tap.py
TEST_ARGUMENTS=$(printf '%q ' "$tap" --log "$work/tap.jsonl" -- "$server" lsp)
export TEST_ARGUMENTS TEST_PYTHON=$python TEST_DESK=$work/desk TEST_OUT=$work/out
export TEST_PLUGIN=$here HOME=$work/home XDG_CONFIG_HOME=$work/home/config LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
: >"$work/out"
timeout 600 vim -N -u NONE -i NONE -T dumb --not-a-term -S "$here/test.vim" >"$work/screen" 2>&1 </dev/null
[ -s "$work/out" ] || { echo "FAIL Vim did not come to its end" >>"$work/out"; tail -c 2000 "$work/screen"; }
cat "$work/out"
verdict "$python" "$work/tap.jsonl" "$work/out"
