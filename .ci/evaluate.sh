#!/usr/bin/env bash
# Measures the release build against the texts marked by hand in ../shared, where they are, and compares the figures with
# tests/evaluation.txt: lines `measure PROGRAM NAME LEAST`, PROGRAM one of postings resumes pairs ranking probes, NAME as
# the program prints it. The probes have one measure, "passed": the share of cases that pass. What must hold of every score
# (tests/property) is looked at over pairs of real texts, too.
set -u
cd "$(dirname "$0")/.." || exit 1
fitgap=${1:-build/release/fitgap}
eval=../shared/eval
probes=../shared/probes
least=tests/evaluation.txt
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
export PYTHONDONTWRITEBYTECODE=1 PYTHONIOENCODING=utf-8

measure() { # NAME PROGRAM ARGUMENTS...
    local name=$1
    shift
    printf '\n-- %s\n' "$name"
    python3 "$@" --json "$tmp/$name.json" || { echo "$name: not every text got an answer"; failed=1; }
}

measure postings $eval/evaluate.py --gold $eval/gold/postings --cmd "$fitgap posting --json {}"
measure resumes $eval/evaluate_resumes.py --gold $eval/gold/resumes --cmd "$fitgap resume --json --as-of 2026-11 {}"
measure pairs $eval/evaluate_pairs.py --gold $eval/gold/pairs --fitgap "$fitgap"
measure ranking $eval/evaluate_ranking.py --gold $eval/gold/ranking --fitgap "$fitgap"
if [ -d $probes ]; then
    printf '\n-- probes\n'
    python3 $probes/run.py --fitgap "$fitgap" | tee "$tmp/probes"
    tail -n 1 "$tmp/probes" |
        awk '/^[0-9]+ passed, [0-9]+ failed$/ { print "{\"passed\": " $1 / ($1 + $3) "}" }' >"$tmp/probes.json"
fi

texts=../shared/data
real=$(dirname "$fitgap")/tests/real
if [ -f $texts/postings.jsonl.gz ] && [ -x "$real" ]; then
    printf '\n-- properties over texts that people wrote\n'
    zcat $texts/postings.jsonl.gz | awk 'NR % 90 == 7' >"$tmp/postings.jsonl"
    zcat $texts/resumes.jsonl.gz | awk 'NR % 9 == 4' >"$tmp/resumes.jsonl"
    "$real" "$tmp/postings.jsonl" "$tmp/resumes.jsonl" 1000 || { echo "properties: too many exceptions"; failed=1; }
fi

if [ ! -f $least ]; then
    printf '\nno %s: nothing to compare with\n' $least
    exit $failed
fi
printf '\n-- against %s\n' $least
python3 - "$least" "$tmp" <<'END' || failed=1
import json, os, sys

figures, bad = {}, 0
for name in ("postings", "resumes", "pairs", "ranking", "probes"):
    try:
        with open(os.path.join(sys.argv[2], name + ".json")) as f:
            figures[name] = {k: v["value"] if isinstance(v, dict) else v for k, v in json.load(f).items()}
    except (OSError, ValueError):
        figures[name] = {}
for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
    words = line.split()
    if not words or words[0].startswith("#"):
        continue
    try:
        assert words[0] == "measure" and words[1] in figures and len(words) > 3
        program, name, least = words[1], " ".join(words[2:-1]), float(words[-1])
    except (AssertionError, IndexError, ValueError):
        print(f"{sys.argv[1]}:{number}: not `measure PROGRAM NAME LEAST`")
        bad += 1
        continue
    got = figures[program].get(name)
    good = got is not None and round(got, 3) >= least
    bad += not good
    shown = "none" if got is None else f"{got:.3f}"
    print(f"{'ok    ' if good else 'not ok'}  {program:9} {name:28} {shown:>6}  at least {least:.3f}")
sys.exit(bad > 0)
END
exit $failed
