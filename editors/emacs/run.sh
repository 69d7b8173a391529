#!/usr/bin/env bash
# copydesk.el's tests in a real Emacs with eglot, headless: run.sh PYTHON SERVER
# PYTHON has lsprotocol, SERVER is a copydesk; EMACS is the Emacs, `emacs` unless set. Prints a line a test, and "N passed, N failed" at the end.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../verdict.sh"
python=$1 server=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work"/{desk,sport,home}
: >"$work/desk/copydesk.toml"
cat >"$work/desk/ferry.txt" <<'STORY'
PORT ELLAN - Hanna Brekke, the line's operations chief, said the two boats can no longer carry the summer crowd.

“We left forty cars on the quay on Sunday,” Brekke said. She asked the harbour board for a third boat at its metting on Monday.

“We will ask again in May,” she said.

The board meets in in the old customs house, which has a blorptish roof.
STORY

printf '[rules]\ntypo = "off"\n' >"$work/sport/copydesk.toml"
echo 'It was was a long metting.' >"$work/sport/final.txt"

tap=$here/../tap/tap.py
TEST_COMMAND=$(printf '"%s" ' "$python" "$tap" --log "$work/tap.jsonl" -- "$server" lsp)
export TEST_COMMAND TEST_DESK=$work/desk TEST_LOG=$work/tap.jsonl
export HOME=$work/home XDG_CONFIG_HOME=$work/home/config LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
# Debian 12 keeps eglot in a folder that -Q would leave out; from version 29 on Emacs has its own. Without a compiler beside it, an Emacs
# that can compile to machine code must not try to.
timeout 600 "${EMACS:-emacs}" -q --batch \
    --eval "(setq package-directory-list (and (< emacs-major-version 29) '(\"/usr/share/emacs/site-lisp/elpa\")))" \
    --eval "(setq native-comp-enable-subr-trampolines nil native-comp-jit-compilation nil)" \
    -L "$here" -l "$here/test.el" 2>"$work/errors" | tee "$work/out" | grep -v ' passed, '
grep -q ' passed, ' "$work/out" || { echo "FAIL Emacs did not come to its end"; tail -20 "$work/errors"; } | tee -a "$work/out"
verdict "$python" "$work/tap.jsonl" "$work/out"
