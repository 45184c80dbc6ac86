#include "app/course/build_log.hpp"

#include <algorithm>
#include <sstream>

#include "app/course/compiler_messages.hpp"

namespace chalkline::app {
namespace {

/// The files of "FAILED: a b " or, of newer Ninjas, "FAILED: [code=1] a b ".
std::vector<std::string> files_in(const std::string& line) {
  std::istringstream words(line.substr(line.find(' ')));
  std::vector<std::string> files;
  for (std::string word; words >> word;)
    if (!word.starts_with("[code=")) files.push_back(word);
  return files;
}

}  // namespace

std::vector<BuildStep> build_steps(const std::string& log) {
  std::vector<BuildStep> steps(1);
  std::istringstream in(log);
  for (std::string line; std::getline(in, line);) {
    const std::string plain = without_colors(line);
    if (plain.starts_with(step_mark)) {
      steps.emplace_back();
    } else if (plain.starts_with("FAILED: ")) {
      steps.back().failed = true;
      steps.back().outputs = files_in(plain);
      std::getline(in, line);  // the command
    } else if (plain.starts_with("ninja: error: ")) {
      steps.push_back({.failed = true, .text = line + '\n'});
    } else if (!plain.starts_with("ninja: ")) {
      steps.back().text += line + '\n';
    }
  }
  std::erase_if(steps, [](const BuildStep& step) { return !step.failed && step.text.empty(); });
  return steps;
}

bool makes_lesson(const BuildStep& step, const std::string& lesson) {
  const std::string object = "CMakeFiles/lesson_" + lesson + ".dir/", file = "lessons/" + lesson;
  return std::ranges::any_of(step.outputs, [&](const std::string& output) {
    return output.find(object) != std::string::npos || output.ends_with(file) ||
           output.ends_with(file + ".cpp") || output.ends_with("lessons/woven/" + lesson + ".cpp");
  });
}

}  // namespace chalkline::app
