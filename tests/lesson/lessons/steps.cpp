// %% [markdown]
// # A lesson to step through
// It counts what ran in a file, so that a test can see what ran again.

// %% Declarations
#include <unistd.h>

#include <chalkline/lesson.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

inline void count(char cell) {
  if (const char* file = std::getenv("CHALKLINE_TEST_COUNT"))
    std::ofstream(file, std::ios::app) << cell;
}

LESSON_BEGIN

// %% Set up
const auto how = param(
    "how", "well", "what the fifth cell does",
    {"well", "segfault", "exit", "loop", "throws", "print", "background", "thread", "rude_loop"});
const double rho = param("rho", 0.5, "a number", {.min = 0.0, .max = open(1.0)});
count('1');
std::vector<int> numbers = {1};
std::printf("one\n");

// %% Change it
count('2');
numbers.push_back(2);
std::printf("%zu numbers\n", numbers.size());

// %% [markdown] tags=["notes"]
// Only the teacher sees this.

// %% [markdown] tags=["predict"]
// How many numbers are there now?

// %% Change it again
count('3');
numbers.push_back(3);
std::printf("%zu numbers\n", numbers.size());
show(Vector{rho, 1.0});

// %% A file that stays open
count('4');
std::FILE* file = std::tmpfile();
std::fputs("abc", file);
numbers.push_back(static_cast<int>(std::ftell(file)));

// %% As told
count('5');
if (how == "rude_loop") std::signal(SIGINT, SIG_IGN);
std::printf("fifth, %zu numbers\n", numbers.size());
std::fflush(stdout);
std::fputs("de", file);
std::fflush(file);
std::printf("at %ld\n", std::ftell(file));
if (how == "segfault") {
  std::signal(SIGSEGV, SIG_DFL);  // a sanitizer has a handler of its own
  std::raise(SIGSEGV);
}
if (how == "exit") std::exit(3);
if (how == "throws") throw std::runtime_error("unplanned");
while (how == "loop" || how == "rude_loop") usleep(1000);
for (int i = 0; how == "print" && i < 5000; ++i) std::printf("line %d\n", i);
if (how == "background") (void)std::system("sleep 1000 & echo background");
if (how == "thread") std::thread([] { sleep(1000); }).detach();

// %% After
count('6');
std::printf("%zu numbers, rho %g, \033[31mred\n", numbers.size(), rho);

// %%
LESSON_END
