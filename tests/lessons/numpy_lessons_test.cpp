// What lessons find out about RMSProp and about noise, NumPy finds out as well: the files in
// data/numpy-lessons are written by data/numpy-lessons.py, one for each run that a lesson tells to
// try.
#include <set>
#include <sstream>

#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"
#include "catch.hpp"
#include "sanitized.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

/// A run as a file is named by it: "settling,rho=0.99,n_iter=3000".
struct Run {
  std::string lesson;
  std::vector<std::string> arguments;  ///< -p rho=0.99 -p n_iter=3000
};

Run run_of(const std::string& name) {
  std::istringstream in(name);
  Run run;
  std::getline(in, run.lesson, ',');
  for (std::string one; std::getline(in, one, ',');)
    run.arguments.insert(run.arguments.end(), {"-p", one});
  return run;
}

/// The lines of all that a lesson prints and shows.
std::set<std::string> told_lines(Run run) {
  const TemporaryFolder folder;
  run.arguments.insert(run.arguments.end(), {"--out", folder.path().string(), "--format", "gp"});
  const fs::path program =
      app::select_lessons(app::load_catalog(CHALKLINE_BUILD_DIR), {run.lesson}).front().program;
  const base::ChildResult result = base::run_captured(program, run.arguments);
  INFO(result.errors);
  REQUIRE(result.status == 0);
  std::set<std::string> lines;
  std::istringstream in(result.output + result.errors);
  for (std::string line; std::getline(in, line);) lines.insert(line);
  return lines;
}

}  // namespace

TEST_CASE("lessons on settling and noise tell what NumPy finds, also where readers try") {
  std::size_t runs = 0, compared = 0;
  for (const fs::path& file : fs::directory_iterator(CHALKLINE_TEST_DATA "/numpy-lessons")) {
    INFO(file.stem().string());
    std::string name = file.filename().string();
    name.resize(name.size() - std::string(".txt").size());
    // With parameters they make as many steps as without.
    if (test::sanitized && name.find(',') != name.npos) continue;
    const std::set<std::string> told = told_lines(run_of(name));
    std::istringstream numpy(read_file(file));
    for (std::string line; std::getline(numpy, line); ++compared) {
      INFO(line);
      CHECK(told.count(line) == 1);
    }
    for (const std::string& line : told) CHECK(line.find("NOT EQUAL") == line.npos);
    ++runs;
  }
  CHECK(runs == (test::sanitized ? 2 : 10));
  CHECK((test::sanitized || compared == 155));
}
