#!/usr/bin/env python3
"""How many of the first ten postings are of the person's line of work, beside TF-IDF (scikit-learn) over the same texts.

order.py FITGAP POSTINGS.jsonl[.gz] RESUMES.jsonl[.gz] [--postings N] [--each N] [--trades]

Postings need a `title` and a `text`, résumés a `category` (one of TRADES) and a `text`. A posting is of a trade if a word of its
title is: rough, but it has nothing to do with how fitgap reads. Which are taken is drawn with a fixed seed.
"""
import argparse
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

TRADES = {
    "ACCOUNTANT": r"account(ant|ing)|bookkeep|audit|controller|tax",
    "ADVOCATE": r"advocate|case|social|legal|counsel|support|attorney",
    "AGRICULTURE": r"agri|farm|garden|landscap|food|animal|plant|environment",
    "APPAREL": r"apparel|fashion|merch|retail|store|buyer|design",
    "ARTS": r"\bart|design|creative|music|teach|museum|photo",
    "AUTOMOBILE": r"\bauto|mechanic|vehicle|service advisor|technician|driver|dealer",
    "AVIATION": r"aviat|aircraft|pilot|flight|aero|avionic",
    "BANKING": r"bank|teller|loan|credit|financ|mortgage|invest",
    "BPO": r"call cent|customer|bpo|process|operation|support",
    "BUSINESS-DEVELOPMENT": r"business develop|sales|partner|account|market",
    "CHEF": r"chef|cook|culinary|kitchen|sous",
    "CONSTRUCTION": r"construct|carpent|project manager|superintend|estimator|electric|plumb|foreman|civil|site",
    "CONSULTANT": r"consult|analyst|advis|strateg|manager",
    "DESIGNER": r"design|\bux|\bui\b|creative|graphic|\bart",
    "DIGITAL-MEDIA": r"media|market|content|digital|seo|social",
    "ENGINEERING": r"engineer|technician|mechanic|manufactur",
    "FINANCE": r"financ|account|analyst|treasur|invest|tax|audit",
    "FITNESS": r"\bfit|train|coach|wellness|health|sport|gym",
    "HEALTHCARE": r"nurs|medical|health|clinic|patient|therap|\bcare|dental|physician|\brn\b|pharm",
    "HR": r"human resource|recruit|\bhr\b|talent|people",
    "INFORMATION-TECHNOLOGY": r"\bit\b|system|network|support|help ?desk|engineer|developer|technical|software|data",
    "IT-2": r"\bit\b|system|network|engineer|developer|technical|software|data|analyst|devops|cloud",
    "PUBLIC-RELATIONS": r"public relation|communicat|market|media|\bpr\b|content",
    "SALES": r"sales|account executive|business development|retail",
    "TEACHER": r"teach|tutor|instructor|educator",
}
FIRST = 10


def lines(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def draw(path, n, fits, seed):
    found = [one for one in lines(path) if fits(one)]
    random.Random(seed).shuffle(found)
    return found[:n] if n else found


def of_fitgap(program, folder, postings, resumes):
    listed, one = folder / "postings.jsonl", folder / "resume.txt"
    listed.write_text("".join(json.dumps({"id": str(i), "title": p["title"], "text": p["text"]}) + "\n"
                              for i, p in enumerate(postings)), encoding="utf-8")
    for resume in resumes:
        one.write_text(resume["text"], encoding="utf-8")
        ran = subprocess.run([program, "rank", "--json", "--as-of", "2026-11", "--top", str(FIRST), one, listed],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        found = [json.loads(line) for line in ran.stdout.splitlines()]
        yield [int(f["id"]) for f in found if "rank" in f]


def of_tfidf(postings, resumes):
    from sklearn.feature_extraction.text import TfidfVectorizer
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2)
    texts = vectors.fit_transform(p["title"] + "\n" + p["text"] for p in postings)
    for resume in resumes:
        scores = (texts @ vectors.transform([resume["text"]]).T).toarray().ravel()
        yield (-scores).argsort(kind="stable")[:FIRST].tolist()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("fitgap")
    options.add_argument("postings", type=pathlib.Path)
    options.add_argument("resumes", type=pathlib.Path)
    options.add_argument("--postings", dest="n", type=int, default=3000)
    options.add_argument("--each", type=int, default=4, help="résumés of each trade")
    options.add_argument("--trades", action="store_true", help="tell each trade")
    given = options.parse_args()
    postings = draw(given.postings, given.n, lambda p: p.get("title") and p.get("lang", "en") == "en", 3)
    resumes = []
    for trade in TRADES:
        resumes += draw(given.resumes, given.each, lambda r, trade=trade: r.get("category") == trade, 9)
    orders = {}
    with tempfile.TemporaryDirectory() as folder:
        orders["fitgap"] = list(of_fitgap(given.fitgap, pathlib.Path(folder), postings, resumes))
    try:
        orders["TF-IDF"] = list(of_tfidf(postings, resumes))
    except ImportError:
        print("left out: scikit-learn is not there", file=sys.stderr)
    print(f"{len(resumes)} résumés, {len(postings)} postings: share of the first {FIRST} that are of the trade")
    for name, found in orders.items():
        shares = {}
        for resume, order in zip(resumes, found):
            of = re.compile(TRADES[resume["category"]], re.I)
            shares.setdefault(resume["category"], []).append(
                sum(bool(of.search(postings[i]["title"])) for i in order) / FIRST)
        every = [share for listed in shares.values() for share in listed]
        print(f"{name:8} {sum(every) / len(every):.3f}")
        for trade, listed in shares.items() if given.trades else ():
            print(f"    {trade:24} {sum(listed) / len(listed):.2f}")


if __name__ == "__main__":
    main()
