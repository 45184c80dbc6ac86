#include "lesson/thrown_line.hpp"

#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <typeinfo>
#include <vector>

#include "base/child_process.hpp"

namespace chalkline::lesson {
namespace {

/// The calls that led to this thread's last throw.
struct Throw {
  const void* object = nullptr;
  std::array<void*, 64> calls = {};
  int depth = 0;
};
thread_local Throw last_throw;

/// Where this program's code was loaded; its addresses in a file begin there.
std::uintptr_t program_start() {
  std::uintptr_t start = 0;
  dl_iterate_phdr(
      [](dl_phdr_info* program, std::size_t, void* result) {
        *static_cast<std::uintptr_t*>(result) = program->dlpi_addr;
        return 1;  // the program comes first
      },
      &start);
  return start;
}

/// The program and the addresses of its calls, innermost first, as addr2line takes them.
std::vector<std::string> questions() {
  std::vector<std::string> words = {"-i", "-e", std::filesystem::read_symlink("/proc/self/exe")};
  const std::uintptr_t start = program_start();
  for (int i = 0; i < last_throw.depth; ++i) {
    const auto after =
        reinterpret_cast<std::uintptr_t>(last_throw.calls[static_cast<std::size_t>(i)]);
    if (after <= start) continue;
    std::ostringstream address;
    address << std::hex << after - start - 1;  // within the call
    words.push_back(address.str());
  }
  return words;
}

/// The number behind "FILE:" in the first line of `answers` that begins so.
std::size_t line_in(const std::string& answers, const std::string& file) {
  std::istringstream lines(answers);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(file + ':'))
      return std::strtoul(line.c_str() + file.size() + 1, nullptr, 10);
  return 0;
}

}  // namespace

std::size_t thrown_line(const std::exception& error, const std::string& file) {
  if (last_throw.object != dynamic_cast<const void*>(&error)) return 0;
  try {
    return line_in(base::run_captured("addr2line", questions()).output, file);
  } catch (const std::exception&) {
    return 0;  // the error itself matters more
  }
}

}  // namespace chalkline::lesson

/// Every throw comes here first. This stands before the __cxa_throw of the C++ run time, whose name
/// a compiler would not let anyone declare, and calls it.
extern "C" [[noreturn]] void chalkline_throw(void* object, std::type_info* type,
                                             void (*destroy)(void*)) __asm__("__cxa_throw");

extern "C" void chalkline_throw(void* object, std::type_info* type, void (*destroy)(void*)) {
  using chalkline::lesson::last_throw;
  last_throw.object = object;
  last_throw.depth = backtrace(last_throw.calls.data(), static_cast<int>(last_throw.calls.size()));
  using Throw = void (*)(void*, std::type_info*, void (*)(void*));
  static const auto next = reinterpret_cast<Throw>(dlsym(RTLD_NEXT, "__cxa_throw"));
  next(object, type, destroy);
  std::abort();  // it never returns
}
