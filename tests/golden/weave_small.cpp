// %% [markdown]
// # A small lesson
// For the weaver's tests: every kind of cell, in few lines.

// %% The test problem
#include <chalkline/lesson.hpp>

double square(double x) { return x * x; }

LESSON_BEGIN

// %% A parameter
const auto spacing = param("spacing", 0.1, "distance (\"gap\") between samples",
                           {.min = 0.01, .max = 0.5});
const char* raw = R"(
// %% no marker
)";

// %% [markdown]
// Größe is *UTF-8*.

// %%

// %% It throws tags=["raises-exception"]
throw std::runtime_error("what??");

// %% After that
std::printf("%g %s", square(spacing), raw);

// %%
LESSON_END
