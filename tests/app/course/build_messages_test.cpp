#include "app/course/build_messages.hpp"

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::app;

namespace {

std::string messages(const std::string& log, std::size_t max_lines = 40) {
  return build_messages(log, "/home/a/lessons/5_rmsprop.cpp", "lessons/5_rmsprop.cpp", max_lines);
}

}  // namespace

TEST_CASE("the compiler's words remain, on the author's own file") {
  CHECK(messages("/home/a/lessons/5_rmsprop.cpp: In function 'void f()':\n"
                 "/home/a/lessons/5_rmsprop.cpp:39:28: error: no member named 'rnd'\n"
                 "   39 | const Vector draw = random.rnd(2);\n"
                 "      |                            ^~~\n") ==
        "lessons/5_rmsprop.cpp: In function 'void f()':\n"
        "lessons/5_rmsprop.cpp:39:28: error: no member named 'rnd'\n"
        "   39 | const Vector draw = random.rnd(2);\n"
        "      |                            ^~~\n");
}

TEST_CASE("of a param that is seen twice nothing is said twice") {
  const std::string path = "/home/a/lessons/5_rmsprop.cpp", shown = "lessons/5_rmsprop.cpp";
  const std::string once =
                        ":10:37: error: 'two' was not declared\n   10 | param(two)\n      | ^~~\n",
                    again =
                        ":10:22: error: 'two' was not declared\n   10 | param(two)\n      | ^~~\n",
                    alone = ":11:9: error: 'local' was not declared\n   11 | param(local)\n",
                    in_body = ": In function 'void chalkline_lesson_body()':\n",
                    declared =
                        ": In function 'void {anonymous}::chalkline_declare_parameters()':\n";
  CHECK(messages(path + in_body + path + once + path + declared + path + again) ==
        shown + in_body + shown + once);
  CHECK(messages(path + in_body + path + once + path + declared + path + again + path + alone) ==
        shown + in_body + shown + once + shown +
            ": In a parameter, which is read before any cell runs:\n" + shown + alone);
  CHECK(messages(path + declared + path + alone) ==
        shown + ": In a parameter, which is read before any cell runs:\n" + shown + alone);
}

TEST_CASE("what make says itself does not") {
  CHECK(messages("[ 50%] Building CXX object x.o\n/home/a/lessons/5_rmsprop.cpp:3:1: error: no\n"
                 "make[3]: *** [x.make:76: x.o] Error 1\nmake: *** [Makefile:1: x] Error 2\n") ==
        "lessons/5_rmsprop.cpp:3:1: error: no\n");
}

TEST_CASE("of the linker the name remains that it misses") {
  CHECK(messages("/usr/bin/ld: CMakeFiles/x.o: in function `f()':\n"
                 "5_rmsprop.cpp:(.text+0x8): undefined reference to `g(double)'\n"
                 "collect2: error: ld returned 1 exit status\n") ==
        "lessons/5_rmsprop.cpp: error: undefined reference to `g(double)'\n");
  for (const char* linker : {"", "error: "}) {
    INFO(linker);
    CHECK(messages(std::string("/home/a/lessons/5_rmsprop.cpp:7: ") + linker +
                   "undefined reference to 'g(double)'\n") ==
          "lessons/5_rmsprop.cpp:7: error: undefined reference to 'g(double)'\n");
  }
  CHECK(messages("/home/a/lessons/5_rmsprop.cpp:7:(.text+0xa): undefined reference to `g()'\n") ==
        "lessons/5_rmsprop.cpp:7: error: undefined reference to `g()'\n");
  CHECK(messages("/usr/bin/ld: lib.a(x.o):x.cpp:9: undefined reference to `h()'\n") ==
        "lessons/5_rmsprop.cpp: error: undefined reference to `h()'\n");
}

TEST_CASE("colors stay, whatever is colored") {
  const std::string colored =
      "\x1B[01m/home/a/lessons/5_rmsprop.cpp:3:1:\x1B[m\x1B[K \x1B[01;31merror: \x1B[mno\n";
  CHECK(messages(colored) ==
        "\x1B[01mlessons/5_rmsprop.cpp:3:1:\x1B[m\x1B[K \x1B[01;31merror: \x1B[mno\n");
  CHECK(without_colors(messages(colored)) == "lessons/5_rmsprop.cpp:3:1: error: no\n");
}

TEST_CASE("a flood of messages is cut, and how much of it is said") {
  std::string log;
  for (int i = 1; i <= 10; ++i) log += std::to_string(i) + "\n";
  CHECK(messages(log, 3) == "1\n2\n3\n... 7 more lines\n");
  CHECK(messages(log, 10) == log);
}
