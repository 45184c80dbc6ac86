// Runs every benchmark and prints the ratios that Chalkline promises, each beside its target.
//
// Every benchmark is repeated in random order among the others, and its fastest repetition counts:
// what disturbs a measurement only ever makes it slower.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interleaved.hpp"
#ifdef CHALKLINE_HAS_LIVE
#include "live_ratios.hpp"
#endif

namespace {

/// Keeps the fastest time of each benchmark, in seconds, and passes everything on to standard
/// error.
class Fastest : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.real_accumulated_time <= 0.0) continue;
      const double seconds = run.real_accumulated_time / static_cast<double>(run.iterations);
      const auto [known, is_new] =
          times_.emplace(run.run_name.function_name + with_args(run.run_name.args), seconds);
      if (!is_new) known->second = std::min(known->second, seconds);
      std::fprintf(stderr, "%-44s %12.3f us\n", run.benchmark_name().c_str(), seconds * 1e6);
    }
  }
  std::optional<double> seconds(const std::string& name) const {
    const auto found = times_.find(name);
    return found == times_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  static std::string with_args(const std::string& args) { return args.empty() ? "" : "/" + args; }
  std::map<std::string, double> times_;
};

/// measured / (baseline x factor) is to be at most target. An empty baseline stands for a second.
struct Ratio {
  const char* what;
  const char* measured;
  const char* baseline;
  double factor, target;
};

const Ratio ratios[] = {
    {"a lesson with one figure (SVG, PNG) / bare gnuplot on its .gp",
     "process/lesson_with_a_figure", "process/bare_gnuplot", 1.0, 1.15},
    // The lessons draw the last frames of two animations besides.
    {"the four tutorial stages (PNG) / their figures in Python", "process/tutorial",
     "process/tutorial_in_python", 1.0, 0.2},
    {"the same / all that the lessons draw in Python", "process/tutorial",
     "process/lessons_in_python", 1.0, 0.2},
    {"the four stages (SVG, PNG at 2x, animations) / 1 s", "process/tutorial_whole", "", 1.0, 1.0},
    {"./chalkline run all, nothing changed / 100 ms", "process/run_all_unchanged", "", 0.100, 1.0},
    {"./chalkline book, nothing changed / 200 ms", "process/book_unchanged", "", 0.200, 1.0},
    {"chalkline book from nothing / run all --fresh", "process/book_from_nothing",
     "process/run_all_from_nothing", 1.0, 1.3},
    // A book has animations as PNG, too.
    {"the same / run all --fresh --format svg,png,apng,csv", "process/book_from_nothing",
     "process/run_all_for_a_book", 1.0, 1.3},
    {"50 iterations in 2-D with trajectory / a plain loop", "minimize/chalkline",
     "minimize/hand_written", 1.0, 2.0},
    // A step moves 40 bytes an element (reads x, g, s; writes x, s), the triad 24 (reads b, c;
    // writes a).
    {"RMSProp step, 4,000,000 doubles / moving its bytes", "rmsprop/step", "rmsprop/triad",
     40.0 / 24.0, 1.25},
    {"contour bands, 200 x 200, 50 levels / 10 ms", "contour_bands/200x200x50", "", 0.010, 1.0},
};

/// Prints one row; false if its target is missed.
bool print_row(const Ratio& row, const Fastest& times) {
  const auto measured = times.seconds(row.measured);
  const auto baseline = *row.baseline ? times.seconds(row.baseline) : 1.0;
  if (!measured || !baseline) {
    std::printf("%-58s %8s  %6.2f  %s\n", row.what, "-", row.target,
                std::string_view(row.baseline).ends_with("_in_python") && measured
                    ? "no Python with NumPy and Matplotlib here"
                    : "not measured");
    return true;
  }
  const double ratio = *measured / (*baseline * row.factor);
  std::printf("%-58s %8.3f  %6.2f  %s\n", row.what, ratio, row.target,
              ratio <= row.target ? "met" : "missed");
  return ratio <= row.target;
}

void print_row(const chalkline::bench::InterleavedRatio& row) {
  if (!row.measured)
    std::printf("%-58s %8s  %6.2f  no Python with contourpy here\n", row.what.c_str(), "-",
                row.target);
  else
    std::printf("%-58s %8.3f  %6.2f  %s\n", row.what.c_str(), *row.measured, row.target,
                *row.measured <= row.target ? "met" : "missed");
}

}  // namespace

int main(int argc, char* argv[]) {
  std::vector<std::string> words = {argv[0], "--benchmark_repetitions=7",
                                    "--benchmark_min_time=0.1",
                                    "--benchmark_enable_random_interleaving=true"};
  words.insert(words.end(), argv + 1, argv + argc);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;
  Fastest times;
  benchmark::RunSpecifiedBenchmarks(&times);
  std::printf("%-58s %8s  %6s\n", "ratio", "measured", "target");
  for (const Ratio& row : ratios) print_row(row, times);
  for (const auto& row : chalkline::bench::interleaved_ratios()) print_row(row);
#ifdef CHALKLINE_HAS_LIVE
  for (const auto& row : chalkline::bench::live_ratios()) print_row(row);
#endif
  if (std::fflush(stdout) == 0) return 0;
  std::perror("chalkline bench: could not write to standard output");
  return 1;
}
