// chalkline-weave INPUT OUTPUT COPY: makes of a lesson the C++ that the build compiles, and a copy
// of the lesson's text that stands beside its program. What is the same as before keeps its date,
// so that nothing is compiled again for it.
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>

#include "base/atomic_write.hpp"
#include "base/read_file.hpp"
#include "source/weave.hpp"
#include "text/printable.hpp"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: chalkline-weave INPUT OUTPUT COPY\n";
    return 2;
  }
  const std::string input = argv[1], output = argv[2], copy = argv[3];
  try {
    if (std::filesystem::exists(input) && !std::filesystem::is_regular_file(input))
      throw std::runtime_error(input + " is no file that can be read again");
    const chalkline::source::LessonSource lesson =
        chalkline::source::parse_lesson(input, chalkline::base::read_file(input));
    for (const std::string& file : {output, copy})
      std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    chalkline::base::atomic_write(copy, lesson.text);
    chalkline::base::atomic_write(output, chalkline::source::weave(lesson));
  } catch (const chalkline::source::LessonError& error) {
    std::cerr << error.path() << ':' << error.line()
              << ": error: " << chalkline::text::printable(error.reason()) << '\n';
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "chalkline-weave: " << error.what() << '\n';
    return 1;
  }
}
