#include "app/commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <sstream>

#include "app/commands/command.hpp"
#include "app/commands/live_options.hpp"
#include "app/commands/wrong_usage.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/step/step_screen.hpp"
#include "base/standard_streams.hpp"
#include "plot/format.hpp"
#include "plot/palette.hpp"
#include "record/parameter.hpp"
#include "record/run_options.hpp"
#include "terminal/show_figure.hpp"
#include "text/printable.hpp"

namespace chalkline::app {
namespace {

constexpr const char* one_lesson = "a number, a name or both (5, rmsprop, 5_rmsprop)";

record::RunChoices choices() {
  return {plot::format_names(), plot::palette_names(), terminal::show_names()};
}

class CommandLine {
 public:
  CommandLine() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "chalkline " CHALKLINE_VERSION);
    app_.footer(
        "Without a command ./chalkline runs every lesson; `./chalkline test` builds and runs every "
        "test.\n"
        "Exit status: 0 done, 1 a lesson or a figure failed or something could not be written, 2 "
        "the command was wrong.");
    add_list();
    add_run();
    add_watch();
    add_book();
    add_step();
    add_new();
    add_check();
    add_live();
    for (CLI::App* command : app_.get_subcommands([](CLI::App*) { return true; }))
      command
          ->add_option(
              "--course", course_,
              "the folder of another course (default: Chalkline's own or the current folder's)")
          ->type_name("DIR")
          ->check(record::refused_if_empty);
    add_bench();
  }

  /// Throws what the command throws.
  int obey(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() != 0)
        throw UsageError(explain_usage(app_, error, {argv + 1, argv + argc}));
      std::ostringstream out;  // --help or --version
      const int status = app_.exit(error, out, out);
      std::cout << text::printable(out.str());
      return status;
    }
    arguments_.assign(argv + std::min(argc, 2), argv + argc);
    return action_(std::filesystem::canonical("/proc/self/exe").parent_path());
  }

 private:
  using Action = std::function<int(const Course& course)>;
  using Home = std::filesystem::path;  // the folder where this program stands

  CLI::App& add(const char* name, const char* description, Action action) {
    CLI::App& command = *app_.add_subcommand(name, description);
    command.callback([this, action = std::move(action)] {
      action_ = [this, action](const Home& home) { return action(find_course(home, course_)); };
    });
    return command;
  }

  void add_list() {
    CLI::App& list = add("list", "the lessons with their titles and parameters",
                         [this](const Course& course) { return list_command(json_, course); });
    list.add_flag("--json", json_, "as JSON");
  }

  void add_run() {
    CLI::App& run = add("run", "run lessons and draw their figures",
                        [this](const Course& course) { return run_command(run_, course); });
    run.add_option("LESSON", run_.lessons,
                   "a number, a name or both (5, rmsprop, 5_rmsprop), or all")
        ->required();
    run.add_flag("--fresh", run_.fresh,
                 "run every lesson, also one that has not changed since it ran");
    record::add_run_options(run, run_.options, choices());
    run.footer(record::streams_help);
  }

  void add_watch() {
    CLI::App& watch = add("watch", "build and run a lesson whenever its file is saved",
                          [this](const Course& course) { return watch_command(watch_, course); });
    watch.add_option("LESSON", watch_.lesson, one_lesson)->required();
    record::add_run_options(watch, watch_.options, choices());
    watch.footer(
        "Shows the first cell that puts out something else than before, or the compiler's message. "
        "Ctrl-C ends it.");
  }

  void add_book() {
    CLI::App& book = add("book", "publish every lesson: a web site, Jupyter notebooks and Markdown",
                         [this](const Course& course) { return book_command(book_, course); });
    book.add_option("--out", book_.out, "folder of the book, made if missing (default: book/)")
        ->type_name("DIR")
        ->check(record::refused_if_empty);
    book.add_option("--title", book_.options.title,
                    "of the first page (default: that of lessons/README.md, else the course's)")
        ->type_name("TEXT")
        ->check(record::refused_if_empty);
    book.add_flag("--no-outputs", book_.without_outputs,
                  "for handing out in class: notebooks without outputs, and no solutions in them, "
                  "in Markdown files and in the lessons' own files");
    book.add_flag("--fresh", book_.fresh,
                  "run every lesson, also one that has not changed since it ran");
    book.add_flag("--external-pictures", book_.external_pictures,
                  "pages show pictures of other hosts, too, which then learn of their readers; "
                  "otherwise these are links");
    book.add_flag("--times", book_.options.with_times,
                  "say on the pages how long cells took; these differ from run to run");
    book.footer(
        "The folder then holds index.html, and of each lesson a page (.html) with its speaker's "
        "notes (_notes.html), a notebook\n"
        "(.ipynb), a Markdown file (.md), the lesson (.cpp), in figures/ its figures (.svg, .png, "
        ".gp) and their data\n"
        "(.csv), and in files/ what its prose refers to. lessons/README.md, if it is there, begins "
        "index.html.\n"
        "The book needs no server and no network. Files of an earlier book that\n"
        "are no longer part of it are removed, others never. A failed lesson is published with its "
        "error, and makes the exit\n"
        "status 1.");
  }

  void add_step() {
    step_.options.show = "auto";
    CLI::App& step =
        add("step", "step through a lesson in the terminal, cell by cell, forwards and back",
            [this](const Course& course) { return step_command(step_, course); });
    step.add_option("LESSON", step_.lesson, one_lesson)->required();
    record::add_lesson_options(step, step_.options, choices());
    step.get_option("--out")->description(
        "folder for the figures (default: a temporary one, removed at the end)");
    step.get_option("--format")->description("besides png and gp, with --out: svg, pdf");
    step.footer("Keys:\n" + help_text(true, 80) +
                "Without a terminal the same commands are read from standard input, a line each: "
                "n, p, r, g 5, a,\n"
                "e rho=0.9, o, v, ?, q; an empty line is n. Where a prediction is asked for, the "
                "line is the answer;\nthe end of input quits.");
  }

  void add_new() {
    CLI::App& command = add("new", "write a short complete lesson, ready to edit",
                            [this](const Course& course) { return new_command(name_, course); });
    command
        .add_option(
            "NAME", name_,
            "letters, digits and _, such as newton or 9_newton; the next number if it has none")
        ->required();
  }

  void add_check() {
    CLI::App& check = add(
        "check",
        "what lessons print and show against their golden files, and what would displease a reader",
        [this](const Course& course) { return check_command(check_, course); });
    check.add_option("LESSON", check_.lessons,
                     "a number, a name or both (5, rmsprop, 5_rmsprop), or all (default: all)");
    check.add_flag("--accept", check_.accept,
                   "write the golden files, after showing the difference");
    check.add_flag("--sanitize", check_.sanitize,
                   "also run each lesson once under AddressSanitizer and UBSan: what it reads or "
                   "writes outside of arrays, or of variables that no longer exist");
    check.footer(
        "The golden file of lessons/NAME.cpp is tests/golden/NAME.txt. A finding is a line "
        "FILE:LINE: TEXT. Exit status: 0\n"
        "nothing was found, 1 something was, 2 the command was wrong.");
  }

  void add_live() {
    CLI::App& live = *app_.add_subcommand(
        "live", "serve the course with controls for its parameters, for one or for a room");
    live.callback(
        [this] { action_ = [this](const Home& home) { return live_command(arguments_, home); }; });
    add_live_options(live, live_);
  }

  void add_bench() {
    CLI::App& bench = *app_.add_subcommand(
        "bench", "run the benchmarks and print their ratios against the targets");
    bench.callback(
        [this] { action_ = [this](const Home& home) { return bench_command(bench_, home); }; });
    bench.add_option("OPTIONS", bench_, "passed on to Google Benchmark, after a --");
  }

  CLI::App app_{"Chalkline: runs lessons on optimization and draws their figures with gnuplot",
                "chalkline"};
  std::string course_;
  bool json_ = false;
  RunCommand run_;
  LessonCommand watch_, step_;
  BookCommand book_;
  std::string name_;
  CheckCommand check_;
  LiveCommand live_;
  std::vector<std::string> bench_, arguments_;   // the latter: all that follow the command
  std::function<int(const Home& home)> action_;  // of the command that was typed
};

int fail(const std::exception& error, int status) {
  std::cerr << "chalkline: " << text::printable(error.what()) << '\n';
  return status;
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  base::open_missing_streams();
  const base::CheckedOutput output;
  try {
    return CommandLine().obey(argc, argv);
  } catch (const UsageError& error) {
    return fail(error, 2);
  } catch (const record::ParameterError& error) {
    return fail(error, 2);
  } catch (const std::exception& error) {
    return fail(error, 1);
  }
}

}  // namespace chalkline::app
