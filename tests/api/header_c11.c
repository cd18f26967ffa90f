/* fitgap.h alone, as strict C11. */
#include <fitgap/fitgap.h>

_Static_assert(sizeof(FG_VERSION_STRING) > 1, "the header tells its version");

int main(void) {
    const char *linked = fg_version(), *compiled = FG_VERSION_STRING;
    while (*linked && *linked == *compiled) linked++, compiled++;
    return *linked != *compiled;
}
