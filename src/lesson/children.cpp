#include "lesson/children.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "base/process.hpp"

namespace chalkline::lesson {
namespace {

namespace fs = std::filesystem;

/// Whether `process` is a child of this one, by the fourth field of its stat file, behind the name
/// in parentheses.
bool is_child(const fs::path& process) {
  std::FILE* file = std::fopen((process / "stat").c_str(), "r");
  if (!file) return false;
  char text[512];
  const std::size_t size = std::fread(text, 1, sizeof text - 1, file);
  std::fclose(file);
  text[size] = '\0';
  const char* name_end = std::strrchr(text, ')');
  int parent = 0;
  return name_end && std::sscanf(name_end, ") %*c %d", &parent) == 1 && parent == getpid();
}

}  // namespace

void end_children() {
  for (int tries = 0; tries < 1000; ++tries) {
    while (base::reap_ended_child()) continue;
    if (errno == ECHILD) return;
    std::error_code ignored;
    for (const auto& process : fs::directory_iterator("/proc", ignored)) {
      const int number = std::atoi(process.path().filename().c_str());
      if (number > 0 && is_child(process.path())) base::send_signal(number, SIGKILL);
    }
    usleep(1000);
  }
}

record::CellError how_it_ended(int status) {
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    return {"signal", "killed by signal " + std::to_string(number) + " (" + strsignal(number) + ")",
            false};
  }
  return {"exit", "it ended the lesson, with exit status " + std::to_string(WEXITSTATUS(status)),
          false};
}

}  // namespace chalkline::lesson
