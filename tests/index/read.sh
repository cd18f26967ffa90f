#!/usr/bin/env bash
# read.sh PROGRAM [TIMES]: reads an index while `fitgap index add` writes it, again and again. Whoever reads always gets an
# answer, every entry that was told as added before is in it, and the index is whole at every moment.
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
times=${2:-60}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
fail() { printf 'read %s: %s\n' "$1" "$2"; cat said; exit 1; }
entries() { sed -n 's/.*"entries":\([0-9]*\).*/\1/p' said; }

write() {
    local i
    for ((i = 1; i <= times; i++)); do
        printf '{"id": "w%d", "title": "Clerk %d", "text": "Requirements\\n- Payroll\\n- %d years of Excel\\n"}\n' $i $i $((i % 9 + 1)) >new.jsonl
        "$program" index add jobs.fgx new.jsonl >/dev/null 2>writer || return 1
        echo $i >told
    done
    touch done
}

printf '{"id": "w0", "text": "Requirements\\n- Payroll\\n"}\n' >new.jsonl
"$program" index build new.jsonl -o jobs.fgx >/dev/null || exit 1
printf 'Ann Lee\nSkills\nPayroll, Excel\n' >ann.txt
echo 0 >told
write &
writer=$!
reads=0
while kill -0 $writer 2>/dev/null; do
    before=$(cat told) || continue
    [ -n "$before" ] || continue
    case $((reads % 3)) in
    0) "$program" index info jobs.fgx --json >said 2>&1 || fail $reads "info has no answer" ;;
    1) "$program" index check jobs.fgx --json >said 2>&1 || fail $reads "check has no answer, or finds a fault" ;;
    2) "$program" rank --index jobs.fgx ann.txt --json --top 1000 >said 2>&1 || fail $reads "rank has no answer" ;;
    esac
    if [ $((reads % 3)) = 2 ]; then now=$(grep -c '"id"' said); else now=$(entries); fi
    [ "${now:-0}" -gt "$before" ] || fail $reads "there are ${now:-0} entries, and $before were told as added before"
    reads=$((reads + 1))
done
wait $writer
[ -e done ] || { echo "the writer was stopped:"; cat writer; exit 1; }
printf '%d reads beside %d writes\n' $reads "$times"
