#include "app/course/build_messages.hpp"

#include "app/course/compiler_messages.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

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
        "lessons/5_rmsprop.cpp:39:28: error: no member named 'rnd'\n"
        "   39 | const Vector draw = random.rnd(2);\n"
        "      |                            ^~~\n");
}

TEST_CASE("what the compiler says of itself does not") {
  CHECK(messages("/home/a/lessons/5_rmsprop.cpp:3:10: fatal error: no.hpp: No such file\n"
                 "    3 | #include \"no.hpp\"\n      |          ^~~~~~~~\n"
                 "compilation terminated.\ncc1plus: all warnings being treated as errors\n"
                 "1 warning and 2 errors generated.\n") ==
        "lessons/5_rmsprop.cpp:3:10: fatal error: no.hpp: No such file\n"
        "    3 | #include \"no.hpp\"\n      |          ^~~~~~~~\n");
}

TEST_CASE("an error in the library is told on the author's line that led there, by g++ 12") {
  CHECK(
      messages("In file included from /usr/include/chalkline/lesson/lesson.hpp:36,\n"
               "                 from /build/cmake_pch.hxx:5:\n"
               "/usr/include/chalkline/lesson/show.hpp: In instantiation of ‘void "
               "chalkline::lesson::show(const T&) [with T = Thing]’:\n"
               "/home/a/lessons/5_rmsprop.cpp:6:5:   required from here\n"
               "/usr/include/chalkline/lesson/show.hpp:51:17: error: static assertion failed: show "
               "takes a Figure\n"
               "   51 |   static_assert(can_be_shown,\n      |                 ^~~~~~~~~~~~\n"
               "/usr/include/chalkline/lesson/show.hpp:51:17: note: ‘can_be_shown’ evaluates to "
               "false\n") == "lessons/5_rmsprop.cpp:6:5: error: show takes a Figure\n");
}

TEST_CASE("... by g++ 14, which shows that line") {
  const std::string code = "    6 | show(Thing{});\n      | ~~~~^~~~~~~~~\n";
  CHECK(messages("/usr/include/chalkline/lesson/values.hpp: In instantiation of ‘f(T)’:\n"
                 "/usr/include/chalkline/lesson/values.hpp:32:38:   required from ‘g(T)’\n"
                 "   32 |   Values(const T& numbers) : vector_(read(numbers)) {}\n"
                 "      |                                      ^\n"
                 "/home/a/lessons/5_rmsprop.cpp:6:5:   required from here\n" +
                 code +
                 "/usr/include/chalkline/lesson/show.hpp:51:17: error: static assertion failed: "
                 "show takes a Figure\n"
                 "   51 |   static_assert(can_be_shown,\n"
                 "/usr/include/chalkline/lesson/show.hpp:51:17: note: ‘false’\n") ==
        "lessons/5_rmsprop.cpp:6:5: error: show takes a Figure\n" + code);
}

TEST_CASE("... and by clang, which shows it in notes") {
  for (const char* assertion :
       {"static_assert failed due to requirement 'can_be_shown' \"show takes a Figure\"",
        "static assertion failed due to requirement 'can_be_shown': show takes a Figure"}) {
    CHECK(messages("In file included from /home/a/lessons/5_rmsprop.cpp:1:\n"
                   "/usr/include/chalkline/lesson/show.hpp:51:3: error: " +
                   std::string(assertion) +
                   "\n  static_assert(can_be_shown,\n  ^             ~~~~~~~~~~~~\n"
                   "/usr/include/chalkline/lesson/values.hpp:32:38: note: in instantiation of "
                   "function template specialization 'f<int>' requested here\n  read(numbers)\n"
                   "/home/a/lessons/5_rmsprop.cpp:6:1: note: in instantiation of function template "
                   "specialization 'chalkline::lesson::show<Thing>' requested here\n"
                   "show(Thing{});\n^\n1 error generated.\n") ==
          "lessons/5_rmsprop.cpp:6:1: error: show takes a Figure\nshow(Thing{});\n^\n");
  }
}

TEST_CASE("the line that led to an error is shown from the file where the compiler does not") {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "1_x.cpp").string();
  write_file(file, "int a;\n\tshow(Thing{});\n");
  CHECK(build_messages(file + ":2:13:   required from here\n/usr/x.hpp:1:1: error: no\n", file,
                       "1_x.cpp") ==
        "1_x.cpp:2:13: error: no\n    2 |         show(Thing{});\n      |             ^\n");
}

TEST_CASE("an error in a header of the library is told where the author includes it") {
  CHECK(
      messages("In file included from /usr/include/xtensor-blas/xblas.hpp:15,\n"
               "                 from /home/a/lessons/5_rmsprop.cpp:3:\n"
               "/usr/include/xtensor-blas/xutils.hpp:9:10: fatal error: cblas.h: No such file\n") ==
      "lessons/5_rmsprop.cpp:3: fatal error: cblas.h: No such file\n");
}

TEST_CASE("an error in the author's own header is told there") {
  CHECK(messages("In file included from /home/a/lessons/5_rmsprop.cpp:3:\n"
                 "/home/a/lessons/helper.hpp:9:10: error: no type named 'x'\n") ==
        "lessons/helper.hpp:9:10: error: no type named 'x'\n");
}

TEST_CASE("what nothing of the author's led to is told as it is") {
  CHECK(messages("/usr/include/x.hpp:9:10: error: no type named 'x'\n") ==
        "/usr/include/x.hpp:9:10: error: no type named 'x'\n");
}

TEST_CASE("candidates are not listed, but what the author himself declared is") {
  const std::string path = "/home/a/lessons/5_rmsprop.cpp", shown = "lessons/5_rmsprop.cpp";
  const std::string error = ":9:7: error: no matching function for call to 'f(int)'\n";
  const std::string own = ":2:6: note: candidate: 'void f()'\n    2 | void f() {}\n";
  CHECK(messages(path + error + "    9 | f(1);\n/usr/include/y.hpp:3:3: note: candidate: 'g'\n" +
                 "    3 | void g();\n" + path + ":9:7: note:   cannot convert 1\n    9 | f(1);\n" +
                 path + own) == shown + error + "    9 | f(1);\n" + shown + own);
}

TEST_CASE("of a line one error is told, and no warning where there is an error") {
  const std::string path = "/home/a/lessons/5_rmsprop.cpp", shown = "lessons/5_rmsprop.cpp";
  const std::string warning = ":9:1: warning: unused 'a'\n", first = ":9:7: error: no 'x'\n",
                    second = ":9:8: error: no 'y'\n", elsewhere = ":8:1: error: no 'z'\n",
                    follows = "/usr/include/x.hpp:3:3: error: 'at' has not been declared\n";
  CHECK(messages(path + warning + path + first + path + second + follows + path + elsewhere) ==
        shown + first + shown + elsewhere);
  CHECK(messages(path + warning + path + ":9:4: warning: unused 'b'\n" + path + warning) ==
        shown + warning + shown + ":9:4: warning: unused 'b'\n");
}

TEST_CASE("names are those of a lesson, and types are not spelled out") {
  CHECK(messages("/home/a/lessons/5_rmsprop.cpp:3:1: error: conversion from ‘double’ to "
                 "‘const chalkline::Vector’ {aka ‘const xt::xtensor_container<xt::uvector<double, "
                 "std::allocator<double> >, 1, xt::layout_type::row_major>’} [with T = int]\n") ==
        "lessons/5_rmsprop.cpp:3:1: error: conversion from ‘double’ to ‘const Vector’\n");
}

TEST_CASE("a type of the author's own is not taken for one of the library's") {
  const std::string own = ":3:1: error: cannot convert ‘int’ to ‘LineOptions’\n";
  CHECK(messages("/home/a/lessons/5_rmsprop.cpp" + own) == "lessons/5_rmsprop.cpp" + own);
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
  CHECK(messages(path + in_body + path + once + path + declared + path + again) == shown + once);
  CHECK(messages(path + in_body + path + once + path + declared + path + again + path + alone) ==
        shown + once + shown + ": In a parameter, which is read before any cell runs:\n" + shown +
            alone);
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
  const std::string led =
      "\x1B[01m/home/a/lessons/5_rmsprop.cpp:3:1:\x1B[m   required from here\n"
      "\x1B[01m/usr/x.hpp:1:1:\x1B[m\x1B[K \x1B[01;31merror: \x1B[mno\n";
  CHECK(messages(led).find("\x1B[01;31m") != std::string::npos);
  CHECK(without_colors(messages(led)) == "lessons/5_rmsprop.cpp:3:1: error: no\n");
  CHECK(without_colors(messages(colored)) == "lessons/5_rmsprop.cpp:3:1: error: no\n");
}

TEST_CASE("a flood of messages is cut, and how much of it is said") {
  std::string log;
  for (int i = 1; i <= 10; ++i) log += std::to_string(i) + "\n";
  CHECK(messages(log, 3) == "1\n2\n3\n... 7 more lines\n");
  CHECK(messages(log, 10) == log);
}
