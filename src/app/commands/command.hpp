// What the commands of the command line do, each in a file of its own. How they are typed is in
// command_line.cpp.
#pragma once

#include <string>
#include <vector>

#include "app/course/course.hpp"
#include "book/book.hpp"
#include "record/run_options.hpp"

namespace chalkline::app {

struct BookCommand {
  std::string out;
  book::BookOptions options;
  bool without_outputs = false;
  bool external_pictures = false;
  bool fresh = false;
};

struct CheckCommand {
  std::vector<std::string> lessons = {"all"};
  bool accept = false;
  bool sanitize = false;
};

struct RunCommand {
  std::vector<std::string> lessons;
  record::RunOptions options;
  bool fresh = false;
};

/// Of watch and step, which take one lesson.
struct LessonCommand {
  std::string lesson;
  record::RunOptions options;
};

/// Each returns the exit status. UsageError and ParameterError say that the command was wrong,
/// other exceptions that it could not be done.
int bench_command(const std::vector<std::string>& arguments, const std::filesystem::path& home);
int book_command(const BookCommand& command, const Course& course);
int check_command(const CheckCommand& command, const Course& course);
int live_command(const std::vector<std::string>& arguments, const std::filesystem::path& home);
int list_command(bool json, const Course& course);
int new_command(const std::string& name, const Course& course);
int run_command(const RunCommand& command, const Course& course);
int step_command(const LessonCommand& command, const Course& course);
int watch_command(const LessonCommand& command, const Course& course);

}  // namespace chalkline::app
