#include "app/course/build_log.hpp"

#include "catch.hpp"

using namespace chalkline::app;

namespace {

const std::string mark = step_mark;

}  // namespace

TEST_CASE("a build's output falls into the steps that said something or failed") {
  const std::vector<BuildStep> steps = build_steps(
      "ninja: Entering directory `build'\n" + mark + "Weaving 1_a\n" + mark +
      "Building lesson_1_a\nwarning: a\n" + mark +
      "Building lesson_2_b\nFAILED: CMakeFiles/lesson_2_b.dir/lessons/woven/2_b.cpp.o \n"
      "c++ -c 2_b.cpp\nerror: b\n  more\n" +
      mark + "Linking\nninja: build stopped: cannot make progress due to previous errors.\n");
  REQUIRE(steps.size() == 2);
  CHECK(!steps[0].failed);
  CHECK(steps[0].text == "warning: a\n");
  CHECK(steps[1].failed);
  CHECK(steps[1].text == "error: b\n  more\n");
  CHECK(makes_lesson(steps[1], "2_b"));
}

TEST_CASE("the files of a failed step are found as older and newer Ninjas name them, in colors") {
  for (const std::string begin : {"FAILED: ", "FAILED: [code=1] ", "\x1B[31mFAILED: \x1B[0m"}) {
    const auto steps =
        build_steps(mark + "x\n" + begin + "lessons/1_a.cpp lessons/b \ncommand\nno\n");
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].outputs == std::vector<std::string>{"lessons/1_a.cpp", "lessons/b"});
  }
}

TEST_CASE("a step is that of the lesson whose program or way there it makes, of no other") {
  for (const char* output :
       {"CMakeFiles/lesson_1_a.dir/lessons/woven/1_a.cpp.o", "lessons/1_a", "/x/lessons/1_a.cpp",
        "lessons/woven/1_a.cpp", "sub/CMakeFiles/lesson_1_a.dir/x.o"}) {
    INFO(output);
    const BuildStep step{.failed = true, .outputs = {output}};
    CHECK(makes_lesson(step, "1_a"));
    for (const char* other : {"1", "a", "1_ab", "11_a"}) CHECK(!makes_lesson(step, other));
  }
  CHECK(!makes_lesson({.failed = true, .outputs = {"libchalkline_lesson.a"}}, "1_a"));
}

TEST_CASE("an error of Ninja itself is a step that failed, and no lesson's") {
  const auto steps = build_steps("ninja: error: loading 'build.ninja': No such file\n");
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].failed);
  CHECK(steps[0].text == "ninja: error: loading 'build.ninja': No such file\n");
  CHECK(!makes_lesson(steps[0], "build"));
}
