#include "record/run_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "catch.hpp"
#include "record/parameter.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace {

const RunChoices choices{{"svg", "png", "txt"}, {"jet", "pink"}, {"none", "loud"}};

/// What a command line of these words asks for.
RunOptions parse(std::vector<std::string> words) {
  CLI::App command;
  RunOptions options;
  add_run_options(command, options, choices);
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  command.parse(std::move(words));
  return options;
}

std::string refusal_of(std::vector<std::string> words) {
  try {
    parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return error.what();
  }
  return "";
}

bool names(const std::string& text, const std::vector<std::string>& all) {
  return std::all_of(all.begin(), all.end(),
                     [&](const auto& name) { return text.find(name) != std::string::npos; });
}

}  // namespace

TEST_CASE("options reach the lesson as words that it reads as the same options") {
  const std::vector<std::vector<std::string>> commands = {
      {},
      {"-p", "rho=0.9", "-p", "seed=1"},
      {"--out", "some where", "--format", "txt,svg", "--palette", "pink"},
      {"--scale", "1"},
      {"--show", "loud", "--time-limit", "0.1"}};
  for (const auto& words : commands) {
    const RunOptions options = parse(words), again = parse(to_arguments(options));
    CHECK(again.parameters == options.parameters);
    CHECK(again.out == options.out);
    CHECK(again.palette == options.palette);
    CHECK(again.scale == options.scale);
    CHECK(again.show == options.show);
    CHECK(again.time_limit == options.time_limit);
    CHECK(again.formats == options.formats);
  }
}

TEST_CASE("a choice that there is not is refused, and what there is named, as in the help") {
  CHECK(names(refusal_of({"--format", "svg,bmp"}), choices.formats));
  CHECK(names(refusal_of({"--palette", "gray"}), choices.palettes));
  CHECK(names(refusal_of({"--show", "window"}), choices.shows));
  CLI::App command;
  RunOptions options;
  add_run_options(command, options, choices);
  const std::string help = command.help();
  for (const auto& some : {choices.formats, choices.palettes, choices.shows})
    CHECK(names(help, some));
}

TEST_CASE("a time limit that is none is refused with what is allowed, in short numbers") {
  for (const char* wrong : {"0", "-1", "1e10", "nan", "inf", "soon", "1s", ""}) {
    INFO(wrong);
    CHECK(refusal_of({"--time-limit", wrong}).find("seconds") != std::string::npos);
  }
  CHECK(refusal_of({"--time-limit", "0"}) ==
        "--time-limit: seconds: 0 is out of range; allowed: 0.001 <= seconds <= 1e+09");
  CHECK(parse({"--time-limit", "0.001"}).time_limit == 0.001);
}

TEST_CASE("an assignment has a name and an equals sign") {
  CHECK(split_assignment("a=b=c") == std::pair<std::string, std::string>("a", "b=c"));
  CHECK(split_assignment("a=").second.empty());
  CHECK_THROWS_AS(split_assignment("=b"), ParameterError);
  CHECK_THROWS_AS(split_assignment("ab"), ParameterError);
}
