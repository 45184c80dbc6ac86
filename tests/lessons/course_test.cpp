// The course as it is published: what its lessons print and draw.
#include <fstream>
#include <sstream>

#include "app/course/lesson_catalog.hpp"
#include "app/results/obtain_lessons.hpp"
#include "base/child_process.hpp"
#include "catch.hpp"
#include "plot/gnuplot_process.hpp"
#include "record/run_record.hpp"
#include "sanitized.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

const fs::path data = CHALKLINE_TEST_DATA;

const std::vector<app::LessonProgram>& course() {
  static const std::vector<app::LessonProgram> lessons = app::load_catalog(CHALKLINE_BUILD_DIR);
  return lessons;
}

const app::LessonProgram& lesson(const std::string& name) {
  static std::vector<app::LessonProgram> found;
  found = app::select_lessons(course(), {name});
  return found.front();
}

std::string standard_output(const app::LessonProgram& program,
                            std::vector<std::string> arguments = {}) {
  const TemporaryFolder folder;
  arguments.insert(arguments.end(), {"--out", folder.path().string(), "--format", "gp"});
  const base::ChildResult result = base::run_captured(program.program, arguments);
  INFO(result.errors);
  REQUIRE(result.status == 0);
  return result.output;
}

/// "a=1,b=2" as -p a=1 -p b=2.
std::vector<std::string> assignments(const std::string& text) {
  std::vector<std::string> arguments;
  std::istringstream in(text);
  for (std::string one; std::getline(in, one, ',');) arguments.insert(arguments.end(), {"-p", one});
  return arguments;
}

record::RunRecord recorded(const app::LessonProgram& program,
                           std::vector<std::string> arguments = {}) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "record.json";
  arguments.insert(arguments.end(),
                   {"--out", folder.path().string(), "--format", "gp", "--record", file.string()});
  REQUIRE(base::run_captured(program.program, arguments).status == 0);
  return record::run_record_from_json(read_file(file));
}

/// How many handles there are, each for the parameters start_x and start_y.
std::size_t starts_on_maps(const record::RunRecord& record) {
  std::size_t count = 0;
  for (const record::CellRecord& cell : record.cells)
    for (const record::Output& output : cell.outputs)
      if (const auto* figure = std::get_if<record::FigureDisplay>(&output))
        for (const record::Handle& handle : figure->handles) {
          CHECK(handle.x == "start_x");
          CHECK(handle.y == "start_y");
          ++count;
        }
  return count;
}

}  // namespace

TEST_CASE("the course is the tutorial's, in its order") {
  std::vector<std::string> ids;
  for (const app::LessonProgram& l : course()) ids.push_back(l.id);
  CHECK(ids == std::vector<std::string>{"1_gradient_descent", "2_adaptive_steps", "3_surface",
                                        "4_contour", "5_rmsprop", "6_trajectory", "7_many_starts",
                                        "8_race", "9_your_own_lesson", "10_gallery",
                                        "11_momentum_and_adam", "12_settling", "13_noise"});
}

TEST_CASE("every lesson shows what its golden file says, and displeases no reader") {
  const base::ChildResult result = base::run_captured(CHALKLINE_BUILD_DIR "/chalkline", {"check"});
  INFO(result.errors);
  CHECK(result.output.empty());
  CHECK(result.status == 0);
}

TEST_CASE("the RMSProp run prints what NumPy prints, byte for byte") {
  const std::string numpy = read_file(data / "numpy-run.txt");
  const std::string output = standard_output(lesson("rmsprop"));
  CHECK(output.substr(0, numpy.size()) == numpy);
  CHECK(output.find("equal to the last bit\n", numpy.size()) != std::string::npos);
}

TEST_CASE("with other parameters the RMSProp run prints what NumPy prints, diverging or not") {
  std::size_t runs = 0;
  for (const fs::path& file : fs::directory_iterator(data / "numpy-runs")) {
    INFO(file.stem());
    const std::string numpy = read_file(file);
    const std::string name = file.filename().string();
    const std::string output =
        standard_output(lesson("rmsprop"), assignments(name.substr(0, name.size() - 4)));
    CHECK(output.substr(0, numpy.size()) == numpy);
    CHECK(output.find("NOT EQUAL") == std::string::npos);
    ++runs;
  }
  CHECK(runs == 6);
}

TEST_CASE("the race and the lesson on momentum and Adam print what NumPy computes") {
  std::size_t runs = 0;
  for (const char* name : {"race", "momentum-and-adam"}) {
    for (const fs::path& file : fs::directory_iterator(data / (std::string("numpy-") + name))) {
      // Races with parameters make as many steps as the one without.
      if (test::sanitized && name == std::string("race") && runs > 0) continue;
      INFO(name << " with parameters " << file.stem());
      const std::string id = name == std::string("race") ? "race" : "momentum_and_adam";
      const std::string parameters = file.filename().string();
      CHECK(standard_output(lesson(id), assignments(parameters.substr(0, parameters.size() - 4))) ==
            read_file(file));
      ++runs;
    }
  }
  CHECK(runs == (test::sanitized ? 7 : 11));
}

TEST_CASE("Adam and the long valley come out as published") {
  const std::string output = standard_output(lesson("momentum_and_adam"));
  for (const char* published :
       {">59 f([ 0.00018407 -0.00054858]) = ",                // step size 0.02, betas 0.8 and 0.999
        "gradient descent: step size 0.0198, rate 0.9802\n",  // 2/101, 99/101 (Goh, 2017)
        "momentum: step size 0.03306, beta 0.6694, rate 0.8182\n",  // (2/11)^2, (9/11)^2, 9/11
        "0.01        1.56e-08             0.00866\n"}) {
    INFO(published);
    CHECK(output.find(published) != std::string::npos);
  }
  CHECK(output.find("NOT EQUAL") == std::string::npos);
}

TEST_CASE("the heavy ball and Adam equal the library's to the last bit, whatever the parameters") {
  for (const char* parameters : {"seed=7,step_size=0.3", "beta=0.97,beta1=0.99,beta2=0.5",
                                 "step_size=1e-300", "n_iter=500"}) {
    INFO(parameters);
    const std::string output =
        standard_output(lesson("momentum_and_adam"), assignments(parameters));
    CHECK(output.find("Momentum of the library: equal to the last bit\n") != std::string::npos);
    CHECK(output.find("Adam of the library: equal to the last bit\n") != std::string::npos);
  }
}

TEST_CASE("the first race is decided by the one decay rate that nobody mentions") {
  const std::string output = standard_output(lesson("race"), assignments("largest=1,starts=1"));
  CHECK(output.find("rho 0.9    step size 0.1      f = 1.04       place 4\n") != output.npos);
  CHECK(output.find("rho 0.99   step size 0.178    f = 0.000654   place 2\n") != output.npos);
}

TEST_CASE("the parameters of the run go as far as the mathematics does") {
  for (const char* fine :
       {"seed=4294967295", "rho=0", "rho=0.9999999999999999", "step_size=5e-324", "n_iter=1"}) {
    INFO(fine);
    CHECK(base::run_captured(lesson("rmsprop").program, {"-p", fine}).status == 0);
  }
  for (const char* wrong : {"seed=-1", "seed=4294967296", "rho=1", "rho=-0.1", "step_size=0",
                            "step_size=inf", "n_iter=0", "n_iter=1000001"}) {
    INFO(wrong);
    const base::ChildResult result = base::run_captured(lesson("rmsprop").program, {"-p", wrong});
    CHECK(result.status == 2);
    CHECK(result.output.empty());
  }
}

TEST_CASE("every lesson has a title and a summary, told without running it") {
  const base::ChildResult told =
      base::run_captured(CHALKLINE_BUILD_DIR "/chalkline", {"list", "--json"});
  REQUIRE(told.status == 0);
  std::istringstream lines(told.output);
  std::size_t titles = 0, summaries = 0;
  for (std::string line; std::getline(lines, line);) {
    titles += line.find("    \"title\"") == 0 && line.find("\"title\": \"\"") == line.npos;
    summaries += line.find("    \"summary\"") == 0 && line.find("\"summary\": \"\"") == line.npos;
    CHECK(line.find('$') == line.npos);
  }
  CHECK(titles == course().size());
  CHECK(summaries == course().size());
}

TEST_CASE("where a search starts is a handle on every map of it") {
  for (const auto& [name, maps] : {std::pair{"1", 1u}, {"6", 2u}, {"8", 5u}, {"9", 1u}}) {
    INFO("lesson " << name);
    if (test::sanitized && name == std::string("8")) continue;  // thousands of searches
    CHECK(starts_on_maps(recorded(lesson(name))) == maps);
    const auto moved = recorded(lesson(name), assignments("start_x=-0.75,start_y=0.125"));
    CHECK(starts_on_maps(moved) == maps);
  }
}

TEST_CASE("a start of lesson 6 that is chosen takes the place of the seed's") {
  CHECK(starts_on_maps(recorded(lesson("6"), assignments("seed=4"))) == 0);
  CHECK(starts_on_maps(recorded(lesson("6"), assignments("seed=4,start_x=0.5"))) == 2);
}

TEST_CASE("every lesson has described parameters, and its figures alternative text") {
  app::LessonResults results(CHALKLINE_BUILD_DIR);
  for (const book::PublishedLesson& lesson : app::obtain_lessons(course(), results)) {
    const record::RunRecord& record = lesson.record;
    INFO(record.name);
    CHECK(record.status == record::RunStatus::done);
    for (const record::ParameterRecord& p : record.parameters)
      CHECK(!p.parameter.description.empty());
    for (const record::CellRecord& cell : record.cells) {
      CHECK(cell.status == record::RunStatus::done);
      for (const record::Output& display : cell.outputs) {
        if (const auto* figure = std::get_if<record::FigureDisplay>(&display))
          CHECK(!figure->alt.empty());
      }
    }
  }
}

TEST_CASE("the published figures are those that the lessons draw") {
  const TemporaryFolder folder;
  const fs::path published = CHALKLINE_SOURCE_DIR "/plots";
  REQUIRE(base::run_captured(CHALKLINE_BUILD_DIR "/chalkline",
                             {"run", "all", "--out", folder.path().string()})
              .status == 0);
  const bool same_gnuplot =
      plot::gnuplot_version().find("5.4") == 0;  // Debian 12's; others draw other bytes
  std::size_t figures = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    const fs::path& file = entry.path();
    INFO(file.filename());
    REQUIRE(fs::exists(published / file.filename()));
    if (same_gnuplot || file.extension() == ".gp")
      CHECK((read_file(file) == read_file(published / file.filename())));
    figures += file.extension() == ".gp";
  }
  std::size_t scripts = 0;
  for (const auto& entry : fs::directory_iterator(published))
    scripts += entry.path().extension() == ".gp";
  CHECK(figures == scripts);
}

TEST_CASE("a published script draws the published figure again, from any folder") {
  const TemporaryFolder folder;
  fs::copy_file(CHALKLINE_SOURCE_DIR "/plots/6_trajectory.gp", folder.path() / "6_trajectory.gp");
  CHECK(base::run_captured("/usr/bin/env", {"-C", "/", "gnuplot", "-d",
                                            (folder.path() / "6_trajectory.gp").string()})
            .status == 0);
  CHECK(fs::file_size(folder.path() / "6_trajectory.png") > 10'000);
  const bool same_gnuplot = plot::gnuplot_version().find("5.4") == 0;
  for (const char* name : {"6_trajectory.svg", "6_trajectory.png"}) {
    if (same_gnuplot)
      CHECK((read_file(folder.path() / name) ==
             read_file(CHALKLINE_SOURCE_DIR "/plots" / fs::path(name))));
  }
}

TEST_CASE("the published figures are quickly loaded") {
  std::size_t figures = 0;
  for (const auto& entry : fs::directory_iterator(CHALKLINE_SOURCE_DIR "/plots")) {
    if (entry.path().extension() != ".svg") continue;
    INFO(entry.path().filename());
    CHECK(entry.file_size() < 250'000);
    ++figures;
  }
  CHECK(figures > 10);
  CHECK(fs::file_size(CHALKLINE_SOURCE_DIR "/plots/4_contour.svg") < 130'000);
}
