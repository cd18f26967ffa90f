#!/usr/bin/env python3
"""How far the dictionary's names agree with the KNOWLEDGE spans of SkillSpan, tokens joined with spaces.

    skillspan.py FITGAP dev.json.gz [--source tech|house] [--errors N]

Overlap: a span is right if it shares a token with one of the other side, one to one. Strict: the same tokens.
Names of kinds that SkillSpan does not mark as knowledge (soft, domain, job titles) are left out.
Python's standard library only.
"""
import argparse, gzip, json, subprocess

KINDS = {"tool", "language", "knowledge", "method", "certificate", "licence", "spoken", "field"}


def spans_of(tags):
    spans, start = [], None
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and not tag.startswith("I"):
            spans.append((start, i))
            start = None
        if tag.startswith("B"):
            start = i
    return spans


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fitgap")
    parser.add_argument("file")
    parser.add_argument("--source", choices=("tech", "house"))
    parser.add_argument("--errors", type=int, default=0)
    o = parser.parse_args()
    with gzip.open(o.file, "rt", encoding="utf-8") as f:
        rows = [r for r in map(json.loads, f) if not o.source or r["source"] == o.source]
    lines = "".join(json.dumps({"id": i, "text": " ".join(r["tokens"])}) + "\n" for i, r in enumerate(rows))
    out = subprocess.run([o.fitgap, "dict", "find", "--jsonl", "-"], input=lines.encode(), stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False).stdout
    found = {}
    for line in out.splitlines():
        d = json.loads(line)
        if "names" in d:
            found[int(d["id"])] = d["names"]
    right = strict = n_gold = n_found = 0
    missed, extra = [], []
    for i, r in enumerate(rows):
        starts, at = [], 0
        for token in r["tokens"]:
            starts.append(at)
            at += len(token.encode()) + 1
        gold = spans_of(r["tags_knowledge"])
        names = []
        for n in found.get(i, []):
            if n["kind"] not in KINDS or n["title"]:
                continue
            inside = [k for k, a in enumerate(starts)
                      if a < n["span"][1] and n["span"][0] < a + len(r["tokens"][k].encode())]
            names.append((inside[0], inside[-1] + 1))
        n_gold += len(gold)
        n_found += len(names)
        strict += len(set(gold) & set(names))
        left = list(names)
        for g in gold:
            hit = next((p for p in left if p[0] < g[1] and g[0] < p[1]), None)
            if hit:
                left.remove(hit)
                right += 1
            else:
                missed.append(" ".join(r["tokens"][g[0]:g[1]]))
        extra += [" ".join(r["tokens"][a:z]) for a, z in left]
    for what, good in (("overlap", right), ("strict", strict)):
        p, q = good / max(n_found, 1), good / max(n_gold, 1)
        print(f"{what:8} P {p:.3f}  R {q:.3f}  F1 {2 * p * q / max(p + q, 1e-9):.3f}")
    print(f"{len(rows)} sentences, {n_gold} marked, {n_found} found")
    for label, misses in (("missed", missed), ("extra", extra)):
        for text in misses[:o.errors]:
            print(f"{label}: {text}")


if __name__ == "__main__":
    main()
