"""Finders of phrases in Python, which fitgap is compared with."""
import re
import sys
import time


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


def finders(phrases):
    """Those that are there, by name."""
    made = {}
    for name, make in {"pyahocorasick": aho_corasick, "a trie of words in Python": trie_of_words}.items():
        try:
            made[name] = make(phrases)
        except ImportError:
            print(f"left out: {name} is not there", file=sys.stderr)
    return made


def seconds(find, texts):
    start = time.process_time()
    for text in texts:
        find(text)
    return time.process_time() - start
