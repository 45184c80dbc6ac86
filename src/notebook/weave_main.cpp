// chalkline-weave INPUT OUTPUT COPY: makes of a lesson the C++ that the build compiles, and a copy of the lesson's text that
// stands beside its program.
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

/// Writes beside the file and renames, so that no half-written one is ever compiled. An unchanged file keeps its date, so
/// that nothing is compiled again for it.
void write_file(const std::string& path, const std::string& text) {
  if (std::filesystem::is_regular_file(path) && read_file(path) == text) return;
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
  if (argc != 4) {
    std::cerr << "usage: chalkline-weave INPUT OUTPUT COPY\n";
    return 2;
  }
  const std::string input = argv[1], output = argv[2], copy = argv[3];
  try {
    const chalkline::LessonSource lesson = chalkline::parse_lesson(input, read_file(input));
    write_file(copy, lesson.text);
    write_file(output, chalkline::weave(lesson));
  } catch (const chalkline::LessonError& error) {
    std::cerr << error.path() << ':' << error.line() << ": error: " << error.reason() << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
