#!/usr/bin/env python3
"""Finds phrases in texts with fitgap and with others in the same run, and prints how many times as fast fitgap is.

scan.py BENCH_SCAN CORPUS PHRASES [--runs N] [--slow-mb N] [--json FILE]

  BENCH_SCAN  build/release/benchmarks/bench_scan; it has Vectorscan if libvectorscan-dev was there when it was built
  CORPUS      one text a line
  PHRASES     one phrase in small letters a line

Beside it run pyahocorasick (python3-ahocorasick; left out without it) and a trie of words of Python dictionaries, as
FlashText has one of letters; these on the first --slow-mb megabytes (default 4). Rounds are in turn (--runs, default 5).
Processor time, but with two threads, which are timed by the clock on the wall. The others find phrases as they are
written; fitgap finds their inflections too.
"""
import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time


def read_lines(path, most=None):
    lines, size = [], 0
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            lines.append(line.rstrip("\n"))
            size += len(line.encode("utf-8"))
            if most and size >= most:
                break
    return lines, size


def aho_corasick(phrases):
    import ahocorasick
    automaton = ahocorasick.Automaton()
    for phrase in phrases:
        automaton.add_word(phrase, len(phrase))
    automaton.make_automaton()

    def find(text):
        text, hits = text.lower(), 0
        last = len(text) - 1
        for end, size in automaton.iter(text):
            hits += (end == last or not text[end + 1].isalnum()) and (end < size or not text[end - size].isalnum())
        return hits

    return find


def trie_of_words(phrases):
    words = re.compile(r"[^\W_]+")
    root = {}
    for phrase in phrases:
        node = root
        for word in words.findall(phrase):
            node = node.setdefault(word, {})
        node[""] = True

    def find(text):
        found = words.findall(text.lower())
        at, hits = 0, 0
        while at < len(found):
            node, k, longest = root, at, 0
            while k < len(found) and found[k] in node:
                node = node[found[k]]
                k += 1
                longest = k if "" in node else longest
            hits += longest > 0
            at = longest or at + 1
        return hits

    return find


PYTHON = {"pyahocorasick": aho_corasick, "trie of words in Python": trie_of_words}


def python_peers(corpus, phrases, slow):
    texts, size = read_lines(corpus, slow)
    phrases = [phrase for phrase in read_lines(phrases)[0] if phrase]
    peers = {}
    for name, make in PYTHON.items():
        try:
            peers[name] = (make(phrases), texts, size)
        except ImportError:
            print(f"{name} is not there", file=sys.stderr)
    return peers


def time_python(find, texts):
    start = time.process_time()
    hits = sum(map(find, texts))
    return time.process_time() - start, hits


def time_program(bench, what, corpus, phrases, threads):
    done = subprocess.run([bench, what, corpus, phrases, "3", str(threads)], capture_output=True, text=True)
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    told = json.loads(done.stdout)
    return min(told["runs"][1:]), told["bytes"], told["hits"]


def measure(options):
    speeds, hits = {}, {}

    def note(name, seconds, size, found):
        speeds.setdefault(name, []).append(size / 1e6 / seconds)
        hits[name] = found

    peers = python_peers(options.corpus, options.phrases, options.slow_mb * 1e6)
    programs = [("fitgap", "fitgap", 1), ("fitgap, two threads", "fitgap", 2), ("Vectorscan", "vectorscan", 1)]
    for _ in range(options.runs):
        for name, what, threads in programs:
            told = time_program(options.bench, what, options.corpus, options.phrases, threads)
            if told:
                note(name, *told)
        for name, (find, texts, size) in peers.items():
            seconds, found = time_python(find, texts)
            note(name, seconds, size, found)
    return speeds, hits


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("corpus")
    parser.add_argument("phrases")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow-mb", type=float, default=4)
    parser.add_argument("--json")
    options = parser.parse_args()
    speeds, hits = measure(options)
    ours = statistics.median(speeds["fitgap"])
    rows = []
    for name, all_speeds in speeds.items():
        median = statistics.median(all_speeds)
        rows.append({"name": name, "mb_per_second": round(median, 1), "slowest": round(min(all_speeds), 1),
                     "fastest": round(max(all_speeds), 1), "fitgap_is_times": round(ours / median, 2), "hits": hits[name]})
    print(f"{'':26} {'MB/s':>8} {'from':>8} {'to':>8} {'fitgap is':>10}")
    for row in rows:
        print(f"{row['name']:26} {row['mb_per_second']:8} {row['slowest']:8} {row['fastest']:8} {row['fitgap_is_times']:9}x")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump({"machine": platform.machine(), "processors": os.cpu_count(), "load": os.getloadavg()[0],
                       "date": time.strftime("%Y-%m-%d"), "rows": rows}, out, indent=1)


if __name__ == "__main__":
    main()
