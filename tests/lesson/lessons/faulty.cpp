// %% [markdown]
// # A lesson that ends in the way that it is told

// %% Declarations
#include <chalkline/lesson.hpp>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

LESSON_BEGIN

// %% First
const auto how = param("how", "well", "how it ends",
                       {"well", "throws", "throws_int", "throws_text", "shows_null", "crashes",
                        "exits", "bad_figure", "waits"});
std::printf("first\n");

// %% Second
std::printf("second\n");
if (how == "throws") throw std::runtime_error("unplanned");
if (how == "throws_int") throw 42;
if (how == "throws_text") throw "words of a literal";
if (how == "shows_null") show(std::getenv("CHALKLINE_NO_SUCH_VARIABLE"));
if (how == "crashes") {
  std::fflush(stdout);
  std::raise(SIGKILL);
}
if (how == "exits") std::exit(0);
if (how == "bad_figure") show(plot::Figure("x").line({0.0, 1.0}, {0.0}));
if (how == "waits") {
  std::fflush(stdout);
  ::raise(SIGINT);
}

// %% Third
std::printf("third\n");

// %%
LESSON_END
