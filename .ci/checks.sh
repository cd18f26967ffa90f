#!/usr/bin/env bash
# The rules of the house that a compiler does not check. Each prints what breaks it.
set -u
cd "$(dirname "$0")/.." || exit 1
build=${1:-build/release}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
: >"$tmp/broken"

# rule NAME: reads the offences; none is good.
rule() {
    local found
    found=$(cat)
    if [ -z "$found" ]; then
        printf 'ok      %s\n' "$1"
    else
        printf 'not ok  %s\n' "$1"
        printf '%s\n' "$found" | sed 's/^/        /'
        printf '%s\n' "$1" >>"$tmp/broken" # a variable would stay in this end of the pipe
    fi
}

if ! git ls-files --cached --others --exclude-standard >"$tmp/listed" 2>/dev/null; then
    find . \( -name .git -o -path ./build \) -prune -o -type f -print | sed 's|^\./||' >"$tmp/listed"
fi
while IFS= read -r file; do [ ! -f "$file" ] || printf '%s\n' "$file"; done <"$tmp/listed" | LC_ALL=C sort >"$tmp/files"
grep -E '^(src|include)/.*\.[ch]$' "$tmp/files" >"$tmp/source"
grep -E '^(src|include|tests|benchmarks)/.*\.(c|h|cpp)$' "$tmp/files" >"$tmp/code"
# What is written about the project, not the texts it is tried on.
grep -vE '^(dictionaries/(skills|[a-z]{2})/|tests/cases/|tests/cli/(cases|files)/|docs/example/)' "$tmp/files" >"$tmp/own"
in_files() { xargs -r -d '\n' "$@" <"$tmp/$list"; }

# ---- layers ----

# Prints "file:line:what" of every #include of the sources.
list=source in_files grep -HnE '^[[:blank:]]*#[[:blank:]]*include' |
    sed -E 's/^([^:]*:[0-9]+):[[:blank:]]*#[[:blank:]]*include[[:blank:]]*([<"][^>"]*[>"]).*/\1 \2/' >"$tmp/includes"

awk '
    BEGIN { n = split("base text doc dict parse match index report", order, " "); for (i = 1; i <= n; i++) rank[order[i]] = i }
    {
        split($1, at, "/"); layer = at[2]; what = substr($2, 2, length($2) - 2)
        if (at[1] != "src" || substr($2, 1, 1) != "\"") next
        if (layer == "cli") next
        if (!(layer in rank)) { print $1 ": src/" layer " is no layer"; next }
        other = what; sub(/\/.*/, "", other)
        if (what ~ /\.\.\//) print $1 ": " $2 " climbs"
        else if (what !~ /\//) next
        else if (!(other in rank)) print $1 ": " $2 " is in no layer"
        else if (rank[other] > rank[layer]) print $1 ": " layer " may not include " $2
    }' "$tmp/includes" | rule "layers include themselves and those before them"
awk '$1 ~ /^src\/cli\// {
        what = substr($2, 2, length($2) - 2)
        if (substr($2, 1, 1) == "\"" && what ~ /\// && what !~ /^cli\/[^\/]*$/) print $1 ": " $2
        if (what ~ /^fitgap\// && what !~ /^fitgap\/(fitgap|version)\.h$/) print $1 ": " $2
    }' "$tmp/includes" | rule "the program includes fitgap.h and its own headers"
awk '$2 == "<libstemmer.h>" && $1 !~ /^src\/text\// { print $1 }' "$tmp/includes" | rule "only text/ uses libstemmer"
awk '$2 == "<pcre2.h>" && $1 !~ /^src\/dict\/pattern\.c:/ { print $1 }' "$tmp/includes" |
    rule "only dict/pattern.c uses PCRE2"
awk '$2 ~ /^<zstd/ && $1 !~ /^src\/(dict\/pack|index\/stored_doc|cli\/reader)\.c:/ { print $1 }' "$tmp/includes" |
    rule "only dict/pack.c, index/stored_doc.c and cli/reader.c use zstd"
awk '$2 == "<sqlite3.h>" && $1 !~ /^src\/index\/store\.h:/ { print $1 }' "$tmp/includes" |
    rule "only index/store* uses SQLite"
awk '$2 == "<pthread.h>" && $1 !~ /^src\/cli\/stream\.c:/ { print $1 }' "$tmp/includes" | rule "only cli/stream.c makes threads"
awk '$2 == "<zlib.h>" && $1 !~ /^src\/(cli\/reader|doc\/pdf_scan)\.c:/ { print $1 }' "$tmp/includes" |
    rule "only cli/reader.c and doc/pdf_scan.c use zlib"
awk '$2 == "<jansson.h>" && $1 !~ /^src\/doc\/json/ { print $1 }' "$tmp/includes" |
    rule "only doc/json* uses jansson"
awk '$2 ~ /^<(libxml\/|zip\.h)/ && $1 !~ /^src\/doc\/late\.h:/ { print $1 }' "$tmp/includes" |
    rule "only doc/late.h names libxml2 and libzip"
awk '$2 == "\"doc/late.h\"" && $1 !~ /^src\/doc\/(late\.c|html_tree\.c|pdf\.c|pdf_xml\.c|package\.h):/ { print $1 }' \
    "$tmp/includes" | rule "only doc/ html_tree, pdf and package use them"
awk '$2 == "<seccomp.h>" && $1 !~ /^src\/doc\/sandbox\.c:/ { print $1 }' "$tmp/includes" |
    rule "only doc/sandbox.c uses libseccomp"
list=source in_files grep -HnE '(^|[^A-Za-z0-9_.])(fork|execve?|execvp|posix_spawn|popen|system)\(' |
    grep -vE '^src/doc/(child|sandbox)\.c:' | rule "only doc/child.c starts processes"
grep -E '^src/[^/]+/.*\.[ch]$' "$tmp/files" | grep -vE '^src/(cli/|base/arena\.c$|dict/dictc\.c$)' >"$tmp/library"
list=library in_files awk '
    FNR == 1 { inside = 0 }
    {
        line = $0; gsub(/"([^"\\]|\\.)*"/, "\"\"", line); sub(/\/\/.*/, "", line)
        if (inside) { if (!sub(/.*\*\//, "", line)) next; inside = 0 }
        while (match(line, /\/\*/)) {
            rest = substr(line, RSTART + 2); line = substr(line, 1, RSTART - 1)
            if (match(rest, /\*\//)) line = line " " substr(rest, RSTART + 2); else { inside = 1; break }
        }
        if (line ~ /(^|[^A-Za-z0-9_])(malloc|calloc|realloc|aligned_alloc|strdup|strndup|free)[ ]*\(/)
            print FILENAME ":" FNR ": " $0
    }' | rule "memory comes from base/arena.c"

# ---- words and sizes ----

find "$build" -maxdepth 1 -name fitgap.dict -size +4194304c -printf '%p: %s bytes\n' 2>/dev/null |
    rule "the built-in dictionary's image takes 4 MiB at most"

list=own in_files grep -HnIwE 'T[O]DO|F[I]XME|X[X]X|H[A]CK' | rule "no words of unfinished work"
{
    list=files in_files grep -HnIE '(^|[^A-Za-z0-9_.-])/(wor[k]|hom[e]|roo[t])/'
    grep -vE '(\.sh|^\.ci/run)$' "$tmp/files" >"$tmp/no_scripts"
    list=no_scripts in_files grep -HnIE '(^|[^A-Za-z0-9_.-])/tm[p]/'
} | rule "no path of one machine"
list=own in_files grep -HnIE \
    '(https?|ftp)://[^ )>"]*(debia[n]|ubunt[u]|npmj[s]|pyp[i]|crate[s]\.io|rubygem[s]|docke[r])|(deb|snapshot)\.debia[n]\.' |
    rule "no host of a package registry"
list=source in_files awk '
    function tell() { if (lines > 700) print name ": " lines " lines" }
    FNR == 1 { tell(); name = FILENAME } { lines = FNR } END { tell() }' | rule "source files have at most 700 lines"
if ctags --version 2>/dev/null | grep -q Universal; then
    grep '\.c$' "$tmp/source" | xargs -r -d '\n' ctags -f - --fields=+ne --kinds-C=f | awk -F '\t' '{
        from = to = 0
        for (i = 4; i <= NF; i++) { if ($i ~ /^line:/) from = substr($i, 6); if ($i ~ /^end:/) to = substr($i, 5) }
        if (to - from + 1 > 80) print $2 ":" from ": " $1 " has " to - from + 1 " lines"
    }' | rule "functions have at most 80 lines"
else
    echo "--      functions have at most 80 lines: no Universal Ctags"
fi
if command -v clang-format >/dev/null; then
    # How far trailing comments are set off is free.
    while IFS= read -r file; do
        clang-format "$file" | sed -E 's|[[:blank:]]+/\*| /*|' >"$tmp/formatted"
        sed -E 's|[[:blank:]]+/\*| /*|' "$file" | diff - "$tmp/formatted" | sed -n 's/^[0-9,]*[acd].*/&/p' |
            head -n 1 | sed "s|^\([0-9]*\).*|$file:\1: clang-format would write it otherwise|"
    done <"$tmp/code" | rule "code is formatted (clang-format -i)"
else
    echo "--      code is formatted: no clang-format"
fi

# ---- dictionary ----

"$build/fitgap" dict check dictionaries >"$tmp/check" 2>&1 && : >"$tmp/check"
rc=$?
{ cat "$tmp/check"; [ $rc = 0 ] || echo "exit $rc"; } | rule "the dictionary is sound (fitgap dict check dictionaries)"
"$build/fitgap" dict fmt --check dictionaries 2>&1 | rule "dictionary files are in their usual form (fitgap dict fmt)"
{
    sources=$(find dictionaries/skills dictionaries/en dictionaries/policy.txt dictionaries/places.txt -type f \
        \( -name '*.skills' -o -not -path '*/skills/*' \) | LC_ALL=C sort)
    # shellcheck disable=SC2086 # names without spaces
    "$build/fitgap-dictc" "$tmp/one.dict" $sources 2>&1 || echo "fitgap-dictc failed"
    # shellcheck disable=SC2046
    "$build/fitgap-dictc" "$tmp/two.dict" $(printf '%s\n' $sources | LC_ALL=C sort -r) 2>&1 || echo "fitgap-dictc failed"
    cmp "$tmp/one.dict" "$tmp/two.dict" 2>&1
    cmp "$tmp/one.dict" "$build/fitgap.dict" 2>&1
} | rule "the dictionary's image is the same whatever the order and place of its sources"

[ ! -s "$tmp/broken" ] || { printf '%d rules broken\n' "$(grep -c '' "$tmp/broken")"; exit 1; }
