// chalkline-weave INPUT OUTPUT: makes of a lesson the C++ that the build compiles.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>

#include "notebook/weave.hpp"

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || !std::filesystem::is_regular_file(path))
    throw std::runtime_error(path + ": error: cannot be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Writes beside the file and renames, so that no half-written one is ever compiled.
void write_file(const std::string& path, const std::string& text) {
  const std::string unfinished = path + ".part";
  std::ofstream file(unfinished, std::ios::binary);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(unfinished, path, error);
  if (file && !error) return;
  std::filesystem::remove(unfinished, error);
  throw std::runtime_error(path + ": error: cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: chalkline-weave INPUT OUTPUT\n";
    return 2;
  }
  const std::string input = argv[1], output = argv[2];
  try {
    const std::string woven = chalkline::weave(chalkline::parse_lesson(input, read_file(input)));
    // An unchanged file keeps its date, so that nothing is compiled again for it.
    if (!std::filesystem::is_regular_file(output) || read_file(output) != woven) write_file(output, woven);
  } catch (const chalkline::LessonError& error) {
    std::cerr << error.path() << ':' << error.line() << ": error: " << error.reason() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
