#include "record/figure_folder.hpp"

#include "catch.hpp"
#include "error_text.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::record;
namespace fs = std::filesystem;

namespace {

const std::vector<Parameter> parameters = {declare_parameter("rho", 0.9, "decay"),
                                           declare_parameter("n_iter", std::int64_t{50}, "steps")};

std::string folder(const RunOptions& options) {
  return figure_folder("/c/plots", options, parameters).string();
}

}  // namespace

TEST_CASE("a run that draws what is published draws into plots, however that is asked for") {
  CHECK(folder({}) == "/c/plots");
  CHECK(folder({.parameters = {"rho=0.90", "n_iter=50"}}) == "/c/plots");
  CHECK(folder({.parameters = {"rho=0.5", "rho=0.9"}}) == "/c/plots");
  CHECK(folder({.formats = {"png", "gp", "svg", "png"}, .palette = "jet"}) == "/c/plots");
  CHECK(folder({.show = "blocks", .time_limit = 5.0}) == "/c/plots");
}

TEST_CASE("other parameters, formats or colors draw into plots/tries") {
  const std::vector<RunOptions> others = {
      {.parameters = {"rho=0.5"}}, {.parameters = {"rho=0.9", "n_iter=51"}},
      {.formats = {"svg"}},        {.formats = {"svg", "png", "pdf"}},
      {.formats = {"gp"}},         {.palette = "gray"}};
  for (const RunOptions& options : others) CHECK(folder(options) == "/c/plots/tries");
}

TEST_CASE("a folder that is named is taken, whatever is drawn") {
  CHECK(folder({.parameters = {"rho=0.5"}, .out = "/a"}) == "/a");
  CHECK(folder({.out = "a"}) == fs::absolute("a"));
}

TEST_CASE("a parameter that there is not, or a value that is refused, is told") {
  CHECK_THROWS_AS(folder({.parameters = {"roh=0.5"}}), ParameterError);
  CHECK_THROWS_AS(folder({.parameters = {"n_iter=0.5"}}), ParameterError);
}

TEST_CASE("git takes no notice of the folder for tries, and other folders are left alone") {
  const TemporaryFolder plots;
  prepare_figure_folder(plots.path(), plots.path());
  prepare_figure_folder(plots.path() / "other", plots.path());
  CHECK(fs::is_empty(plots.path()));
  CHECK(note_on_figure_folder(plots.path(), plots.path()).empty());
  const fs::path tries = tries_folder(plots.path());
  for (int i = 0; i < 2; ++i) prepare_figure_folder(tries, plots.path());
  CHECK(read_file(tries / ".gitignore") == "*\n");
  CHECK(note_on_figure_folder(tries, plots.path()).find(tries.string()) != std::string::npos);
}

TEST_CASE("a folder for tries that cannot be made is told with its name") {
  const TemporaryFolder folder;
  write_file(folder.path() / "plots", "a file");
  const fs::path plots = folder.path() / "plots";
  const std::string told =
      error_text<std::system_error>([&] { prepare_figure_folder(tries_folder(plots), plots); });
  CHECK(told.find((plots / "tries").string()) != std::string::npos);
}
