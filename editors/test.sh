#!/usr/bin/env bash
# Tries copydesk in real editors, headless, with the server inside the conformance tap (tap/tap.py):
# test.sh [tap|nvim|emacs|emacs30|vim|helix|kakoune|vscode]...   All of them unless named; vscode is vscode:api, vscode:ui and vscode:release. Each ends
# with a line "N passed, N failed"; all violations of the protocol that the tap sees are failures. What failed is told once more at the
# end, which is 0 if all is well. What an editor needs is installed (setup.sh); one that is not to be had on such a system is left out,
# which is told.
#
#   COPYDESK_BINARY   the server to try; unless set, this project's, as `cargo test` builds it
#   EDITORS_TRIES     how often a suite is tried until it passes, 1 unless set; one that passes late is named at the end
#   EDITORS_CACHE     where editors are installed: target/editors unless set
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
export EDITORS_CACHE=${EDITORS_CACHE:-$root/target/editors} PYTHONDONTWRITEBYTECODE=1
[ $# -gt 0 ] || set -- tap nvim emacs emacs30 vim helix kakoune vscode
# shellcheck disable=SC2046 # The names are words.
set -- $(printf '%s ' "$@" | sed -E 's/(^| )vscode /\1vscode:api vscode:ui vscode:release /')

if [ -z "${COPYDESK_BINARY:-}" ]; then
    (cd "$root" && cargo build --locked --quiet --bin copydesk) || exit 1
    COPYDESK_BINARY=${CARGO_TARGET_DIR:-$root/target}/debug/copydesk
fi
COPYDESK_BINARY=$(realpath "$COPYDESK_BINARY") || exit 1
export COPYDESK_BINARY

try() {
    case $1 in
        tap) "$here/setup.sh" && . "$EDITORS_CACHE/editors.env" && "$EDITORS_PYTHON" "$here/tap/test_tap.py" ;;
        nvim)
            "$here/setup.sh" nvim && . "$EDITORS_CACHE/editors.env" && "$here/nvim/test/run.sh" "$NVIM" "$EDITORS_PYTHON" "$COPYDESK_BINARY" &&
                "$here/terminal/run.sh" nvim "$EDITORS_CACHE" "$EDITORS_PYTHON" "$COPYDESK_BINARY"
            ;;
        emacs) "$here/setup.sh" emacs && . "$EDITORS_CACHE/editors.env" && "$here/emacs/run.sh" "$EDITORS_PYTHON" "$COPYDESK_BINARY" ;;
        emacs30)
            "$here/setup.sh" emacs30 || return
            . "$EDITORS_CACHE/editors.env"
            EMACS=$EDITORS_CACHE/debian13/bin/emacs "$here/emacs/run.sh" "$EDITORS_PYTHON" "$COPYDESK_BINARY"
            ;;
        helix | kakoune)
            "$here/setup.sh" "$1" || return
            . "$EDITORS_CACHE/editors.env"
            "$here/terminal/run.sh" "$1" "$EDITORS_CACHE" "$EDITORS_PYTHON" "$COPYDESK_BINARY"
            ;;
        vim) "$here/setup.sh" vim && . "$EDITORS_CACHE/editors.env" && "$here/vim/run.sh" "$EDITORS_PYTHON" "$COPYDESK_BINARY" ;;
        vscode:*) "$here/vscode/test/run.sh" "${1#vscode:}" ;;
        *) echo "there is no editor $1 here; there are: tap nvim emacs emacs30 vim helix kakoune vscode" >&2 && return 2 ;;
    esac
}

output=$(mktemp)
trap 'rm -f "$output"' EXIT
failed=() late=() out=() told=
for editor in "$@"; do
    began=$SECONDS
    printf '== %s\n' "$editor"
    for ((number = 1; ; number++)); do
        try "$editor" 2>&1 | tee "$output"
        case ${PIPESTATUS[0]} in
            0) [ "$number" -eq 1 ] || late+=("$editor (try $number)"); break ;;
            77) out+=("$editor"); break ;;
        esac
        # A failure's first lines say enough; an editor that did not even start is known by its last ones.
        told+="-- $editor, try $number"$'\n'$(grep -A 5 -E '^(not ok|FAIL|violation)' "$output" || tail -n 20 "$output")$'\n'
        [ "$number" -lt "${EDITORS_TRIES:-1}" ] || { failed+=("$editor"); break; }
        printf -- '-- %s failed at try %d, and is tried again\n' "$editor" "$number"
    done
    printf -- '-- %s took %d s\n' "$editor" $((SECONDS - began))
done
[ -z "$told" ] || printf 'what failed:\n%s' "$told"
[ ${#late[@]} -eq 0 ] || printf 'failed first, and passed when tried again: %s\n' "${late[*]}"
[ ${#out[@]} -eq 0 ] || printf 'left out, not to be had here: %s\n' "${out[*]}"
[ ${#failed[@]} -eq 0 ] || { echo "not well: ${failed[*]}"; exit 1; }
