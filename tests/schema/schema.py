#!/usr/bin/env python3
"""Checks what the program prints against the schemas of docs/schema, strictly: a field that no schema names is a fault.

schema.py PROGRAM ROOT
"""
import json
import pathlib
import subprocess
import sys
import tempfile

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
    if done.returncode not in (0, 1, *((3,) if arguments[0] == "index" else ())):
        sys.exit(f"{arguments}: {done.stderr.decode()}")
    lines = "--jsonl" in arguments or arguments[0] in ("rank", "shortlist", "index") or arguments[:2] == ("dict", "find")
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

checks += [("rank", "--gaps", "--json", *month, example / "resume.txt", *postings)]
checks += [("diff", "--json", *month, a, b, p) for a in resumes for b in resumes for p in postings[:4]]
checks += [("policy", "show", "--json")]
checks += [("dict", "find", "--json", *postings)]


def made_of_files(folder):
    """What reads files that another command writes."""
    pair = (example / "resume.txt", example / "posting.txt")
    (folder / "result.json").write_text(json.dumps(run("score", "--json", *month, *pair)[0]))
    (folder / "groups.csv").write_text("id,sex\n" + "".join(
        f"{line['input']},{sex}\n" for line, sex in zip(
            run("shortlist", "--json", *month, "--audit", folder / "scores.csv", files / "posting.txt", *resumes),
            ("women", "men", "men", "women"))))
    (folder / "old.skills").write_text("# fitgap-skills 1\nhide: Power BI\n")
    (folder / "new.skills").write_text("# fitgap-skills 1\nhide: Excel\n")
    run("index", "build", "--json", "-o", folder / "broken", *postings)
    for segment in (folder / "broken").glob("*.segment"):
        segment.write_bytes(segment.read_bytes()[:-1])
    return [("verify", "--json", folder / "result.json", *pair),
            ("verify", "--json", folder / "result.json", resumes[0], pair[1]),
            ("audit", "--json", folder / "scores.csv", folder / "groups.csv"),
            ("index", "build", "--json", "-o", folder / "index", *postings, folder / "nowhere.txt"),
            ("index", "add", "--json", folder / "index", files / "postings.jsonl"),
            ("index", "refresh", "--json", folder / "index"),
            ("index", "info", "--json", folder / "index"),
            ("index", "remove", "--json", folder / "index", postings[0], "nobody"),
            ("index", "check", "--json", folder / "index"),
            ("index", "check", "--json", folder / "broken"),
            ("dict", "diff", folder / "old.skills", folder / "new.skills", "--json", "--on", postings[0], "--resume", resumes[0],
             *month)]


def schema_of(arguments, document):
    unnamed = "gap" if "--gaps" in arguments else "ranked"
    return document.get("schema", unnamed).removeprefix("fitgap.").removesuffix("/1")


schemas = {path.name.removesuffix(".schema.json"): load(path.name.removesuffix(".schema.json"))
           for path in sorted((root / "docs" / "schema").glob("*.schema.json"))}
unused = set(schemas)
faults = documents = 0
folder = tempfile.TemporaryDirectory()
checks += made_of_files(pathlib.Path(folder.name))
for arguments in checks:
    for document in run(*arguments):
        documents += 1
        name = schema_of(arguments, document)
        unused.discard(name)
        for fault in schemas[name].iter_errors(document):
            fault = jsonschema.exceptions.best_match([fault])
            faults += 1
            print("not ok", *arguments[:1], arguments[-1], fault.json_path, fault.message[:300])
folder.cleanup()
for name in unused - {"error"}:
    faults += 1
    print("not ok", name, "nothing that is printed was checked against this schema")
print(f"{documents} documents, {faults} faults")
sys.exit(1 if faults or not documents else 0)
