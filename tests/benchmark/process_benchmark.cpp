// Whole processes: a lesson against bare gnuplot on the script that it writes, the tutorial against
// Python, and the commands where nothing has changed.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/child_process.hpp"

namespace {

namespace base = chalkline::base;
using Words = std::vector<std::string>;

const std::string build = CHALKLINE_BUILD_DIR;

/// A folder that is there as long as the program runs.
const std::string& folder() {
  static const struct Folder {
    std::string path = (std::filesystem::temp_directory_path() / "chalkline-bench-XXXXXX").string();
    Folder() {
      if (!mkdtemp(path.data())) throw std::runtime_error("cannot make a temporary folder");
    }
    ~Folder() { std::filesystem::remove_all(path); }
  } only;
  return only.path;
}

int run(const std::string& program, const Words& arguments) {
  return base::Child({.program = program, .arguments = arguments}).wait();
}

void measure(benchmark::State& state, const std::string& program, const Words& arguments) {
  for ([[maybe_unused]] auto _ : state) {
    if (run(program, arguments) != 0) return state.SkipWithError((program + " failed").c_str());
  }
}

void lesson_with_a_figure(benchmark::State& state) {
  measure(state, build + "/lessons/4_contour", {"--format", "svg,png", "--out", folder()});
}

void bare_gnuplot(benchmark::State& state) {
  run(build + "/lessons/4_contour", {"--format", "svg,png", "--out", folder()});
  measure(state, base::find_program("gnuplot").string(), {"-d", folder() + "/4_contour.gp"});
}

void tutorial(benchmark::State& state, const Words& formats) {
  Words words = {"run",        "surface", "contour", "rmsprop",
                 "trajectory", "--fresh", "--out",   folder()};
  words.insert(words.end(), formats.begin(), formats.end());
  measure(state, build + "/chalkline", words);
}

void tutorial_png(benchmark::State& state) { tutorial(state, {"--format", "png", "--scale", "1"}); }

/// As a user calls it: pictures at 2x and as SVG, and the SVGs of the animations.
void tutorial_whole(benchmark::State& state) { tutorial(state, {}); }

/// A Python that has NumPy and Matplotlib; empty if there is none.
std::string python() {
  for (const std::string& candidate :
       {base::find_program("python3").string(), std::string("/usr/bin/python3")}) {
    std::error_code missing;
    if (std::filesystem::exists(candidate, missing) &&
        run(candidate, {"-c", "import numpy, matplotlib"}) == 0)
      return candidate;
  }
  return "";
}

void in_python(benchmark::State& state, const Words& pictures) {
  static const std::string interpreter = python();
  if (interpreter.empty()) return state.SkipWithError("no Python with NumPy and Matplotlib");
  Words words = {CHALKLINE_BENCHMARK_DIR "/tutorial.py", folder()};
  words.insert(words.end(), pictures.begin(), pictures.end());
  measure(state, interpreter, words);
}

/// The three figures of the tutorial.
void tutorial_in_python(benchmark::State& state) { in_python(state, {}); }

/// All that the lessons draw as PNG: the last frames of their animations, too.
void lessons_in_python(benchmark::State& state) { in_python(state, {"animations"}); }

const std::string script = CHALKLINE_SOURCE_DIR "/chalkline";

/// As a user calls it, the check of what is to be built included.
void unchanged(benchmark::State& state, Words command) {
  command.insert(command.end(), {"--out", folder() + "/" + command.front()});
  if (run(script, command) != 0) return state.SkipWithError("the first call failed");
  measure(state, script, command);
}

void run_all_unchanged(benchmark::State& state) { unchanged(state, {"run", "all"}); }
void book_unchanged(benchmark::State& state) { unchanged(state, {"book"}); }

/// Into a folder that does not exist.
void from_nothing(benchmark::State& state, Words command) {
  const std::string out = folder() + "/fresh";
  command.insert(command.end(), {"--fresh", "--out", out});
  for ([[maybe_unused]] auto _ : state) {
    if (run(build + "/chalkline", command) != 0) return state.SkipWithError("chalkline failed");
    state.PauseTiming();
    std::filesystem::remove_all(out);
    state.ResumeTiming();
  }
}

void run_all_from_nothing(benchmark::State& state) { from_nothing(state, {"run", "all"}); }
/// Draws what a book has.
void run_all_for_a_book(benchmark::State& state) {
  from_nothing(state, {"run", "all", "--format", "svg,png,apng,csv"});
}
void book_from_nothing(benchmark::State& state) { from_nothing(state, {"book"}); }

BENCHMARK(run_all_unchanged)->Name("process/run_all_unchanged")->UseRealTime();
BENCHMARK(book_unchanged)->Name("process/book_unchanged")->UseRealTime();
BENCHMARK(run_all_from_nothing)->Name("process/run_all_from_nothing")->UseRealTime();
BENCHMARK(run_all_for_a_book)->Name("process/run_all_for_a_book")->UseRealTime();
BENCHMARK(book_from_nothing)->Name("process/book_from_nothing")->UseRealTime();
BENCHMARK(lesson_with_a_figure)->Name("process/lesson_with_a_figure")->UseRealTime();
BENCHMARK(bare_gnuplot)->Name("process/bare_gnuplot")->UseRealTime();
BENCHMARK(tutorial_png)->Name("process/tutorial")->UseRealTime();
BENCHMARK(tutorial_whole)->Name("process/tutorial_whole")->UseRealTime();
BENCHMARK(lessons_in_python)->Name("process/lessons_in_python")->UseRealTime();
BENCHMARK(tutorial_in_python)->Name("process/tutorial_in_python")->UseRealTime();

}  // namespace
