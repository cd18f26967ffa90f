#!/usr/bin/env python3
"""Checks what the program prints against the schemas of docs/schema, strictly: a field that no schema names is a fault.

schema.py PROGRAM ROOT
"""
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    sys.exit("schema.py needs jsonschema (Debian: python3-jsonschema)")

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
files = root / "tests" / "cli" / "files"
example = root / "docs" / "example"


def strict(schema):
    """The same, but without fields that it does not name."""
    if isinstance(schema, list):
        return [strict(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: strict(value) for key, value in schema.items()}
    if isinstance(out.get("properties"), dict) and "object" in out.get("type", ""):
        out["additionalProperties"] = False
    return out


def load(name):
    schema = json.loads((root / "docs" / "schema" / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(strict(schema))


def run(*arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: {done.stderr.decode()}")
    lines = "--jsonl" in arguments or arguments[0] in ("rank", "shortlist")
    return [json.loads(line) for line in done.stdout.splitlines()] if lines else [json.loads(done.stdout)]


postings = [files / "posting.txt", files / "greenhouse.json", files / "posting.html", files / "nothing.txt",
            files / "postings" / "payroll.txt", files / "postings" / "analyst.md", example / "posting.txt"]
resumes = [files / "resume.txt", files / "person.txt", example / "resume.txt", files / "posting.txt"]
month = ("--as-of", "2026-11")
checks = [("posting", "--json", p) for p in postings]
checks += [("posting", "--json", "--skipped", "--explain", p) for p in postings]
checks += [("posting", "--jsonl", files / "postings.jsonl")]
checks += [("resume", "--json", *month, r) for r in resumes]
checks += [("resume", "--json", "--blind", *month, r) for r in resumes]
checks += [("score", "--json", *month, r, p) for r in resumes for p in postings]
checks += [("score", "--json", "--blind", "--with", "Kubernetes; 2 years of SQL", *month, example / "resume.txt",
            example / "posting.txt")]
checks += [("missing", "--json", "--to", "95", *month, example / "resume.txt", example / "posting.txt")]
checks += [("rank", "--jsonl", *month, files / "resume.txt", files / "postings.jsonl")]
checks += [("rank", "--json", *month, files / "resume.txt", *postings)]
checks += [("shortlist", "--json", *blind, *month, files / "posting.txt", *resumes) for blind in ((), ("--blind",))]

schemas = {name: load(name) for name in ("posting", "resume", "score", "ranked", "error")}
faults = documents = 0
for arguments in checks:
    for document in run(*arguments):
        documents += 1
        name = document.get("schema", "ranked").removeprefix("fitgap.").removesuffix("/1")
        for fault in schemas[name].iter_errors(document):
            fault = jsonschema.exceptions.best_match([fault])
            faults += 1
            print("not ok", *arguments[:1], arguments[-1], fault.json_path, fault.message[:300])
print(f"{documents} documents, {faults} faults")
sys.exit(1 if faults or not documents else 0)
