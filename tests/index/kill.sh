#!/usr/bin/env bash
# kill.sh PROGRAM [TIMES]: kills `fitgap index add` at random moments. What it had told as added is in the index, what it had
# not is there whole or not at all, and the index opens every time.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
times=${2:-20}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
each=40 kept=0 told=0 cut=0

batch() { # NUMBER: so many postings with ids of their own
    local i
    for ((i = 0; i < each; i++)); do
        printf '{"id": "b%d-%d", "title": "Engineer %d", "text": "Requirements\\n- Python\\n- SQL\\n- %d years of Java\\n"}\n' \
            "$1" "$i" "$i" $((i % 9 + 1))
    done
}
fail() { printf 'round %s: %s\n' "$1" "$2"; exit 1; }
entries() { "$program" index info jobs.fgx --json | sed -n 's/.*"entries":\([0-9]*\).*/\1/p'; }

batch 0 >batch.jsonl
"$program" index build batch.jsonl -o jobs.fgx >/dev/null || exit 1
kept=$each
printf '0\n' >there
for ((n = 1; n <= times; n++)); do
    batch "$n" >batch.jsonl
    "$program" index add jobs.fgx batch.jsonl --threads 1 >said 2>/dev/null &
    pid=$!
    sleep "0.$(printf '%03d' $((RANDOM % 150)))"
    kill -9 $pid 2>/dev/null && cut=$((cut + 1))
    wait $pid 2>/dev/null
    now=$(entries)
    [ -n "$now" ] || fail "$n" "the index does not open"
    if grep -q '^added' said; then
        told=$((told + 1))
        [ "$now" = $((kept + each)) ] || fail "$n" "$each were told as added: $kept became $now"
    fi
    [ "$now" = "$kept" ] || [ "$now" = $((kept + each)) ] || fail "$n" "a part was added: $kept became $now"
    [ "$now" = "$kept" ] || printf '%d\n' "$n" >>there
    kept=$now
done

printf 'Ann Lee\nSkills\nPython, SQL\n' >ann.txt
"$program" rank --index jobs.fgx ann.txt --top 1000000 --json | sed -n 's/.*"id":"\([^"]*\)".*/\1/p' | sort >found
while read -r n; do batch "$n" | sed 's/.*"id": "\([^"]*\)".*/\1/'; done <there | sort >expected
cmp expected found || fail end "what is found is not what was added"
files=$(ls jobs.fgx | grep -c segment)
printf '%d rounds, %d killed, %d told as added, %d entries in %d files\n' "$times" "$cut" "$told" "$kept" "$files"
