// %% [markdown]
// # A lesson for the tests
// It prints in every way, shows everything and takes every kind of parameter.

// %% Declarations
#include <chalkline/lesson.hpp>
#include <cstdlib>
#include <stdexcept>
#include <thread>

LESSON_BEGIN

// %% Parameters tags=["setup", "first"]
const double real = param("real", 0.5, "a real number", {.min = 0.0, .max = open(1.0)});
const auto whole =
    param("whole", std::int64_t{3}, "a whole number", {.min = 1, .max = 4'294'967'295});
const bool flag = param("flag", false, "yes or no");
const auto choice = param("choice", "a", "one of three", {"a", "b", "c"});
const int seed = param("seed", 7, "a seed", {.min = 0});
std::printf("%g %ld %d %s %d\n", real, whole, flag, choice.c_str(), seed);

// %% Prints
std::printf("printf\n");
std::cout << "cout\n";
if (std::system("echo child") != 0) throw std::runtime_error("no shell");
std::printf("no line end");

// %%

// %% [markdown]
// Prose between the cells.

// %% Shows
show(Vector{1.0, 2.5});
show(Vector{1.0, 2.0} * 2.0);
show(Matrix{{1.0, 2.0}, {3.0, 4.0}});
show(Markdown("**{}** of {:.2f}", "bold", 1.0));
show(Markdown("{left as it is}"));
show(Figure("A line").line({0.0, 1.0}, {0.0, 1.0}).alt("A rising line").caption("Straight *up*"));
show(Figure("Another line").name("second").line({0.0, 1.0}, {1.0, 0.0}));
show(Figure("A third").line({0.0, 1.0}, {1.0, 1.0}));

// %% Raises tags=["raises-exception"]
std::printf("before\n");
throw std::domain_error("as planned");

// %% After
std::printf("after\n");

// %%
LESSON_END
