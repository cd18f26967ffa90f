#!/usr/bin/env python3
"""How many postings of each source yield requirements.

    posting_yield.py FITGAP POSTINGS.jsonl.gz SOURCE... [--count 400] [--seed 1] [--least 3] [--none N]

POSTINGS has one object a line with `text` and `source`. Of every source named, a random sample is read; printed is the
share that yields at least one and at least --least requirements (required or preferred), the share that yields at least one
of any sort, also what only duties or tools name, and the mean numbers. --none N prints N texts of each that yield nothing.
"""
import argparse, collections, gzip, json, random, subprocess, sys


def read_all(fitgap, rows):
    """The answer to each row, in order; None where the program refuses."""
    lines = "".join(json.dumps({"id": str(i), "text": row["text"]}) + "\n" for i, row in enumerate(rows))
    run = subprocess.run([fitgap, "posting", "--jsonl", "-"], input=lines.encode("utf-8"), capture_output=True)
    answers = [None] * len(rows)
    for line in run.stdout.decode("utf-8", "replace").splitlines():
        answer = json.loads(line)
        if "requirements" in answer:
            answers[int(answer["id"])] = answer
    return answers


def count(answer):
    """Stated, implied and unread statements."""
    if answer is None:
        return 0, 0, 0
    kinds = collections.Counter(q["necessity"] for q in answer["requirements"])
    return kinds["required"] + kinds["preferred"], kinds["implied"], len(answer["unread"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fitgap")
    parser.add_argument("postings")
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--none", type=int, default=0)
    options = parser.parse_args()
    rows = collections.defaultdict(list)
    with gzip.open(options.postings, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row.get("source") in options.sources and row.get("lang", "en") == "en":
                rows[row["source"]].append(row)
    for source in options.sources:
        sample = rows[source]
        random.Random(options.seed).shuffle(sample)
        sample = sample[: options.count]
        counts = [count(answer) for answer in read_all(options.fitgap, sample)]
        n = max(len(counts), 1)
        stated = sum(c[0] >= 1 for c in counts) / n
        several = sum(c[0] >= options.least for c in counts) / n
        any_sort = sum(c[0] + c[1] >= 1 for c in counts) / n
        means = " ".join(f"{name} {sum(c[i] for c in counts) / n:.1f}" for i, name in enumerate(("stated", "implied", "unread")))
        print(f"{source}: of {len(counts)}, one or more {stated:.3f}, {options.least} or more {several:.3f}, "
              f"any sort {any_sort:.3f}; mean {means}")
        for row in [r for r, c in zip(sample, counts) if c[0] == 0][: options.none]:
            print("----\n" + row["text"][:1500])
    return 0


if __name__ == "__main__":
    sys.exit(main())
