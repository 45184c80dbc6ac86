// A lesson that would write to the clipboard and the title of a terminal which obeys what stands in
// it: escape codes stand in its titles, prose and texts, some as themselves.
#include <chalkline/lesson.hpp>
#define EVIL                                     \
  "\033]52;c;ZXZpbA==\a\033]0;evil\a\033[2J\x9B" \
  "31m\xC2\x9B"                                  \
  "32m\033]8;;http://evil\033\\"

// %% [markdown]
// # A title ]0;evil that escapes
// It describes [2J itself.

LESSON_BEGIN

// %% A cell ]52;c;ZXZpbA== tags=["raises-exception", "sl[2Jow"]
[[maybe_unused]] const double rho = param("rho", 0.5, "a description " EVIL, {.min = 0.0});
[[maybe_unused]] const auto how = param("how", "a" EVIL, "a choice", {"a" EVIL, "b"});
show(Markdown("Some *Markdown* " EVIL));
throw std::runtime_error("expected " EVIL);

// %% Another ]0;evil
show(Figure("A figure " EVIL).line({0.0, 1.0}, {0.0, 1.0}).alt("A line " EVIL));
throw std::runtime_error("unexpected " EVIL);

LESSON_END
