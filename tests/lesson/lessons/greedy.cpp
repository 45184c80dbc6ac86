// %% [markdown]
// # A lesson that takes as much as it is told

// %% Declarations
#include <sys/prctl.h>
#include <unistd.h>

#include <chalkline/lesson.hpp>
#include <cstdlib>
#include <cstring>
#include <vector>

LESSON_BEGIN

// %% First
const auto what = param("what", "nothing", "what it takes too much of",
                        {"nothing", "cpu", "memory", "text", "time", "processes", "crash", "exit",
                         "throw", "descriptors", "late"});
const auto level = param("level", 0.5, "what the line shows", {.min = 0.0, .max = 1.0});
std::printf("first %g\n", level);

// %% A figure
show(Figure("A level").line({0.0, 1.0}, {level, level}));

// %% Takes it
volatile double sum = 0.0;
while (what == "cpu") sum = sum + 1.0;
if (what == "memory") {
  std::vector<char> much(std::size_t{1} << 30);
  std::memset(much.data(), 1, much.size());
  std::printf("%d\n", much[much.size() / 2]);
}
for (int i = 0; i < 3'000'000 && what == "text"; ++i) std::printf("line %d\n", i);
if (what == "time") sleep(1000);
if (what == "processes") {
  for (int i = 0; i < 3; ++i)
    if (fork() == 0) {
      if (i == 2) setsid();
      prctl(PR_SET_NAME, "greedy-child");
      sleep(1000);
      _exit(0);
    }
}
if (what == "crash") std::abort();
if (what == "exit") std::exit(3);
if (what == "throw") throw std::runtime_error("it has enough");
if (what == "descriptors")
  for (int i = 3; i < 100; ++i)
    if (write(i, "?", 1) < 0) continue;
if (what == "late") std::atexit([] { std::abort(); });

// %% Last
std::printf("last\n");

// %%
LESSON_END
