#include "report/html.h"

#include "report/outline.h"
#include "report/text.h"

extern const char fg_html_style[], fg_html_style_end[];
extern const char fg_builtin_image[];

/* ---- text ---- */

static void put_character(fg_out *out, uint32_t cp, fg_str bytes) {
    switch (cp) {
    case '&': fg_out_say(out, "&amp;"); break;
    case '<': fg_out_say(out, "&lt;"); break;
    case '>': fg_out_say(out, "&gt;"); break;
    case '"': fg_out_say(out, "&quot;"); break;
    case '\'': fg_out_say(out, "&#39;"); break;
    case 0xFFFD: fg_out_say(out, "\xEF\xBF\xBD"); break;
    default: fg_out_put(out, bytes);
    }
}

/* What XML knows as a character, and nobody has to guess at. */
static bool may_stand(uint32_t cp) {
    bool control = (cp < ' ' && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
    return !control && !fg_text_is_unseen(cp) && (cp & 0xFFFE) != 0xFFFE;
}

void fg_html_text(fg_out *out, fg_str s) {
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t cp = fg_utf8_next(s, &i);
        if (may_stand(cp)) put_character(out, cp, (fg_str){s.ptr + from, i - from});
    }
}

void fg_html_words(fg_out *out, fg_str s) {
    bool any = false, blank = false;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        uint32_t cp = fg_utf8_next(s, &i);
        if (cp <= ' ') {
            blank = true;
        } else if (may_stand(cp)) {
            if (any && blank) fg_out_say(out, " ");
            put_character(out, cp, (fg_str){s.ptr + from, i - from});
            any = true;
            blank = false;
        }
    }
}

fg_str fg_html_file(const fg_doc *doc) {
    size_t n = doc->name.len;
    while (n && doc->name.ptr[n - 1] != '/') n--;
    return (fg_str){doc->name.ptr + n, doc->name.len - n};
}

/* ---- the page ---- */

/* Every verdict has a shape of its own: nothing is told by colour alone. */
static const char symbols[] =
    "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\">"
    "<symbol id=\"s-met\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.8\"/><path d=\"M4.9 8.3l2.2 2.2 "
    "4-4.4\"/></symbol>"
    "<symbol id=\"s-partial\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.8\"/>"
    "<path d=\"M8 1.2a6.8 6.8 0 0 1 0 13.6z\" fill=\"currentColor\"/></symbol>"
    "<symbol id=\"s-missing\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.8\"/><path d=\"M5.6 5.6l4.8 "
    "4.8m0-4.8l-4.8 4.8\"/></symbol>"
    "<symbol id=\"s-unknown\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.8\" stroke-dasharray=\"2.4 2.3\"/>"
    "<path d=\"M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.2M8 11.6v.05\"/></symbol>"
    "</svg>\n";

void fg_html_begin(fg_out *out, const char *kicker, fg_str title, fg_str sub) {
    fg_out_say(out,
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
               "<meta charset=\"utf-8\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
               "base-uri 'none'; form-action 'none'\"/>\n"
               "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
               "<meta name=\"generator\" content=\"fitgap " FG_VERSION_STRING "\"/>\n<title>");
    fg_html_words(out, title);
    fg_out_printf(out, " - %s</title>\n<style>\n", kicker);
    fg_out_put(out, (fg_str){fg_html_style, (size_t)(fg_html_style_end - fg_html_style)});
    fg_out_say(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
    fg_out_say(out, symbols);
    fg_out_printf(out, "<div class=\"page\">\n<header>\n<p class=\"kicker\">%s</p>\n<h1>", kicker);
    fg_html_words(out, title);
    fg_out_say(out, "</h1>\n");
    if (sub.len) {
        fg_out_say(out, "<p class=\"sub\">");
        fg_html_words(out, sub);
        fg_out_say(out, "</p>\n");
    }
    fg_out_say(out, "</header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

void fg_html_foot(fg_out *out, const fg_result *r) {
    const fg_dict *d = r->posting->dict;
    int32_t as_of = r->resume->as_of;
    fg_out_printf(out, "</main>\n<footer>\n<p>As of %04d-%02d. %s</p>\n", (int)(as_of / 12), (int)(as_of % 12 + 1),
                  fg_score_meaning);
    fg_out_printf(out,
                  "<p>fitgap " FG_VERSION_STRING
                  ", dictionary %s <code>%016llx</code>, policy %d <code>%016llx</code></p>\n",
                  d->image.ptr == fg_builtin_image ? "built-in" : "given", (unsigned long long)d->header->hash,
                  (int)r->policy_version, (unsigned long long)r->policy_hash);
}

void fg_html_end(fg_out *out) { fg_out_say(out, "</footer>\n</div>\n</body>\n</html>\n"); }

/* ---- verdicts and numbers ---- */

const char *fg_html_class(fg_verdict standing) {
    static const char *const classes[] = {"met", "partial", "missing", "unknown"};
    return classes[standing];
}

void fg_html_icon(fg_out *out, fg_verdict standing, const char *label) {
    fg_out_printf(out, "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#s-%s\"/></svg>", fg_html_class(standing));
    if (label) fg_out_printf(out, "<span class=\"unseen\">%s</span>", label);
}

static void put_line(fg_out *out, const char *cls, int32_t value, int32_t of) {
    if (value <= 0 || of <= 0) return;
    int32_t part = (int32_t)((int64_t)value * 1000 / of);
    fg_out_printf(out, "<line class=\"%s\" x1=\"0\" y1=\"4\" x2=\"%d.%d\" y2=\"4\"/>", cls, (int)(part / 10),
                  (int)(part % 10));
}

void fg_html_bar(fg_out *out, int32_t low, int32_t high, int32_t of) {
    fg_out_say(out, "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    put_line(out, "track", 1, 1);
    if (high > low) put_line(out, "high", high, of);
    put_line(out, "low", low, of);
    fg_out_say(out, "</svg>");
}

static void put_arc(fg_out *out, const char *cls, int32_t hundredths) {
    fg_out_printf(
        out,
        "<circle class=\"%s\" cx=\"60\" cy=\"60\" r=\"52\" pathLength=\"100\" stroke-dasharray=\"%d.%02d 100\" "
        "transform=\"rotate(-90 60 60)\"/>",
        cls, (int)(hundredths / 100), (int)(hundredths % 100));
}

void fg_html_ring(fg_out *out, const fg_score *s) {
    fg_out_say(out, "<svg class=\"ring\" viewBox=\"0 0 120 120\" role=\"img\" aria-labelledby=\"ring-title\">"
                    "<title id=\"ring-title\">");
    if (s->scored) {
        fg_out_say(out, "Score ");
        fg_out_points(out, s->low);
        fg_out_say(out, " of 100");
    } else {
        fg_out_say(out, "No score");
    }
    fg_out_say(out, "</title><circle class=\"track\" cx=\"60\" cy=\"60\" r=\"52\"/>");
    if (s->high > s->low) put_arc(out, "high", s->high);
    if (s->low > 0) put_arc(out, "low", s->low);
    fg_out_say(out, "<text class=\"number\" x=\"60\" y=\"66\">");
    fg_out_points(out, s->low);
    fg_out_say(out, s->scored ? "</text><text class=\"of\" x=\"60\" y=\"83\">of 100</text></svg>\n"
                              : "\xE2\x80\x93</text><text class=\"of\" x=\"60\" y=\"83\">no score</text></svg>\n");
}
