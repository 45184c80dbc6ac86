// What a script of gnuplot's may do under confinement: draw.
#include "live/gnuplot_confinement.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <functional>

#include "catch.hpp"
#include "own_processes.hpp"
#include "plot/gnuplot_process.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// Feeds each script to a gnuplot and tells whether any has made the file in the folder.
bool makes_file(const std::string& script, const std::filesystem::path& file,
                const base::Confinement& confinement) {
  std::filesystem::remove(file);
  plot::Gnuplot gnuplot(confinement);
  try {
    gnuplot.draw("set terminal svg\n" + script + "\nplot x\n",
                 {.time_limit = std::chrono::seconds(10)});
  } catch (const plot::GnuplotError&) {
  }
  return std::filesystem::exists(file) && std::filesystem::file_size(file) > 0;
}

}  // namespace

TEST_CASE("a confined gnuplot draws the same bytes, as SVG, PNG and PDF") {
  plot::Gnuplot confined(live::gnuplot_confinement());
  for (const std::string terminal : {"svg font 'DejaVu Sans,12'", "pngcairo", "svg enhanced"}) {
    const std::string script =
        "set terminal " + terminal + "\nset title 'A'\nplot x, sin(x) with points\n";
    CHECK(confined.draw(script) == plot::run_gnuplot(script));
    CHECK(confined.draw(script) == plot::run_gnuplot(script));
  }
}

TEST_CASE("a script under confinement runs no command, which it does without") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "made";
  const std::string path = file.string();
  const std::vector<std::string> scripts = {
      "system('echo made > " + path + "')",
      "a = system('echo made > " + path + "')",
      "x = \"`echo made > " + path + "`\"",
      "!echo made > " + path,
      "shell\necho made > " + path,
      "plot '<echo 1 2; echo made > " + path + "'",
      "plot '< echo made | tee " + path + "'",
      "set output '|cat > " + path + "'\nplot x\nset output",
      "set print '|cat > " + path + "'\nprint 'made'\nset print",
      "load '< echo made > " + path + "'",
      "set table '|cat > " + path + "'\nplot x\nunset table",
      "stats '<echo 1 2; echo made > " + path + "'",
      "eval(\"system('echo made > " + path + "')\")",
      "set print '" + path + "'\nprint 'made'\nset print",
      "set output '" + path + "'\nplot x\nset output",
      "save '" + path + "'",
      "set table '" + path + "'\nplot x\nunset table"};
  std::size_t without = 0;
  for (const std::string& script : scripts) {
    INFO(script);
    without += makes_file(script, file, {});
    CHECK(!makes_file(script, file, live::gnuplot_confinement()));
  }
  CHECK(without > scripts.size() / 2);
}

TEST_CASE("under confinement a program starts no other, becomes none and opens no socket") {
  const auto run = [](const std::string& program, std::vector<std::string> arguments) {
    return base::run_captured({.program = program,
                               .arguments = std::move(arguments),
                               .confinement = live::gnuplot_confinement()});
  };
  CHECK(run("/bin/echo", {"it runs"}).output == "it runs\n");
  CHECK(run("/bin/sh", {"-c", "exec /bin/echo another"}).output.empty());
  CHECK(run("/bin/sh", {"-c", "/bin/echo another; :"}).output.empty());
  CHECK(run("/usr/bin/env", {"/bin/echo", "another"}).output.empty());
  const std::string python = "/usr/bin/python3";
  if (!std::filesystem::exists(python)) return;
  CHECK(run(python, {"-c",
                     "import threading\nt = threading.Thread(target=lambda: print('thread'))"
                     "\nt.start()\nt.join()"})
            .output == "thread\n");
  for (const char* refused : {"import socket\nsocket.socket()", "import os\nos.fork()",
                              "import os\nos.execv('/bin/true', ['a'])",
                              "import os\nos.posix_spawn('/bin/true', ['a'], {})",
                              "import os\nos.rename('/tmp/a', '/tmp/b')"}) {
    INFO(refused);
    const base::ChildResult result =
        run(python, {"-c", std::string("try:\n  exec(") + "'''" + refused + "''')\nexcept " +
                               "PermissionError:\n  print('refused')"});
    CHECK(result.output == "refused\n");
  }
}
