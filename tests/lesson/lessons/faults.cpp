// %% [markdown]
// # A lesson that fails in every way

// %% Declarations
#include <sys/wait.h>
#include <unistd.h>

#include <chalkline/lesson.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>

struct NoException {};

LESSON_BEGIN

// %% Before
const auto how =
    param("how", "well", "how it fails",
          {"well",          "segfault",      "abort",      "terminate",     "exit",
           "quick_exit",    "exit_0",        "loop",       "print_much",    "no_utf8",
           "escapes",       "no_exception",  "fork",       "fork_and_wait", "close_stdout",
           "fclose_stdout", "change_folder", "background", "stderr",        "leak"});
std::printf("before\n");

// %% Fault
std::printf("so far\n");
std::fflush(stdout);
if (how == "segfault") {
  std::signal(SIGSEGV, SIG_DFL);  // a sanitizer has a handler of its own
  std::raise(SIGSEGV);
}
if (how == "abort") std::abort();
if (how == "terminate") std::terminate();
if (how == "exit") std::exit(3);
if (how == "quick_exit") std::quick_exit(4);
if (how == "exit_0") std::exit(0);
while (how == "loop") usleep(1000);
if (how == "print_much") {
  const std::string line(999, 'x');
  for (int i = 0; i < 100'000; ++i) std::puts(line.c_str());
}
if (how == "no_utf8") std::printf("\xFF\xFE|\xC3|\n");
if (how == "escapes") std::printf("\033[2J\033]0;title\007\033[31mred\n");
if (how == "no_exception") throw NoException();
if (how == "fork" && fork() < 0) throw NoException();
if (how == "fork_and_wait" && fork() != 0) wait(nullptr);
if (how == "close_stdout") close(STDOUT_FILENO);
if (how == "fclose_stdout") std::fclose(stdout);
if (how == "change_folder") std::filesystem::current_path("/");
if (how == "background") {
  const std::string seconds = "1000." + std::to_string(getpid());
  if (std::system(
          ("(trap '' HUP INT TERM; exec sleep " + seconds + ") & echo " + seconds).c_str()) != 0)
    throw NoException();
}
if (how == "leak") {  // every descriptor that there is, and then one less and one less
  std::vector<int> leaked;
  for (int copy; (copy = dup(STDERR_FILENO)) >= 0;) leaked.push_back(copy);
  while (!leaked.empty()) {
    try {
      show(Figure("leak").path({0.0, 1.0}, {0.0, 1.0}));
      std::printf("drawn\n");
    } catch (const std::exception& error) {
      std::printf("%s\n", error.what());
    }
    close(leaked.back());
    leaked.pop_back();
  }
}
if (how == "stderr") {
  std::cerr << "careful\n";
  std::cout << "done\n";
}

// %% After
std::printf("after\n");
show(Vector{1.0});

// %%
LESSON_END
