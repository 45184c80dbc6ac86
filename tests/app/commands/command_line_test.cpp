// The command line as a user meets it, with small shell scripts in the place of lessons.
#include <filesystem>
#include <map>
#include <thread>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "contains.hpp"
#include "record/run_record.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

namespace fs = std::filesystem;

/// A home with the real chalkline and lessons that are scripts.
class Home {
 public:
  Home() {
    fs::create_directory(folder_.path() / "lessons");
    fs::copy_file(CHALKLINE_BUILD_DIR "/chalkline", folder_.path() / "chalkline");
  }

  void add(const std::string& id, const std::string& script) {
    const fs::path file = folder_.path() / "lessons" / id;
    write_file(file, "#!/bin/sh\n" + script);
    fs::permissions(file, fs::perms::owner_all);
    list_ += id + "\n";
    write_file(folder_.path() / "lessons.txt", list_);
  }

  base::ChildResult run(const std::vector<std::string>& arguments) const {
    return base::run_captured(folder_.path() / "chalkline", arguments);
  }

  const fs::path& path() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
  std::string list_;
};

using chalkline::test::contains;

}  // namespace

TEST_CASE("one lesson takes over: its output, errors and status are the command's") {
  Home home;
  home.add("1_one", "echo result; echo note >&2; exit 5");
  const base::ChildResult result = home.run({"run", "one"});
  CHECK(result.output == "result\n");
  CHECK(result.errors == "note\n");
  CHECK(result.status == 5);
}

TEST_CASE("several lessons print in their order, whichever is done first") {
  Home home;
  home.add("1_slow", "sleep 0.3; echo slow");
  home.add("2_quick", "echo quick");
  const base::ChildResult result = home.run({"run", "all"});
  CHECK(result.status == 0);
  CHECK(result.output == "slow\nquick\n");
  CHECK(contains(result.errors, "2 of 2 lessons done"));
}

TEST_CASE("a failed lesson does not keep the others from running, and the summary names it") {
  Home home;
  home.add("1_bad", "echo half; echo reason >&2; exit 1");
  home.add("2_killed", "kill -9 $$");
  home.add("3_good", "echo good");
  const base::ChildResult result = home.run({"run", "all"});
  CHECK(result.status == 1);
  CHECK(result.output == "half\ngood\n");
  CHECK(contains(result.errors, "reason"));
  CHECK(contains(
      result.errors,
      "1 of 3 lessons done; failed:\n  1_bad (exit status 1)\n  2_killed (exit status 137)\n"));
}

TEST_CASE("lessons run side by side on a machine with more than one core") {
  if (std::thread::hardware_concurrency() < 2) return;
  Home home;  // each waits for the other, so one after the other would never end
  const std::string meet =
      "cd \"$(dirname \"$0\")\"; touch $ME; i=0; while [ ! -e $OTHER ]; do sleep 0.02; i=$((i+1)); "
      "[ $i -lt 500 ] || exit 1; done";
  home.add("1_a", "ME=a OTHER=b; " + meet);
  home.add("2_b", "ME=b OTHER=a; " + meet);
  CHECK(home.run({"run", "all"}).status == 0);
}

TEST_CASE("options reach the lesson") {
  Home home;
  home.add("1_one", "echo \"$@\"");
  CHECK(home.run({"run", "1", "--out", "some dir", "--format", "pdf,svg", "--palette", "gray"})
            .output == "--out some dir --format pdf,svg --palette gray --supervise\n");
}

TEST_CASE("a lesson that does not exist is a wrong command: status 2, and the lessons there are") {
  Home home;
  home.add("1_one", "echo ran");
  const base::ChildResult result = home.run({"run", "two"});
  CHECK(result.status == 2);
  CHECK(result.output.empty());
  CHECK(contains(result.errors, "1_one"));
}

TEST_CASE("no command, an unknown command or a wrong option is status 2") {
  Home home;
  home.add("1_one", "echo ran");
  const std::vector<std::vector<std::string>> wrong = {{},
                                                       {"jump"},
                                                       {"run"},
                                                       {"run", "one", "--palette", "pink"},
                                                       {"run", "one", "--format", "bmp"},
                                                       {"list", "--xml"}};
  for (const auto& arguments : wrong) {
    const base::ChildResult result = home.run(arguments);
    CHECK(result.status == 2);
    CHECK(result.output.empty());
    CHECK(!result.errors.empty());
  }
}

TEST_CASE("parameters go to the lessons that have them, and are checked before any runs") {
  Home home;
  const record::Parameter rho =
      record::declare_parameter("rho", 0.9, "decay rate", {.min = 0.0, .max = record::open(1.0)});
  const std::string with = record::to_json(record::LessonDescription{"1_with", {rho}});
  const std::string without = record::to_json(record::LessonDescription{"2_without", {}});
  const auto script = [](const std::string& json) {
    return "[ \"$1\" = --describe ] && { cat <<'J'\n" + json + "\nJ\nexit; }; echo \"$@\"";
  };
  home.add("1_with", script(with));
  home.add("2_without", script(without));

  const base::ChildResult good = home.run({"run", "all", "-p", "rho=0.5"});
  INFO(good.errors);
  CHECK(good.status == 0);
  CHECK(contains(good.output, "-p rho=0.5"));
  CHECK(good.output.find("rho") == good.output.rfind("rho"));

  const base::ChildResult range = home.run({"run", "all", "-p", "rho=1"});
  CHECK(range.status == 2);
  CHECK(range.output.empty());
  CHECK(contains(range.errors, "0 <= rho < 1"));

  const base::ChildResult unknown = home.run({"run", "all", "-p", "roh=1"});
  CHECK(unknown.status == 2);
  CHECK(unknown.output.empty());
  CHECK(contains(unknown.errors, "rho"));
}

TEST_CASE("every command has help, and the program a version") {
  Home home;
  const std::vector<std::vector<std::string>> helps = {
      {"--help"}, {"run", "--help"}, {"list", "--help"}, {"bench", "--help"}};
  for (const auto& arguments : helps) {
    const base::ChildResult result = home.run(arguments);
    CHECK(result.status == 0);
    CHECK(contains(result.output, "--help"));
  }
  CHECK(contains(home.run({"--version"}).output, "chalkline 0."));
}

TEST_CASE("where there is no course the command says what makes one") {
  Home home;
  const std::string here = "cd \"$1\"; \"$1/chalkline\" ";
  for (const char* command : {"list", "run all --course /"}) {
    const base::ChildResult result =
        base::run_captured("/bin/sh", {"-c", here + command, "sh", home.path().string()});
    CHECK(result.status == 2);
    CHECK(contains(result.errors, "is no course"));
    CHECK(contains(result.errors, "chalkline_add_lessons(lessons/*.cpp)"));
  }
}

TEST_CASE("a full standard output is an error") {
  Home home;
  home.add("1_one", "echo one");
  home.add("2_two", "echo two");
  const base::ChildResult result = base::run_captured(
      "/bin/sh", {"-c", "\"$0\" run all >/dev/full", (home.path() / "chalkline").string()});
  CHECK(result.status == 1);
  CHECK(contains(result.errors, "standard output"));
}

TEST_CASE("a command or an option with a typing error is named, with the one that was meant") {
  const Home home;
  for (const std::string command :
       {"list", "run", "watch", "book", "step", "new", "check", "bench"}) {
    std::vector<std::string> typed = {command + command.back(),
                                      std::string(command).replace(1, 1, "x")};
    for (std::size_t i = 0; i + 1 < command.size(); ++i) {
      typed.push_back(command);
      std::swap(typed.back()[i], typed.back()[i + 1]);
    }
    for (const std::string& word : typed) {
      if (word == command) continue;  // two letters that are the same
      const base::ChildResult result = home.run({word, "5"});
      CHECK(result.status == 2);
      CHECK(result.output.empty());
      CHECK(contains(result.errors,
                     "there is no command \"" + word + "\"; did you mean " + command + "?\n"));
    }
  }
  CHECK(contains(home.run({"run", "5", "--palete=gray"}).errors,
                 "run has no option --palete; did you mean --palette?\n"));
  CHECK(contains(home.run({"run", "--fromat", "svg", "5"}).errors,
                 "no option --fromat; did you mean --format?\n"));
  CHECK(contains(home.run({"frobnicate"}).errors,
                 "there is no command \"frobnicate\"\nThere are list, run,"));
  CHECK(contains(home.run({"list", "--xml"}).errors, "list has no option --xml\n"));
}

TEST_CASE("a parameter that no lesson has is answered with all there are, each once") {
  Home home;
  const record::Parameter rho = record::declare_parameter("rho", 0.9, "decay rate", {});
  const record::Parameter start = record::declare_parameter("start", 2.0, "begin", {});
  for (const auto& [id, own] :
       {std::pair{"1_one", std::vector{rho}}, std::pair{"2_two", std::vector{start, rho}},
        std::pair{"3_three", std::vector{rho}}})
    home.add(id, "cat <<'J'\n" + record::to_json(record::LessonDescription{id, own}) + "\nJ\n");
  const base::ChildResult result = home.run({"run", "all", "-p", "nosuch=1"});
  CHECK(result.status == 2);
  CHECK(contains(result.errors, "there is no parameter \"nosuch\"; there are: rho, start\n"));
}

TEST_CASE("whatever is wrong with an option of whichever command is told in a sentence naming it") {
  Home home;
  home.add("1_one", "echo ran");
  const std::map<std::string, std::vector<std::string>> with_value = {
      {"list", {"--course"}},
      {"run", {"--out", "--format", "--palette", "--scale", "--show", "--time-limit", "--course"}},
      {"watch",
       {"--out", "--format", "--palette", "--scale", "--show", "--time-limit", "--course"}},
      {"book", {"--out", "--title", "--course"}},
      {"step", {"--out", "--format", "--palette", "--scale", "--show", "--course"}},
      {"new", {"--course"}},
      {"check", {"--course"}}};
  const std::map<std::string, std::vector<std::string>> flags = {
      {"list", {"--json"}},
      {"run", {"--fresh"}},
      {"book", {"--no-outputs", "--fresh", "--external-pictures", "--times"}},
      {"check", {"--accept", "--sanitize"}}};
  const std::map<std::string, std::string> fine = {{"--format", "svg"},
                                                   {"--palette", "gray"},
                                                   {"--scale", "2"},
                                                   {"--show", "none"},
                                                   {"--time-limit", "5"}};
  const auto refused = [&](const std::vector<std::string>& words, const std::string& told) {
    const base::ChildResult result = home.run(words);
    INFO(words[0] << ' ' << (words.size() > 2 ? words[2] : "") << ": " << result.errors);
    CHECK(result.status == 2);
    CHECK(result.output.empty());
    CHECK(contains(result.errors, told));
    CHECK(contains(result.errors, "\nRun with --help for more information.\n"));
  };
  const auto misspelled = [](const std::string& option) { return option + option.back(); };
  for (const auto& [command, options] : with_value) {
    refused({command, "one", "-z"}, command + " has no option -z");
    refused({command, "-z", "one"}, command + " has no option -z");
    refused({command, "--hlep"}, "has no option --hlep; did you mean --help?");
    for (const std::string& option : options) {
      const auto found = fine.find(option);
      const std::string value = found == fine.end() ? "x" : found->second;
      refused({command, "one", misspelled(option), value}, "; did you mean " + option + "?");
      refused({command, "one", misspelled(option) + "=" + value}, "; did you mean " + option);
      refused({command, "one", option}, option + " needs a value: " + option + " ");
      refused({command, "one", option, ""}, option);
      refused({command, "one", option + "="}, option);
      if (option != "--format")
        refused({command, "one", option, value, option, value}, option + " is given twice");
    }
  }
  for (const auto& [command, options] : flags)
    for (const std::string& option : options) {
      refused({command, misspelled(option)}, "; did you mean " + option + "?");
      refused({command, option + "=maybe"}, option + " takes no value");
    }
  for (const char* command : {"run", "watch", "step"}) {
    refused({command, "one", "-p"}, "-p needs a value: -p NAME=VALUE");
  }
}

TEST_CASE("an option in the place of the command is named") {
  const Home home;
  const auto errors = [&](const std::vector<std::string>& words) {
    const base::ChildResult result = home.run(words);
    CHECK(result.status == 2);
    CHECK(result.output.empty());
    return result.errors;
  };
  CHECK(contains(errors({"--hlep"}), "chalkline has no option --hlep; did you mean --help?\n"));
  CHECK(contains(errors({"--vesrion"}), "no option --vesrion; did you mean --version?\n"));
  CHECK(contains(errors({"-x", "list"}), "chalkline has no option -x\nRun with --help"));
  CHECK(contains(errors({"--course", ".", "list"}), "chalkline has no option --course"));
  CHECK(contains(errors({}), "a command is missing; there are list, run, "));
  CHECK(contains(errors({"--", "list"}), "a command is missing; there are list, run, "));
}
