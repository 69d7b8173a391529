# Sourced by the editors' run.sh: what their tests came to.

# verdict PYTHON LOG OUT: asks the tap for its verdict on what it wrote into LOG, adds that to the tests' lines in OUT ("ok ...",
# "FAIL ..."), and prints "N passed, N failed". Ends with 0 if there are tests and all passed.
verdict() {
    local tap word passed failed
    tap=$(dirname "${BASH_SOURCE[0]}")/tap/tap.py
    if "$1" "$tap" --verdict "$2"; then word=ok; else word=FAIL; fi
    echo "$word the tap saw no violation" | tee -a "$3"
    passed=$(grep -c '^ok ' "$3") failed=$(grep -c '^FAIL ' "$3")
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
