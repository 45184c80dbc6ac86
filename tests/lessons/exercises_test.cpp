// The exercises of the course: every command that a lesson tells its reader to try is run, and what
// the lesson answers is what it shows.
#include <map>
#include <regex>
#include <sstream>

#include "app/course/lesson_catalog.hpp"
#include "base/child_process.hpp"
#include "catch.hpp"
#include "sanitized.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
namespace fs = std::filesystem;

namespace {

struct Answer {
  std::vector<std::string> shown;  ///< what the command puts out
  std::vector<std::string> told;   ///< what the lesson's solutions say of it
};

/// Of each command that stands in a lesson.
const std::map<std::string, Answer> answers = {
    {"run 1 -p step_size_a=0.45 -p step_size_b=0.46 -p step_size_c=0.47",
     {{"f = 0.007066", "f = 0.006271", "f = 0.006765"},
      {"0.46 ends lowest, with $f = 0.006271$", "0.45 ends at 0.007066 and 0.47 at 0.006765"}}},
    {"run 1 -p step_size_c=0.5",
     {{"step size 0.5    f = 2.884      after 30 iterations at (-0.191, 1.2)"},
      {"back at 1.2 after 30", "to $-0.191$"}}},
    {"run 1 -p n_iter=400",
     {{"f = 0.01643", "f = 2.171e-29"}, {"$f = 0.01643$", "$2 \\cdot 10^{-29}$"}}},
    {"run 1 -p start_y=0", {{"f = 0.003404"}, {"It ends lowest, at $f = 0.003404$"}}},
    {"run 2 -p step_size=1",
     {{"AdaGrad f = 7.42e-24, RMSProp f = 8.95e-10"},
      {"AdaGrad, at $7.42 \\cdot 10^{-24}$", "RMSProp ends at $8.95 \\cdot 10^{-10}$"}}},
    {"run 2 -p rho=0.9",
     {{"walls: RMSProp is best with step size 0.01, f = 2.8e-06"},
      {"$2.8 \\cdot 10^{-6}$", "step size of only 0.01"}}},
    {"run 2 -p rho=0.999",
     {{"walls: AdaGrad is best with step size 5.62, f = 0.00034",
       "walls: RMSProp is best with step size 0.178, f = 0.00021"},
      {"RMSProp’s best is 0.00021, AdaGrad’s 0.00034"}}},
    {"run surface -p spacing=0.05",
     {{"40 samples on each axis, from -1 to 0.95"}, {"40 on each axis", "the last at 0.95"}}},
    {"run surface", {{"20 samples on each axis, from -1 to 0.9"}, {"from $-1$ to 0.9"}}},
    {"run contour -p levels=8", {{"heights from", " to 2"}, {"0.25: eight bands from 0 to 2"}}},
    {"run contour -p spacing=0.4", {{"heights from 0.08"}, {"On the lines of the grid"}}},
    {"run contour --palette viridis", {{"4_contour"}, {"`viridis`"}}},
    {"run rmsprop -p seed=3",
     {{"`>29` is the first line", ">29 f(["}, {"With seed 3 it is `>29`", "$x$ to 0.002"}}},
    {"run rmsprop -p seed=7",
     {{"None of the 50 lines", ") = 0.00271\nDone!"}, {"none of the fifty", "still at 0.00271"}}},
    {"run rmsprop -p rho=0.9", {{") = 0.000508\n"}, {"Farther: 0.000508"}}},
    {"run rmsprop -p step_size=0.007", {{") = 0.00002\nDone!"}, {"0.0078. With 0.0077"}}},
    {"run trajectory -p seed=4",
     {{"first iterate [ 0.83405968 -0.00553545]"}, {"first step already brings it to $-0.006$"}}},
    {"run trajectory -p seed=8",
     {{"first iterate [0.64685881 0.83708133]"}, {"Hardly: from $(0.75, 0.94)$"}}},
    {"run trajectory -p rho=0.5 -p step_size=0.1",
     {{"last iterate  [0.04999999 0.05000006]"}, {"$(-0.05, -0.05)$ and $(0.05, 0.05)$"}}},
    {"run trajectory -p n_iter=5",
     {{"last iterate  [-0.00246486  0.16964301]"}, {"To $(-0.002, 0.170)$"}}},
    {"run trajectory -p start_x=-0.8 -p start_y=0.8",
     {{"last iterate  [-0.03773666  0.03773666]"}, {"the last iterate is $(-0.038, 0.038)$"}}},
    {"run many_starts -p starts=5",
     {{"mean 76.8, from 30 to 120"}, {"76.8 from five runs", "120 iterations"}}},
    {"run many_starts -p starts=2000",
     {{"mean 73.0, from 2 to 134"}, {"73.0 from two thousand", "that of two thousand 134"}}},
    {"run many_starts -p n_iter=129", {{"199 of 200 runs got below 5e-6"}, {"130."}}},
    {"run many_starts -p n_iter=200",
     {{"final value: mean 2.71e-06"}, {"$2.71 \\cdot 10^{-6}$ instead of $1.52 \\cdot 10^{-8}$"}}},
    {"run 9 -p method=plain -p n_iter=200",
     {{"to (0.690, 0.446)", "0.1006", "rises in 0 of 200 iterations"},
      {"$(0.690, 0.446)$", "0.1006", "never rises"}}},
    {"run 9 -p method=plain -p n_iter=300", {{"0.0318"}, {"325: after 300 it is at 0.0318"}}},
    {"run race -p objective=himmelblau",
     {{"RMSProp           rho 0.99           0.562      7.89e-31    2.64        6.8         0",
       "momentum          momentum 0         0.01", "Adam                 0    0    1   14   10"},
      {"Adam is fourth or fifth from 24 of the 25 starts", "RMSProp’s median, 2.64"}}},
    {"run race -p seed=2",
     {{"Adam                23    2    0    0    0", "RMSProp              0    2   13    8    2",
       "diverged    10\n", "diverged    12\n"},
      {"first from 23 of the 25 starts", "is last from 2 now", "diverge from 10 and 12 starts"}}},
    {"run race -p budget=20",
     {{"0.57        3.75", "momentum             7    8    2",
       "Adam                 2    0    3    8   12"},
      {"AdaGrad has the lowest median, 0.57", "from 15 of the 25 starts", "Adam is last from 12"}}},
    {"run race -p tuning_starts=1",
     {{"diverged    20\n", "0.0874      diverged    8\n", "(edge of the sweep)"},
      {"diverges from 20 of the 25 other starts", "diverges from 8"}}},
    {"run momentum_and_adam -p curvature=400",
     {{"after 1382 iterations", "after 100 iterations"},
      {"1382 iterations instead of 346", "100 instead of 48"}}},
    {"run momentum_and_adam -p beta=0.9",
     {{"f = 0.000199\n"}, {"0.000199 instead of $1.63 \\cdot 10^{-7}$"}}},
    {"run momentum_and_adam -p beta=0", {{"f = 0.00165\n"}, {"ends at 0.00165"}}},
    {"run momentum_and_adam -p beta1=0",
     {{"f = 7.27e-06\n"}, {"$7.27 \\cdot 10^{-6}$, Adam at $3.35 \\cdot 10^{-7}$"}}},
    {"run momentum_and_adam -p beta2=0.99",
     {{"without correction:   2 step sizes"}, {"= 0.2 / 0.1 = 2$ step sizes"}}},
    {"run settling -p step_size=0.2",
     {{"after the last two of 400: 0.100000, 0.100000", "product 2\n"},
      {"Both are 0.1 away, half of the new step size"}}},
    {"run settling -p rho=0.99 -p n_iter=3000",
     {{"x: 3.28e-202 from the minimum", "then up to 0.557"},
      {"$3 \\cdot 10^{-202}$ for $x$", "0.557 instead of 0.219"}}},
    {"run settling -p center=1", {{"x: 0.00e+00 from the minimum"}, {"$x$ becomes exactly 1"}}},
    {"run settling -p tau=5", {{"| 1/t | 0.32 |"}, {"0.32 instead of $1.1 \\cdot 10^{-5}$"}}},
    {"run noise -p noise=0.05",
     {{"| gradient descent | 5.08e-05 |", "| RMSProp | 2.73e-03 | 9.03e-04 | 6.47e-04 |"},
      {"falls by 100", "falls by 4.1, 4.4 and 2.3"}}},
    {"run noise -p batch_size=1",
     {{"gradient descent, constant | 2.19e-03 (0.018) | 1.10e-01 (0.32)", "5.96e-03 (1)"},
      {"18 times lower (0.0060 and 0.11)"}}},
    {"run noise -p n_iter=2000",
     {{"2.12e-03 (0.32)", "5.66e-04 (0.018)", "1.41e-04 (0.56)", "5.30e-05 (0.032)"},
      {"3.7 times as high as Adam", "2.7 times instead of 3.7 times"}}},
    {"run noise -p seed=1",
     {{"1.39e-02 (1)", "1.63e-03 (0.56)", "2.72e-03 (0.056)"},
      {"five to nine times lower on the badly scaled problem"}}},
    {"run gallery -p bins=6", {{"10_gallery_histogram"}, {"With 6 bins"}}},
    {"run gallery -p bins=60", {{"10_gallery_histogram"}, {"with 60, narrower"}}},
    {"run gallery -p seed=7", {{"10_gallery_scatter"}, {"Those of random starts"}}},
};

/// A lesson's source as running text: lines of comments joined.
std::string running_text(const fs::path& file) {
  return std::regex_replace(read_file(file), std::regex("\n// *"), " ");
}

/// The commands in it, without "./chalkline ".
std::vector<std::string> commands(const std::string& text) {
  static const std::regex command("`\\./chalkline (run [^`]+)`");
  std::vector<std::string> found;
  for (std::sregex_iterator i(text.begin(), text.end(), command), end; i != end; ++i)
    found.push_back((*i)[1]);
  return found;
}

/// What a student sees who calls `./chalkline COMMAND`.
std::string shown(const std::string& command, const fs::path& folder) {
  std::istringstream words(command);
  std::vector<std::string> arguments;
  for (std::string word; words >> word;) arguments.push_back(word);
  arguments.insert(arguments.end(), {"--out", folder.string(), "--format", "gp"});
  const base::ChildResult result = base::run_captured(CHALKLINE_BUILD_DIR "/chalkline", arguments);
  INFO(result.errors);
  CHECK(result.status == 0);
  return result.output + result.errors;
}

}  // namespace

TEST_CASE("every command that a lesson tells to try runs, and shows what the lesson answers") {
  std::map<std::string, int> met;
  for (const app::LessonProgram& lesson : app::load_catalog(CHALKLINE_BUILD_DIR)) {
    const std::string text = running_text(lesson.source);
    for (const std::string& command : commands(text)) {
      INFO(lesson.id << ": " << command);
      REQUIRE(answers.count(command) == 1);
      ++met[command];
      const Answer& answer = answers.at(command);
      for (const std::string& told : answer.told) {
        INFO(told);
        CHECK(text.find(told) != std::string::npos);
      }
      // Thousands of searches each: other tests have one run of each.
      const bool long_run = lesson.name == "race" || lesson.name == "noise";
      if (test::sanitized && long_run) continue;
      const TemporaryFolder folder;
      const std::string output = shown(command, folder.path());
      INFO(output);
      for (const std::string& expected : answer.shown) {
        INFO(expected);
        CHECK(output.find(expected) != std::string::npos);
      }
    }
  }
  for (const auto& [command, answer] : answers) {
    INFO(command);
    CHECK(met[command] == 1);
  }
}

TEST_CASE("every lesson tells its aim, sums up, and says where to read on") {
  for (const app::LessonProgram& lesson : app::load_catalog(CHALKLINE_BUILD_DIR)) {
    const std::string text = read_file(lesson.source);
    INFO(lesson.id);
    for (const char* part :
         {"// **You will be able to**\n", "// **You need** ", "// ## Summary\n", "// ## Try this\n",
          "// ## Read on\n", "tags=[\"solution\"]", "tags=[\"notes\"]"}) {
      INFO(part);
      CHECK(text.find(part) != std::string::npos);
    }
  }
}

TEST_CASE("code and prose of the course fit a page") {
  for (const app::LessonProgram& lesson : app::load_catalog(CHALKLINE_BUILD_DIR)) {
    std::istringstream lines(read_file(lesson.source));
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (line.find("$$") != line.npos || line.find("](http") != line.npos) continue;
      std::size_t columns = 0;
      for (const char c : line) columns += (c & 0xC0) != 0x80;
      INFO(lesson.id << ':' << number);
      CHECK(columns <= 88);
    }
  }
}
