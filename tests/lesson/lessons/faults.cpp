// %% [markdown]
// # A lesson that fails in every way

// %% Declarations
#include <sys/wait.h>
#include <unistd.h>

#include <chalkline/lesson.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>

struct NoException {};

struct Crashing {
  bool crashes;
  ~Crashing() {
    if (crashes) std::raise(SIGKILL);
  }
};

const char* const evil = "a title \033]0;evil\007";

bool throws_early() {
  if (std::getenv("CHALKLINE_TEST_THROW")) throw std::runtime_error(evil);
  return false;
}
const bool thrown_early = throws_early();

void fail() { throw std::runtime_error(evil); }
void leave_noexcept() noexcept { fail(); }

void write_to_all(const std::string& bytes) {
  for (int descriptor = 3; descriptor < 100; ++descriptor)
    if (write(descriptor, bytes.data(), bytes.size()) < 0) continue;
}

LESSON_BEGIN

// %% Before
const auto how = param("how", "well", "how it fails",
                       {"well",
                        "segfault",
                        "abort",
                        "terminate",
                        "throw_in_thread",
                        "throw_in_noexcept",
                        "exit",
                        "quick_exit",
                        "exit_0",
                        "loop",
                        "print_much",
                        "no_utf8",
                        "escapes",
                        "no_exception",
                        "fork",
                        "fork_and_wait",
                        "close_stdout",
                        "fclose_stdout",
                        "change_folder",
                        "background",
                        "stderr",
                        "leak",
                        "end_badly",
                        "show_in_thread",
                        "write_everywhere",
                        "write_a_byte",
                        "write_a_message",
                        "stubborn",
                        "open_line",
                        "close_all",
                        "no_environment"});
const auto in_the_end = param("in_the_end", "abort", "how it ends badly",
                              {"abort", "exit", "hang", "throw", "crash_in_destructor"});
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
if (how == "throw_in_thread") std::thread([] { throw std::runtime_error(evil); }).join();
if (how == "throw_in_noexcept") leave_noexcept();
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
if (how == "end_badly") {
  if (in_the_end == "abort") std::atexit([] { std::abort(); });
  if (in_the_end == "exit") std::atexit([] { std::_Exit(7); });
  if (in_the_end == "throw") std::atexit([] { throw NoException(); });
  if (in_the_end == "hang") std::atexit([] { pause(); });
  static const Crashing crashing{in_the_end == "crash_in_destructor"};
}
if (how == "show_in_thread") {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([] {
      for (int n = 0; n < 25; ++n) show(Markdown("thread {}", n));
      show(Figure("thread").path({0.0, 1.0}, {0.0, 1.0}));
    });
  for (int n = 0; n < 25; ++n) show(Vector{1.0, 2.0});
  for (std::thread& thread : threads) thread.join();
}
if (how == "write_everywhere") write_to_all(std::string(100, 'x'));
if (how == "write_a_byte") {
  write_to_all("x");
  while (true) usleep(1000);
}
if (how == "stubborn") {
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) std::signal(signal, SIG_IGN);
  if (std::system("sleep 1000 &") != 0) throw NoException();
  while (true) pause();
}
if (how == "open_line") {
  std::printf("w =");
  show(Vector{2.5});
  std::printf("closed\n");
  show(Vector{3.5});
}
if (how == "write_a_message") {  // whose head is right
  const std::string text = "{}";
  const std::uint64_t head[] = {0x31676e696c6b6c43, text.size()};
  write_to_all(std::string(reinterpret_cast<const char*>(head), sizeof head) + text);
}
if (how == "close_all") {
  for (int descriptor = 3; descriptor < 100; ++descriptor) close(descriptor);
  show(Vector{1.0});
}
if (how == "no_environment") {
  clearenv();
  show(Figure("none").path({0.0, 1.0}, {0.0, 1.0}));
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
