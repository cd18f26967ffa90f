// fitgap.h alone, as strict C++17.
#include <fitgap/fitgap.h>

#include <string_view>

int main() { return std::string_view(fg_version()) == FG_VERSION_STRING ? 0 : 1; }
