#!/usr/bin/env python3
"""Texts of JSON lines (plain or gzip), separated by form feeds, for bench_parse:  corpus.py FILE [FIELD] > corpus.txt"""
import gzip, json, sys

path, field = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "text"
opener = gzip.open if path.endswith(".gz") else open
with opener(path, "rt", encoding="utf-8") as lines:
    for line in lines:
        sys.stdout.write(json.loads(line)[field].replace("\f", "\n") + "\n\f\n")
