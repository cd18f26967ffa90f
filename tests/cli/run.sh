#!/usr/bin/env bash
# Runs the program and compares its exact output.
#
#   run.sh PROGRAM [--update] [CASE...]
#
# A case is a file cases/NAME.case (also in folders under cases/). It reads like a terminal session:
#
#   # What this is about.
#   $ fitgap score resume.txt posting.txt
#   exit: 3
#   --- stdout
#   every line that is expected
#   --- stderr
#   the same
#
# A file may hold several commands; they run one after the other in one folder of their own, which starts as a copy of
# files/. `fitgap` is PROGRAM, stdin is empty, a command is a line of shell. What is not written is expected to be
# nothing: no `exit:` is 0, no section is no output. Blank lines and lines starting with # mean nothing in front of `$`
# and at the end of a section. An expected line that starts with #, `$ `, `exit: `, `--- ` or \ gets a \ in front, and
# so does an empty line at the very end. A section whose last line has no newline is `--- stdout without newline`.
#
# --update writes what the program does into the cases; read the difference before it is committed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
usage() { sed -n '4s/^# *//p' "$0" >&2; exit 2; }
[ $# -ge 1 ] || usage
program=$1
shift
[ -x "$program" ] || { echo "run.sh: no program $program" >&2; exit 2; }
PATH=$(cd "$(dirname "$program")" && pwd):$PATH
export PATH LC_ALL=C TZ=UTC TERM=dumb
unset COLUMNS NO_COLOR CLICOLOR_FORCE LANGUAGE
update=
cases=()
for arg; do
    case $arg in
    --update) update=1 ;;
    -*) usage ;;
    *) cases+=("$arg") ;;
    esac
done
if [ ${#cases[@]} = 0 ]; then
    while IFS= read -r file; do cases+=("$file"); done < <(find "$here/cases" -name '*.case' 2>/dev/null | sort)
fi
[ ${#cases[@]} -gt 0 ] || { echo "run.sh: no cases" >&2; exit 1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0 number=0

# Splits a case into preface[i], command[i], code[i], and the files expected.i.stdout and expected.i.stderr.
read_case() {
    local line section='' pending='' newline
    preface=() command=() code=() count=0 newline=$'\n'
    rm -f "$tmp"/expected.*
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '$ '*)
            preface[count]=$pending command[count]=${line#'$ '} code[count]=0
            pending='' section=''
            count=$((count + 1))
            : >"$tmp/expected.$((count - 1)).stdout"
            : >"$tmp/expected.$((count - 1)).stderr"
            ;;
        '' | '#'*) pending+=$line$newline ;;
        *)
            [ $count -gt 0 ] || { echo "$1: '$line' stands before any command" >&2; return 1; }
            case $line in
            'exit: '*) code[count - 1]=${line#exit: } ;;
            '--- stdout' | '--- stderr' | '--- stdout without newline' | '--- stderr without newline')
                section=$tmp/expected.$((count - 1)).${line:4:6}
                case $line in *newline) : >"$section.open" ;; esac
                ;;
            *)
                [ -n "$section" ] || { echo "$1: '$line' stands in no section" >&2; return 1; }
                printf '%s' "$pending" | sed '/^#/d' >>"$section"
                case $line in '\'*) line=${line#?} ;; esac
                printf '%s\n' "$line" >>"$section"
                ;;
            esac
            pending=''
            ;;
        esac
    done <"$1"
    ending=$pending
    [ $count -gt 0 ] || { echo "$1: no command" >&2; return 1; }
    for section in "$tmp"/expected.*.open; do
        [ -e "$section" ] || continue
        section=${section%.open}
        printf '%s' "$(cat "$section")" >"$section.cut" && mv "$section.cut" "$section"
    done
}

write_section() { # NAME FILE
    [ -s "$2" ] || return 0
    local title="--- $1"
    [ -z "$(tail -c 1 "$2")" ] || title+=' without newline'
    printf '%s\n' "$title"
    awk '{ line[NR] = /^(#|\$ |exit: |--- |\\)/ ? "\\" $0 : $0 }
         END { if (line[NR] == "") line[NR] = "\\"; for (i = 1; i <= NR; i++) print line[i] }' "$2"
}

run_case() { # FILE
    local name i rc
    name=${1#"$here/cases/"}
    name=${name%.case}
    if ! read_case "$1" 2>"$tmp/fault"; then
        number=$((number + 1)) failed=$((failed + 1))
        printf 'not ok %d - %s\n' $number "$name"
        sed 's/^/# /' "$tmp/fault"
        return
    fi
    rm -rf "$tmp/folder"
    mkdir "$tmp/folder"
    [ ! -d "$here/files" ] || cp -R "$here/files/." "$tmp/folder/"
    : >"$tmp/new"
    for ((i = 0; i < count; i++)); do
        rc=0
        (cd "$tmp/folder" && exec bash -c "${command[i]}") </dev/null >"$tmp/stdout" 2>"$tmp/stderr" || rc=$?
        [ -z "$update" ] || {
            printf '%s$ %s\n' "${preface[i]}" "${command[i]}"
            [ $rc = 0 ] || printf 'exit: %d\n' $rc
            write_section stdout "$tmp/stdout"
            write_section stderr "$tmp/stderr"
        } >>"$tmp/new"
        number=$((number + 1))
        if [ "$rc" = "${code[i]}" ] && cmp -s "$tmp/expected.$i.stdout" "$tmp/stdout" &&
            cmp -s "$tmp/expected.$i.stderr" "$tmp/stderr"; then
            passed=$((passed + 1))
            printf 'ok %d - %s: %s\n' $number "$name" "${command[i]}"
            continue
        fi
        failed=$((failed + 1))
        printf 'not ok %d - %s: %s\n' $number "$name" "${command[i]}"
        {
            [ "$rc" = "${code[i]}" ] || printf 'exit: expected %s, got %d\n' "${code[i]}" $rc
            for stream in stdout stderr; do
                diff -u --label "expected $stream" --label "$stream" "$tmp/expected.$i.$stream" "$tmp/$stream"
            done
        } | sed 's/^/# /'
    done
    printf '%s' "$ending" >>"$tmp/new"
    if [ -n "$update" ] && ! cmp -s "$tmp/new" "$1"; then
        cat "$tmp/new" >"$1"
        printf '# updated %s\n' "$1"
    fi
}

for file in "${cases[@]}"; do run_case "$file"; done
printf '%d passed, %d failed\n' $passed $failed
[ $failed = 0 ] || [ -n "$update" ]
