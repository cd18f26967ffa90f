#include "text/language.h"

typedef struct {
    const char *name;
    const char *words; /* frequent and, between these languages, telling */
} profile;

static const profile profiles[] = {
    {"English", " the and of to in for with is are you we will our a or as on your be at this that "},
    {"German", " der die das und ist mit für von zu den im ein eine wir sie bei auf dem sich als oder nicht auch "
               "unsere ihre vom zum zur beim seit berufserfahrung ausbildung kenntnisse sprachen sprachkenntnisse "
               "lebenslauf englisch bereich kunden "},
    {"French", " de le la les des et est une un pour dans avec vous nous sur par du en au aux qui votre notre ou vos à "
               "chez expérience professionnelle professionnelles formation langues compétences français anglais "
               "société clients gestion tenue "},
    {"Dutch", " de het een en van voor met je bij wij ons naar ook aan zijn dat jij jouw werken om op te als onze "
              "werkervaring opleiding opleidingen talen nederlands engels vaardigheden sinds "},
    {"Swedish", " och att är det som för med en av på vi du till har kan ett om eller oss dig din vår även inom "
                "erfarenhet arbetslivserfarenhet utbildning språk svenska engelska "},
    {"Spanish", " el los las y una para con del que por se su más como en es nuestro tu experiencia al de laboral "
                "profesional formación idiomas español inglés empresa empresas clientes años atención perfil "},
    {"Portuguese", " os e uma para com do da que não em por mais como é você seu nossa dos das ao de experiência "
                   "profissional formação idiomas português inglês empresa clientes aos fornecedores "},
    {"Italian",
     " il gli e una per con del che di non sono alla della nel più come è nostro dei delle ai alle presso dal "
     "esperienza professionale istruzione formazione lingue italiano inglese competenze clienti gestione "},
    {"Polish", " i w z na do się jest oraz dla nie to nas przy od po praca lub będzie doświadczenie zawodowe "
               "wykształcenie języki polski angielski umiejętności "},
    {"Danish", " og at er det som for med en af på vi du til har kan et om eller os dig din vores ikke erfaring "
               "erhvervserfaring uddannelse sprog dansk engelsk "}};

#define LANGUAGES (sizeof profiles / sizeof *profiles)

static bool is_letter(unsigned c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }

enum { MOST_WORDS = 600, ENOUGH = 150 /* words to tell that a text is clearly English */ };

/* The end of the word at i, with its hash in lower case. */
static size_t hash_word(const fg_languages *l, fg_str text, size_t i, uint32_t *hash) {
    unsigned char c;
    *hash = 0;
    for (; i < text.len && (c = l->lower[(unsigned char)text.ptr[i]]); i++) *hash = *hash * 31 + c;
    return i;
}

/* The place of a word, or the empty one where it belongs. */
static uint32_t find(const fg_languages *l, fg_str word, uint32_t hash) {
    uint32_t i = hash % FG_LANGUAGE_SLOTS;
    while (l->at[i].languages && !(l->at[i].hash == hash && fg_str_eq_nocase(l->at[i].word, word)))
        i = (i + 1) % FG_LANGUAGE_SLOTS;
    return i;
}

void fg_languages_init(fg_languages *l) {
    for (unsigned c = 0; c < 256; c++)
        if (is_letter(c)) l->lower[c] = (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (size_t k = 0; k < LANGUAGES; k++) {
        fg_str rest = fg_str_trim(fg_str_of(profiles[k].words));
        while (rest.len) {
            fg_str word = fg_str_cut(&rest, ' ');
            uint32_t hash;
            hash_word(l, word, 0, &hash);
            uint32_t place = find(l, word, hash);
            l->at[place].word = word;
            l->at[place].hash = hash;
            l->at[place].languages |= (uint16_t)(1u << k);
        }
    }
}

static size_t best_of(const uint32_t *hits) {
    size_t best = 0;
    for (size_t k = 1; k < LANGUAGES; k++)
        if (hits[k] > hits[best]) best = k;
    return best;
}

static bool is_clearly_english(const uint32_t *hits, uint32_t words) {
    for (size_t k = 1; k < LANGUAGES; k++)
        if (hits[k] * 2 > hits[0]) return false;
    return hits[0] * 5 >= words;
}

/* The words of a text that are looked at, and how many of them tell of each language. */
static uint32_t count(const fg_languages *l, fg_str text, uint32_t *hits) {
    uint32_t words = 0;
    for (size_t i = 0; i < text.len && words < MOST_WORDS; i++) {
        uint32_t hash;
        size_t start = i;
        i = hash_word(l, text, i, &hash);
        if (i == start) continue;
        words++;
        uint32_t languages = l->at[find(l, (fg_str){text.ptr + start, i - start}, hash)].languages;
        for (size_t k = 0; languages; k++, languages >>= 1) hits[k] += languages & 1;
        if (words % ENOUGH == 0 && is_clearly_english(hits, words)) break;
    }
    return words;
}

const char *fg_language_guess(const fg_languages *l, fg_str text) {
    uint32_t hits[LANGUAGES] = {0}, words = count(l, text, hits);
    size_t best = best_of(hits);
    /* keyword lists have hardly any such words in any language; they are not told apart */
    if (words < 30 || hits[best] < 8 || hits[best] * 16 < words) return NULL;
    return profiles[best].name;
}

const char *fg_language_suspect(const fg_languages *l, fg_str text) {
    uint32_t hits[LANGUAGES] = {0}, words = count(l, text, hits);
    size_t best = best_of(hits);
    return best && hits[best] >= 2 && hits[best] * 16 >= words && hits[best] > 2 * hits[0] ? profiles[best].name : NULL;
}
