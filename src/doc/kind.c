#include "doc/kind.h"

enum { SNIFFED = 1 << 16 };

static fg_file_kind kind_of_zip(fg_str bytes, const char **what) {
    fg_str head = bytes, tail = bytes;
    if (bytes.len > SNIFFED) {
        head.len = SNIFFED;
        tail = (fg_str){bytes.ptr + bytes.len - SNIFFED, SNIFFED}; /* the archive's directory */
    }
    *what = "a zip archive";
    if (fg_str_holds(head, FG_LIT("opendocument.text"))) return FG_FILE_ODT;
    if (fg_str_holds(head, FG_LIT("word/document.xml")) || fg_str_holds(tail, FG_LIT("word/document.xml")))
        return FG_FILE_DOCX;
    if (fg_str_holds(head, FG_LIT("[Content_Types].xml"))) *what = "an Office file, but no text";
    return FG_FILE_OTHER;
}

/* Names in a compound file stand in UTF-16. */
static fg_file_kind kind_of_compound(fg_str bytes, const char **what) {
    static const char name[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
    *what = "an old Office file, but no text";
    return fg_str_holds(bytes, (fg_str){name, sizeof name - 1}) ? FG_FILE_DOC : FG_FILE_OTHER;
}

static const char *other_kind(fg_str bytes) {
    const struct {
        fg_str magic;
        const char *kind;
    } kinds[] = {
        {FG_LIT("\x89PNG\r\n"), "a PNG image"}, {FG_LIT("\xFF\xD8\xFF"), "a JPEG image"},
        {FG_LIT("GIF87a"), "a GIF image"},      {FG_LIT("GIF89a"), "a GIF image"},
        {FG_LIT("II*\0"), "a TIFF image"},      {FG_LIT("MM\0*"), "a TIFF image"},
        {FG_LIT("\x1F\x8B"), "a gzip archive"}, {FG_LIT("7z\xBC\xAF\x27\x1C"), "a 7z archive"},
    };
    if (fg_str_starts(bytes, FG_LIT("RIFF")) && bytes.len >= 12 && memcmp(bytes.ptr + 8, "WEBP", 4) == 0)
        return "a WebP image";
    for (size_t i = 0; i < FG_COUNT(kinds); i++)
        if (fg_str_starts(bytes, kinds[i].magic)) return kinds[i].kind;
    return NULL;
}

fg_file_kind fg_file_kind_of(fg_str bytes, const char **what) {
    const char *unused;
    if (!what) what = &unused;
    if (fg_str_starts(bytes, FG_LIT("%PDF-"))) return FG_FILE_PDF;
    if (fg_str_starts(bytes, FG_LIT("{\\rtf"))) return FG_FILE_RTF;
    if (fg_str_starts(bytes, FG_LIT("PK\x03\x04"))) return kind_of_zip(bytes, what);
    if (fg_str_starts(bytes, FG_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))) return kind_of_compound(bytes, what);
    *what = other_kind(bytes);
    return *what ? FG_FILE_OTHER : FG_FILE_TEXT;
}
