#include "app/child_process.hpp"

#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/process.hpp>
#include <cerrno>
#include <future>
#include <system_error>

namespace chalkline {

namespace process = boost::process;

ChildResult run_captured(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  boost::asio::io_context io;
  std::future<std::string> output, errors;
  process::child child(program.string(), process::args(arguments), process::std_in < process::null,
                       process::std_out > output, process::std_err > errors, io);
  io.run();
  child.wait();
  const int native = child.native_exit_code();
  const int status = WIFSIGNALED(native) ? 128 + WTERMSIG(native) : WEXITSTATUS(native);
  return {status, output.get(), errors.get()};
}

void become(const std::filesystem::path& program, const std::vector<std::string>& arguments) {
  std::string name = program.string();
  std::vector<std::string> words = arguments;
  std::vector<char*> argv = {name.data()};
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  execv(name.c_str(), argv.data());
  throw std::system_error(errno, std::generic_category(), "cannot run " + name);
}

}  // namespace chalkline
