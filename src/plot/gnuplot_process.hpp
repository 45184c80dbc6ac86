// Runs gnuplot as a child process and demands that everything went well.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/child_process.hpp"

namespace chalkline::plot {

/// gnuplot could not be run, failed, was killed or took too long. The message says which and what
/// to do.
class GnuplotError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct GnuplotOptions {
  std::chrono::milliseconds time_limit{60'000};      ///< after which gnuplot is killed
  std::size_t output_limit = std::size_t{64} << 20;  ///< bytes; more than that is no figure
  base::CallOff call_off = {};                       ///< ends it
};

/// A gnuplot that draws one script after the other, none of which leaves anything to the next. It
/// is started when it is first needed, is another one after each error, and ends with this value,
/// and with this process, however this process ends.
class Gnuplot {
 public:
  explicit Gnuplot(base::Confinement confinement = {});
  Gnuplot(Gnuplot&&) noexcept;
  ~Gnuplot();

  /// Feeds the script to gnuplot (found on PATH) as a file, without any personal init file, and
  /// returns what it writes to standard output. Anything on its standard error, another exit status
  /// than 0, no output at all or too much of it is a GnuplotError, which quotes the first lines of
  /// what it said. A gnuplot that somebody else kills is replaced once, and tried again. What
  /// gnuplot itself leaves running is not waited for.
  std::string draw(const std::string& script, const GnuplotOptions& options = {});

  void end();

 private:
  class Process;
  base::Confinement confinement_;
  std::unique_ptr<Process> process_;
};

/// The one of this thread, which ends with it. When the thread makes a copy of the process, by
/// fork, that has none, and this one is ended: nobody waits for a child that he did not start.
Gnuplot& kept_gnuplot();

/// One that draws this script alone.
std::string run_gnuplot(const std::string& script, const GnuplotOptions& options = {});

/// "5.4 patchlevel 4". Throws GnuplotError if gnuplot does not tell.
std::string gnuplot_version();

/// The same, but empty if there is no gnuplot or it does not tell.
std::string gnuplot_version_if_any();

/// How gnuplot, without any personal init file, is run on a script. Throws GnuplotError if there is
/// no gnuplot.
base::Command gnuplot_reading(std::string script);

/// What gnuplot says when it is started with these arguments. Throws GnuplotError if it cannot be
/// started.
base::ChildResult ask_gnuplot(std::vector<std::string> arguments);

}  // namespace chalkline::plot
