#!/usr/bin/env python3
"""Times fitgap over many postings in JSON Lines, whole processes, beside wc -w and scikit-learn on the same texts in the same run.

bulk.py PROGRAM POSTINGS.jsonl[.gz] RESUME [--lines N] [--rank N] [--repeat N] [--json FILE]

  read   posting --jsonl with one and two threads, --lines postings (default 20,000), beside wc -w on their texts
  rank   rank RESUME --top 20 with two threads over --rank postings (default 100,000; 0: not at all), from JSON Lines and from
         texts in memory (bench_rank beside the program, if it was built), beside scikit-learn's TfidfVectorizer fitted to the
         same texts and the cosine with the résumé (python3-sklearn; left out without it; its reading is not counted)

Fewer postings than asked for are repeated in a shuffled order, with ids of their own. Times are medians of --repeat runs
(default 3), in turn; processor time and wall time, and the spread from the fastest to the slowest.
"""
import argparse
import gzip
import json
import os
import pathlib
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time

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


def read_texts(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        texts = [json.loads(line).get("text") for line in lines]
    return [text for text in texts if text]


def write_corpus(texts, n, path):
    """JSON Lines of n postings, beside them their texts alone, and those with form feeds between them."""
    order = random.Random(7)
    size = 0
    with (open(path, "w", encoding="utf-8") as lines, open(f"{path}.txt", "w", encoding="utf-8") as plain,
          open(f"{path}.ff", "w", encoding="utf-8") as apart):
        number = 0
        while number < n:
            for text in order.sample(texts, min(len(texts), n - number)):
                number += 1
                lines.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
                plain.write(text + "\n")
                apart.write(text.replace("\f", "\n") + "\n\f\n")
                size += len(text.encode())
    return size


def run(command):
    """Wall and processor seconds of a process, whose output is thrown away, and the memory that it took."""
    begin = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status:
        sys.exit(f"{command} ended with status {status}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024}


def run_timed(command):
    """What a program tells of its own time."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def median(runs, key):
    return statistics.median(one[key] for one in runs)


def tell(name, runs, size, n):
    out = {"name": name, "runs": runs, "wall": median(runs, "wall"), "cpu": median(runs, "cpu"),
           "spread": max(one["cpu"] for one in runs) / min(one["cpu"] for one in runs),
           "mb_s": size / median(runs, "cpu") / 1e6, "postings_s": n / median(runs, "wall")}
    print(f"{name:34} {out['cpu']:8.2f} s cpu {out['wall']:8.2f} s wall  x{out['spread']:.2f}"
          f" {out['mb_s']:8.1f} MB/s cpu {out['postings_s']:10.0f} postings/s")
    return out


def measure(commands, size, n, repeat):
    runs = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            one = command() if callable(command) else run(command)
            if one:
                runs[name].append(one)
    return {name: tell(name, got, size, n) for name, got in runs.items() if got}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("postings")
    options.add_argument("resume")
    options.add_argument("--lines", type=int, default=20000)
    options.add_argument("--rank", type=int, default=100000)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--json", type=pathlib.Path)
    given = options.parse_args()
    texts = read_texts(given.postings)
    result = {"machine": platform.machine(), "processors": os.cpu_count(), "date": time.strftime("%Y-%m-%d"),
              "texts": len(texts), "ratios": {}}
    ratios = result["ratios"]
    with tempfile.TemporaryDirectory() as folder:
        corpus = f"{folder}/read.jsonl"
        size = write_corpus(texts, given.lines, corpus)
        posting = [given.program, "posting", "--jsonl", corpus, "--threads"]
        got = measure({"wc -w": ["wc", "-w", f"{corpus}.txt"], "posting --jsonl, 1 thread": [*posting, "1"],
                       "posting --jsonl, 2 threads": [*posting, "2"]}, size, given.lines, given.repeat)
        wc, one, two = got.values()
        ratios["posting / wc -w (cpu)"] = wc["cpu"] / one["cpu"]
        ratios["2 threads / 1 (wall)"] = one["wall"] / two["wall"]
        result["read"] = list(got.values())
        if given.rank:
            corpus = f"{folder}/rank.jsonl"
            size = write_corpus(texts, given.rank, corpus)
            rank = [given.program, "rank", given.resume, corpus, "--top", "20", "--threads", "2"]
            inside = pathlib.Path(given.program).parent / "benchmarks" / "bench_rank"
            commands = {"rank --top 20, 2 threads": rank}
            if inside.exists():
                commands["bench_rank, in memory, 2 threads"] = lambda: run_timed([inside, f"{corpus}.ff", given.resume, 2])
            commands["scikit-learn, fit and rank"] = lambda: run_timed([sys.executable, "-c", SKLEARN, corpus, given.resume])
            got = measure(commands, size, given.rank, given.repeat)
            result["rank"] = list(got.values())
            sklearn = got.pop("scikit-learn, fit and rank", None)
            for name, ours in got.items() if sklearn else ():
                ratios[f"{name} / scikit-learn (wall)"] = sklearn["wall"] / ours["wall"]
                ratios[f"{name} / scikit-learn (cpu)"] = sklearn["cpu"] / ours["cpu"]
    for name, ratio in ratios.items():
        print(f"{name:54} {ratio:8.3f}")
    if given.json:
        given.json.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
