#!/usr/bin/env python3
"""Builds corpora from the files that it is given, runs fitgap and its peers in turn, and prints how many times as fast it is.

run.py BUILD POSTINGS.jsonl[.gz] RESUMES.jsonl[.gz] [--only PART,PART] [--runs N] [--phrases FILE] [--json FILE] [--markdown FILE]

  BUILD     a build with -DFITGAP_BUILD_BENCHMARKS=ON (build/release)
  POSTINGS  JSON Lines whose `text` is a posting's; RESUMES: a résumé's

  parse     texts in memory to requirement trees and profiles, beside `wc -w` in the C locale on the same bytes
  jsonl     `posting --jsonl` as a process, from JSON to JSON, beside `wc -w` on the texts; two threads beside one
  phrases   fg_names_find beside Vectorscan (if libvectorscan-dev was there when it was built), pyahocorasick
            (python3-ahocorasick) and a trie of words in Python, as FlashText has one of letters, the last two on 4 MB;
            --phrases: one in small letters a line (the names of the built-in dictionary without it)
  rank      the best 20 of --rank raw postings for one résumé, two threads, from JSON Lines and from texts in memory, beside
            scikit-learn's TfidfVectorizer fitted to the same texts and the cosine with the résumé (python3-sklearn; its
            reading is not counted)
  index     the exact best 20 of --sizes packed postings, and of profiles, for --questions candidates, beside scoring every one;
            the slowest of these is the 99th in a hundred
  dict      opening the built-in dictionary, beside adding up its bytes; compiling it
  process   `fitgap score` on two text files, beside `true`

Rates are processor time, but where threads or whole processes are compared (the clock on the wall). Each is a median over
--runs rounds (default 5), with the slowest and the fastest. What is not installed is left out and said so.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import phrases as python_phrases
from measure import Corpus, Rounds, Row, as_markdown, machine, print_rows, read_texts, run, take, told

SKLEARN = """
import json, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
resume = open(sys.argv[2], encoding="utf-8", errors="replace").read()
wall, cpu = time.perf_counter(), time.process_time()
vectorizer = TfidfVectorizer()
postings = vectorizer.fit_transform(texts)
scores = linear_kernel(vectorizer.transform([resume]), postings)[0]
best = scores.argsort()[::-1][:20]
print(json.dumps({"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "n": len(best)}))
"""


class Bench:
    def __init__(self, given, folder):
        self.given, self.folder = given, folder
        self.fitgap = given.build / "fitgap"
        self.programs = given.build / "benchmarks"
        self.postings, self.resumes = read_texts(given.postings), read_texts(given.resumes)
        self.corpus = Corpus(take(self.postings, given.texts), f"{folder}/postings")
        self.rounds = range(given.runs)
        self.resume = pathlib.Path(folder) / "resume.txt"
        self.resume.write_text(self.resumes[0], encoding="utf-8")

    def parse(self):
        resumes = Corpus(take(self.resumes, min(len(self.resumes), self.given.texts)), f"{self.folder}/resumes")
        for kind, corpus in (("posting", self.corpus), ("resume", resumes)):
            rates = Rounds()
            for _ in self.rounds:
                for one in told([self.programs / "bench_parse", kind, corpus.apart]):
                    rates.note(f"parsing of {kind}s", one["bytes"] / 1e6, one["parse"])
                    rates.note("wc -w", one["bytes"] / 1e6, one["wc"])
            yield rates.row("parse", "MB/s", f"parsing of {kind}s", "wc -w")

    def jsonl(self):
        cpu, wall = Rounds(), Rounds()
        one, two = "posting --jsonl --threads 1", "posting --jsonl --threads 2"
        for _ in self.rounds:
            cpu.note("wc -w", self.corpus.mb, run(["wc", "-w", self.corpus.plain])["cpu"])
            for name in (one, two):
                took = run([self.fitgap, *name.split(), self.corpus.lines])
                cpu.note(name, self.corpus.mb, took["cpu"])
                wall.note(name, self.corpus.mb, took["wall"])
        yield cpu.row("jsonl", "MB/s", one, "wc -w")
        yield wall.row("jsonl", "MB/s wall", two, one)

    def names(self):
        """Those of the built-in dictionary, in small letters, that all finders read alike: no dots, slashes or accents."""
        skills = pathlib.Path(__file__).parent.parent / "dictionaries" / "skills"
        found = set()
        for path in sorted(skills.glob("*.skills")):
            found |= set(re.findall(r"^(?:name|alias): *(.+?) *$", path.read_text(encoding="utf-8").lower(), re.M))
        return sorted(name for name in found if re.fullmatch(r"[a-z][a-z0-9 -]+", name))

    def phrases(self):
        path = self.given.phrases
        if not path:
            path = pathlib.Path(self.folder) / "phrases.txt"
            path.write_text("\n".join(self.names()) + "\n", encoding="utf-8")
        listed = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
        texts, size = [], 0
        for text in take(self.postings, self.given.texts):
            if size < 4e6:
                texts.append(" ".join(text.split()))
                size += len(texts[-1].encode())
        finders, rates = python_phrases.finders(listed), Rounds()
        ours, two = f"{len(listed):,} phrases, 1 thread", f"{len(listed):,} phrases, 2 threads"
        for _ in self.rounds:
            for name, what, threads in ((ours, "fitgap", 1), (two, "fitgap", 2), ("Vectorscan", "vectorscan", 1)):
                for one in told([self.programs / "bench_scan", what, self.corpus.flat, path, 3, threads]):
                    rates.note(name, one["bytes"] / 1e6, min(one["runs"][1:]))
            for name, find in finders.items():
                rates.note(name, size / 1e6, python_phrases.seconds(find, texts))
        yield from rates.rows("phrases", "MB/s", ours, ["Vectorscan", *finders])
        yield from rates.rows("phrases", "MB/s wall", two, [ours])

    def rank(self):
        n = self.given.rank
        corpus = Corpus(take(self.postings, n), f"{self.folder}/rank")
        rates = Rounds()
        lines, memory, peer = "rank --top 20, from JSON Lines", "from texts in memory", "scikit-learn, fit and rank"
        commands = {lines: lambda: [run([self.fitgap, "rank", self.resume, corpus.lines, "--top", "20", "--threads", "2"])],
                    memory: lambda: told([self.programs / "bench_rank", corpus.apart, self.resume, 2]),
                    peer: lambda: told([sys.executable, "-c", SKLEARN, corpus.lines, self.resume])}
        for _ in range(self.given.rank_runs):
            for name, command in commands.items():
                for one in command():
                    rates.note(name, n, one["wall"])
        for name in (lines, memory):
            yield from rates.rows("rank", "postings/s wall", name, [peer])

    def index(self):
        postings, resumes = Corpus(self.postings, f"{self.folder}/all"), Corpus(self.resumes, f"{self.folder}/people")
        for people in ([], ["--people"]):
            for one in told([self.programs / "bench_index", *people, postings.lines, resumes.lines, self.given.questions,
                             *self.given.sizes.split(",")]):
                if "ms" in one:
                    yield Row("index", one["what"], "questions/s", [1e3 / ms for ms in one["ms"]],
                              "scoring every one" if one["every_ms"] else "", [1e3 / ms for ms in one["every_ms"]])
                elif "us_each" in one:
                    what, of = next(iter(one.items()))
                    yield Row("index", f"{of}: {what}", "a second", [1e6 / one["us_each"]])
                else:
                    print(f"cost grows with size to the power of {one['exponent']}")

    def dict(self):
        rates = Rounds()
        for _ in self.rounds:
            for one in told([self.programs / "bench_dict"]):
                rates.note("opening the dictionary", 1, one["open_ms"] / 1e3)
                rates.note("adding up its bytes", 1, one["read_ms"] / 1e3)
                rates.note("compiling it", 1, one["compile_ms"] / 1e3)
        yield from rates.rows("dict", "times/s", "opening the dictionary", ["adding up its bytes"])
        yield rates.row("dict", "times/s", "compiling it")

    def process(self):
        rates = Rounds()
        posting = pathlib.Path(self.folder) / "posting.txt"
        posting.write_text(take(self.postings, 1)[0], encoding="utf-8")
        for _ in range(20 * self.given.runs):
            rates.note("fitgap score, two text files", 1, run([self.fitgap, "score", self.resume, posting])["wall"])
            rates.note("true", 1, run(["true"])["wall"])
        yield rates.row("process", "runs/s wall", "fitgap score, two text files", "true")


PARTS = ("parse", "jsonl", "phrases", "rank", "index", "dict", "process")


def arguments():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("postings")
    options.add_argument("resumes")
    options.add_argument("--only", default=",".join(PARTS))
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--texts", type=int, default=10000)
    options.add_argument("--rank", type=int, default=100000)
    options.add_argument("--rank-runs", type=int, default=3)
    options.add_argument("--phrases", type=pathlib.Path)
    options.add_argument("--sizes", default="100000,300000,1000000")
    options.add_argument("--questions", type=int, default=200)
    options.add_argument("--json", type=pathlib.Path)
    options.add_argument("--markdown", type=pathlib.Path)
    given = options.parse_args()
    unknown = [part for part in given.only.split(",") if part not in PARTS]
    if unknown:
        options.error(f"no part is called {unknown[0]}; there are {', '.join(PARTS)}")
    return given


def main():
    given = arguments()
    told_of = machine()
    told_of["fitgap"] = subprocess.run([given.build / "fitgap", "--version"], capture_output=True, text=True).stdout.strip()
    print(", ".join(f"{key} {value}" for key, value in told_of.items()))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(given, folder)
        for part in given.only.split(","):
            made = list(getattr(bench, part)())
            print_rows(made)
            rows += made
    if given.json:
        given.json.write_text(json.dumps({**told_of, "rows": [row.as_dict() for row in rows]}, indent=1) + "\n")
    if given.markdown:
        given.markdown.write_text(as_markdown(rows) + "\n")


if __name__ == "__main__":
    main()
