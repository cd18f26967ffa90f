#!/usr/bin/env python3
"""Agreement of a posting's header with what its source says of it beside the text.

    header_silver.py FITGAP POSTINGS.jsonl.gz [--count 600] [--seed 1] [--errors N]

Each line of POSTINGS is an object with `text` and any of `title`, `company`, `location`, `employment_type`, `salary`.
The source's value counts only where the text itself states it: the kind of employment by one of its usual words, the
pay by its two numbers, the company and title word for word. Where the program says nothing although the text states the
value, that is a miss too. Prints agreement (of what was said), coverage (said of what is stated), one line a field.
"""
import argparse, gzip, json, random, re, subprocess, sys, tempfile

KINDS = [("full-time", r"\bfull[\s-]?time\b"), ("part-time", r"\bpart[\s-]?time\b"), ("contract", r"\bcontract(or)?\b|\bfreelance"),
         ("internship", r"\bintern(ship)?\b"), ("temporary", r"\btemporary\b|\bseasonal\b")]
SOURCE_KINDS = [("full-time", r"full.?time|^r - full"), ("part-time", r"part.?time|rt-time"), ("contract", r"contract|freelance|^ct\b"),
                ("internship", r"intern"), ("temporary", r"temporary|^ry\b")]


def kinds_of(text, table):
    return {name for name, pattern in table if re.search(pattern, text, re.I)}


def amounts(text):
    """Numbers of a salary field in whole units, "K" and "LPA" multiplied out."""
    found = []
    for number, scale in re.findall(r"(\d[\d,]*(?:\.\d+)?)\s*([kK])?\b", text):
        value = float(number.replace(",", "")) * (1000 if scale else 1)
        if value >= 5:
            found.append(value)
    return found[:2]


def states_amount(text, value):
    whole = int(value)
    forms = {str(whole), f"{whole:,}"}
    if whole >= 1000 and whole % 1000 == 0:
        forms |= {f"{whole // 1000}k", f"{whole // 1000}K"}
    if value != whole:
        forms = {f"{value:.2f}", f"{value:,.2f}", f"{value:g}"}
    return any(re.search(rf"(?<![\d.,]){re.escape(f)}(?![\d])", text) for f in forms)


def header_of(fitgap, row):
    """The header that the program reads of a row's text, None where it refuses."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(row["text"])
        file.flush()
        run = subprocess.run([fitgap, "posting", "--json", file.name], capture_output=True, encoding="utf-8")
    return json.loads(run.stdout).get("header") if run.stdout else None


class Tally:
    def __init__(self):
        self.right, self.said, self.stated, self.errors = {}, {}, {}, []

    def add(self, field, wanted, got, good, row):
        self.stated[field] = self.stated.get(field, 0) + 1
        self.said[field] = self.said.get(field, 0) + (got is not None)
        self.right[field] = self.right.get(field, 0) + bool(good)
        if not good:
            self.errors.append((field, row.get("source"), row.get("id"), wanted, got))

    def show(self, most):
        for field in sorted(self.stated):
            stated, said, right = self.stated[field], self.said[field], self.right[field]
            print(f"{field:16} agreement {right / max(said, 1):.3f} of {said}, coverage {said / stated:.3f} of {stated}")
        for error in self.errors[:most]:
            print("  %s: %s %s: wants %r got %r" % error)


def compare(tally, row, header):
    text = row["text"]
    wanted = kinds_of(str(row.get("employment_type") or ""), SOURCE_KINDS)
    if len(wanted) == 1 and wanted <= kinds_of(text, KINDS):
        got = header["employment_type"]
        listed = re.search(r"Job Types?:(.*)", text)
        if listed and wanted <= kinds_of(listed[1], KINDS):  # the source's field names only one of several
            wanted = kinds_of(listed[1], KINDS)
        tally.add("employment_type", wanted, got, got in wanted, row)
    pay = amounts(str(row.get("salary") or ""))
    if len(pay) == 2 and "est" not in str(row["salary"]) and all(states_amount(text, v) for v in pay):
        got = header["salary"]
        good = got and got["min"] and got["max"] and abs(got["min"] - pay[0]) < 1 and abs(got["max"] - pay[1]) < 1
        tally.add("salary", pay, (got["min"], got["max"]) if got else None, good, row)
    company = str(row.get("company") or "").split("\n")[0].strip()
    if company and re.search(rf"\b{re.escape(company)}\b", text):
        got = header["company"]
        tally.add("company", company, got, got and got.lower() == company.lower(), row)
    title = str(row.get("title") or "").strip()
    if title and len(title) < 90 and title.lower() in text.lower() and "|" not in title:
        got = header["title"]
        tally.add("title", title, got, got and got.lower() == title.lower(), row)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fitgap")
    parser.add_argument("postings")
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    with gzip.open(options.postings, "rt", encoding="utf-8") as file:
        rows = [r for r in map(json.loads, file) if r.get("lang", "en") == "en" and (r.get("employment_type") or r.get("salary"))]
    random.Random(options.seed).shuffle(rows)
    rows = rows[: options.count]
    tally = Tally()
    for row in rows:
        header = header_of(options.fitgap, row)
        if header:
            compare(tally, row, header)
    tally.show(options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
