#include "live_ratios.hpp"

#include <stdlib.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <future>
#include <string>

#include "base/child_process.hpp"
#include "base/read_file.hpp"
#include "base/work_folder.hpp"
#include "live/lesson_run.hpp"
#include "live/machine.hpp"
#include "plot/gnuplot_process.hpp"

namespace chalkline::bench {
namespace {

namespace fs = std::filesystem;

/// CPU seconds of this process and of all that it started and waited for.
double cpu_seconds(const std::function<void()>& work) {
  const auto used = [](int who) {
    rusage usage{};
    getrusage(static_cast<__rusage_who>(who), &usage);
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
  };
  const auto all = [&] { return used(RUSAGE_SELF) + used(RUSAGE_CHILDREN); };
  const double before = all();
  work();
  return all() - before;
}

constexpr int positions = 20;

std::string position(int i) { return "0." + std::to_string(500 + i); }

/// A lesson and a slider of it.
class Slider {
 public:
  Slider(const std::string& name, std::string parameter)
      : name_(name),
        parameter_(std::move(parameter)),
        program_(CHALKLINE_BUILD_DIR "/lessons/" + name) {
    const base::WorkFolder folder(fs::temp_directory_path());
    const fs::path record = folder.path() / "record.json";
    base::run_captured(program_, {"--format", "svg", "--out", folder.path().string(), "--record",
                                  record.string()});
    lesson_.program = program_;
    lesson_.published.record = record::run_record_from_json(base::read_file(record));
    lesson_.published.path = CHALKLINE_SOURCE_DIR "/lessons/" + name + ".cpp";
    for (const auto& file : fs::directory_iterator(folder.path()))
      if (file.path().extension() == ".svg")
        lesson_.published.figures[file.path().filename()] = base::read_file(file.path());
  }

  /// A position, on an average.
  double live() const {
    const auto drag = [this](int count) {
      live::Machine machine({lesson_});
      for (int i = 0; i < count; ++i) ask(machine, i);
    };
    return (cpu_seconds([&] { drag(positions + 1); }) - cpu_seconds([&] { drag(1); })) / positions;
  }

  /// The scripts of each position, which Slider::live() has drawn, in one gnuplot.
  double drawing_alone() const {
    std::vector<std::vector<std::string>> scripts;
    for (int i = 0; i <= positions; ++i) scripts.push_back(scripts_at(i));
    const auto draw = [&](int count) {
      plot::Gnuplot gnuplot;
      for (int i = 0; i < count; ++i)
        for (const std::string& script : scripts[static_cast<std::size_t>(i)]) gnuplot.draw(script);
    };
    return (cpu_seconds([&] { draw(positions + 1); }) - cpu_seconds([&] { draw(1); })) / positions;
  }

  double own_run() const {
    const base::WorkFolder folder(fs::temp_directory_path());
    return cpu_seconds([&] {
      base::run_captured(program_, {"--format", "svg", "--out", folder.path().string()});
    });
  }

 private:
  /// Until its last figure is packed.
  void ask(live::Machine& machine, int i) const {
    std::promise<void> ended;
    const auto pack = [&](const live::CellAnswer& answer) {
      for (const record::FigureDisplay& figure : answer.figures)
        if (const live::SharedFigure served = machine.figure(figure.name + ".svg")) served->gzip();
    };
    machine.run({.lesson = name_, .parameters = {{parameter_, position(i)}}, .films = false}, pack,
                [&](const live::RunEnd&) { ended.set_value(); });
    ended.get_future().wait();
  }

  std::vector<std::string> scripts_at(int i) const {
    std::vector<std::string> scripts;
    live::WaitingLesson waiting(program_);
    const book::Links links(CHALKLINE_SOURCE_DIR);
    const base::WorkFolder folder(fs::temp_directory_path());
    plot::Gnuplot gnuplot;
    live::RunPlan plan{.parameters = {parameter_ + "=" + position(i)},
                       .films = false,
                       .folder = folder.path() / "run",
                       .page = {links, lesson_.published.path, "Figure "}};
    plan.draw = [&](const std::string& script, std::chrono::milliseconds) {
      if (std::ranges::find(scripts, script) == scripts.end()) scripts.push_back(script);
      return gnuplot.draw(script);
    };
    plan.on_figure = [](const std::string&, const std::string&) {};
    plan.on_cell = [](const live::CellAnswer&) {};
    live::run_lesson(waiting, plan);
    return scripts;
  }

  std::string name_, parameter_;
  fs::path program_;
  live::LiveLesson lesson_;
};

/// The median of several pairs.
std::optional<double> ratio(const std::function<double()>& measured,
                            const std::function<double()>& baseline) {
  std::vector<double> ratios;
  for (int i = 0; i < 5; ++i) ratios.push_back(measured() / baseline());
  std::ranges::sort(ratios);
  return ratios[ratios.size() / 2];
}

}  // namespace

std::vector<InterleavedRatio> live_ratios() {
  const Slider six("6_trajectory", "rho"), eight("8_race", "rho");
  const auto live_against_drawing = [](const Slider& slider) {
    return ratio([&] { return slider.live(); }, [&] { return slider.drawing_alone(); });
  };
  return {{"slider to all SVGs, lesson 6 / drawing alone", live_against_drawing(six), 2.5},
          {"the same, lesson 8 / drawing alone", live_against_drawing(eight), 3.0},
          {"lesson 6 / a run by its own program",
           ratio([&] { return six.live(); }, [&] { return six.own_run(); }), 0.2}};
}

}  // namespace chalkline::bench
