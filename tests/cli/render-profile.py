#!/usr/bin/env python3
"""Writes one profile as text, Markdown, HTML, Word and PDF (one and two columns) to files/profile/.

The same bytes every time, and no tools but Python: the tests compare what is read from each of them.
"""
import pathlib
import textwrap
import zipfile

NAME, TITLE = "Ida Hollowell", "Bookkeeper"
ROLES = [
    ("Bookkeeper, Tern & Daughters Ltd", "March 2019 - present",
     ["Keep the general ledger in QuickBooks and reconcile the bank", "Run payroll for 34 people each month"]),
    ("Accounts Assistant, Mill Lane Dairy", "June 2015 - February 2019",
     ["Entered invoices in Xero and answered suppliers", "Built the monthly report in Microsoft Excel"]),
]
EDUCATION = ["Bachelor of Science in Accounting, Lakeside University, 2015"]
SKILLS = ["QuickBooks", "Xero", "Microsoft Excel", "SQL"]


def blocks():
    """(kind, text) in reading order: title, heading, line, bullet."""
    yield "title", NAME
    yield "line", TITLE
    yield "heading", "Experience"
    for job, dates, deeds in ROLES:
        yield "line", f"{job}, {dates}"
        for deed in deeds:
            yield "bullet", deed
    yield "heading", "Education"
    for entry in EDUCATION:
        yield "line", entry
    yield "heading", "Skills"
    for skill in SKILLS:
        yield "bullet", skill


def text():
    form = {"title": "{}\n", "heading": "\n{}\n", "line": "{}\n", "bullet": "- {}\n"}
    return "".join(form[kind].format(s) for kind, s in blocks())


def markdown():
    form = {"title": "# {}\n\n", "heading": "\n## {}\n\n", "line": "{}\n\n", "bullet": "- {}\n"}
    return "".join(form[kind].format(s) for kind, s in blocks())


def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;")


def html():
    form = {"title": "<h1>{}</h1>", "heading": "<h2>{}</h2>", "line": "<p>{}</p>", "bullet": "<ul><li>{}</li></ul>"}
    body = "\n".join(form[kind].format(escape(s)) for kind, s in blocks())
    return f"<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>CV</title></head><body>\n{body}\n</body></html>\n"


def docx(path):
    style = {"title": "Title", "heading": "Heading1"}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraphs = []
    for kind, s in blocks():
        look = f'<w:pStyle w:val="{style[kind]}"/>' if kind in style else ""
        if kind == "bullet":
            look = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        paragraphs.append(f"<w:p><w:pPr>{look}</w:pPr><w:r><w:t>{escape(s)}</w:t></w:r></w:p>")
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/></w:style>'
                     for i, n in (("Title", "Title"), ("Heading1", "heading 1")))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/document.xml": f'<?xml version="1.0"?><w:document {space}><w:body>{"".join(paragraphs)}</w:body></w:document>',
        "word/styles.xml": f'<?xml version="1.0"?><w:styles {space}>{styles}</w:styles>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def write_line(x, y, kind, s):
    font, size = {"title": ("B", 20), "heading": ("B", 13)}.get(kind, ("F", 10))
    s = ("\u2022 " if kind == "bullet" else "") + s
    s = s.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({s}) Tj ET\n"


def page(columns):
    """`columns`: (x, letters of a line, blocks)."""
    out = ""
    for x, width, content in columns:
        y = 790
        for kind, s in content:
            y -= {"title": 30, "heading": 26}.get(kind, 14)
            first, *rest = textwrap.wrap(s, width)
            out += write_line(x, y, kind, first)
            for line in rest:
                y -= 12
                out += write_line(x, y, "line", line)
    return out


def pdf(path, content):
    stream = content.encode("cp1252")
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s/Encoding/WinAnsiEncoding>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R/B 6 0 R>>>>>>",
        b"<</Length %d>>\nstream\n" % len(stream) + stream + b"endstream", (font % "").encode(), (font % "-Bold").encode()
    ]
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(out)


def main():
    folder = pathlib.Path(__file__).parent / "files" / "profile"
    folder.mkdir(exist_ok=True)
    (folder / "cv.txt").write_text(text())
    (folder / "cv.md").write_text(markdown())
    (folder / "cv.html").write_text(html())
    docx(folder / "cv.docx")
    everything = list(blocks())
    education = everything.index(("heading", "Education"))
    pdf(folder / "cv.pdf", page([(50, 100, everything)]))
    pdf(folder / "cv-columns.pdf", page([(40, 100, everything[:education]), (380, 36, everything[education:])]))


main()
