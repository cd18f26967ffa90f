"""What the parts of run.py share: texts and the files made of them, processes that are timed, rows of figures."""
import dataclasses
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import time


# ---- texts ----

def read_texts(path):
    """The texts of JSON Lines, plain or by gzip."""
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        texts = [json.loads(line).get("text") for line in lines]
    return [text for text in texts if text]


def take(texts, n):
    """So many of them in a random order that is always the same; where there are fewer, they come again."""
    order = random.Random(7)
    taken = []
    while len(taken) < n:
        taken += order.sample(texts, min(len(texts), n - len(taken)))
    return taken


class Corpus:
    """Texts as files: JSON Lines with ids, the texts alone, with form feeds between them, and one on each line."""

    def __init__(self, texts, path):
        self.n = len(texts)
        self.lines, self.plain, self.apart, self.flat = f"{path}.jsonl", f"{path}.txt", f"{path}.ff", f"{path}.flat"
        with (open(self.lines, "w", encoding="utf-8") as lines, open(self.plain, "w", encoding="utf-8") as plain,
              open(self.apart, "w", encoding="utf-8") as apart, open(self.flat, "w", encoding="utf-8") as flat):
            for number, text in enumerate(texts):
                lines.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
                plain.write(text + "\n")
                apart.write(text.replace("\f", "\n") + "\n\f\n")
                flat.write(" ".join(text.split()) + "\n")
        self.mb = os.path.getsize(self.plain) / 1e6


# ---- processes ----

def run(command):
    """Wall and processor seconds of a process, whose output is thrown away, and the MiB that it took."""
    begin = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    if status:
        sys.exit(f"{command} ended with status {status}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024}


def told(command):
    """The lines of JSON that a program tells of its own time; none if it cannot run here."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"left out: {done.stderr.strip().splitlines()[-1:] or command}", file=sys.stderr)
        return []
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


# ---- rows ----

@dataclasses.dataclass
class Row:
    """Rates (more is better) of fitgap and of what runs beside it, of each round."""
    part: str
    what: str
    unit: str
    ours: list
    peer: str = ""
    theirs: list = dataclasses.field(default_factory=list)

    def ratio(self):
        return statistics.median(self.ours) / statistics.median(self.theirs) if self.theirs else None

    def as_dict(self):
        return {**dataclasses.asdict(self), "median": statistics.median(self.ours), "ratio": self.ratio(),
                "peer_median": statistics.median(self.theirs) if self.theirs else None}


class Rounds:
    """Rates by name, noted round by round; all that is compared runs in turn."""

    def __init__(self):
        self.rates = {}

    def note(self, name, amount, seconds):
        self.rates.setdefault(name, []).append(amount / seconds)

    def row(self, part, unit, ours, peer="", what=None):
        return Row(part, what or ours, unit, self.rates[ours], peer, self.rates.get(peer, []))

    def rows(self, part, unit, ours, peers):
        """One for each peer that could run."""
        return [self.row(part, unit, ours, peer) for peer in peers if ours in self.rates and peer in self.rates]


def figure(value):
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def spread(rates):
    if not rates:
        return ""
    return f"{figure(statistics.median(rates))} ({figure(min(rates))} to {figure(max(rates))})"


def ratio_of(row):
    return f"{row.ratio():.3g}" if row.theirs else ""


def print_rows(rows):
    for row in rows:
        times = f"x {ratio_of(row)}" if row.theirs else ""
        print(f"{row.part:9} {row.what:42} {spread(row.ours):28} {row.unit:12} {row.peer:28} {spread(row.theirs):28} {times}",
              flush=True)


def as_markdown(rows):
    lines = ["| | fitgap: median (from, to) | | beside it | median (from, to) | fitgap is times |", "|---|---|---|---|---|---|"]
    lines += [f"| {r.what} | {spread(r.ours)} | {r.unit} | {r.peer} | {spread(r.theirs)} | {ratio_of(r)} |" for r in rows]
    return "\n".join(lines)


def machine():
    model = "unknown processor"
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), model)
    return {"processor": model, "processors": os.cpu_count(), "load": round(os.getloadavg()[0], 1),
            "date": time.strftime("%Y-%m-%d")}
