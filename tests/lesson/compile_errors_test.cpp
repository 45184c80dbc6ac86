// What the compiler says of a lesson that calls the library in a wrong way.
#include <algorithm>
#include <string>
#include <vector>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

struct Wrong {
  const char* statement;
  const char* sentence;
};

const std::vector<Wrong> calls = {
    {"show(Thing{});", "show takes a Figure, Markdown, text, a number"},
    {"show(f);", "show takes a Figure"},
    {"show(&x);", "show takes a Figure"},
    {"show(std::vector<std::string>{\"a\"});", "show takes a Figure"},
    {"optimize::minimize(f, optimize::RMSProp(), x, 10);",
     "minimize: the first argument must be an optimize::Objective"},
    {"optimize::minimize(optimize::bowl(), 0.1, x, 10);",
     "minimize: the second argument must be an optimizer"},
    {"optimize::minimize(optimize::bowl(), Thing{}, x, 10, optimize::Trajectory());",
     "minimize: the second argument must be an optimizer"},
    {"optimize::minimize(optimize::bowl(), optimize::Adam(), 1.0, 10);",
     "minimize: the third argument must be the start"},
    {"optimize::minimize(optimize::bowl(), optimize::Adam(), x, \"ten\");",
     "minimize: the fourth argument must be the number of iterations"},
    {"optimize::minimize(optimize::bowl(), optimize::Adam(), x, 10, 3);",
     "minimize: the fifth argument must be an observer"},
    {"const optimize::RMSProp r(0.01, 0.9);", "RMSProp takes its hyperparameters by name"},
    {"const optimize::GradientDescent g(0.1);",
     "GradientDescent takes its hyperparameters by name"},
    {"show(Figure(\"A\").line(x, f));", "are each a row of numbers"},
    {"show(Figure(\"A\").path(m, x));", "are each a row of numbers"},
    {"show(Figure(\"A\").points(1.0, 2.0));", "are each a row of numbers"},
    {"show(Figure(\"A\").filled_contour(m, m, f));", "are each a Matrix"},
    {"show(Figure(\"A\").surface(m, m, x));", "are each a Matrix"},
    {"numpy::RandomState(1).choice(m, 2);", "choice takes the elements of a row"},
    {"show(Figure(\"A\").line(x, x, \"label\"));", "to ‘chalkline::plot::LineOptions’"},
};

std::string lesson_with(const std::string& statement) {
  return "struct Thing {};\n"
         "LESSON_BEGIN\n"
         "const Vector x = {1.0, 2.0};\n"
         "const Matrix m = {{1.0, 2.0}, {3.0, 4.0}};\n"
         "const auto f = [](const Vector& v) { return v(0); };\n" +
         statement + "\nLESSON_END\n";
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

}  // namespace

TEST_CASE("a wrong call is one error of one sentence, and names the author's line") {
  const TemporaryFolder folder;
  const auto compile = [&](const std::vector<std::string>& arguments) {
    std::vector<std::string> words = {"LC_ALL=C.UTF-8",
                                      "c++",
                                      "-std=c++20",
                                      "-O0",
                                      "-I",
                                      std::string(CHALKLINE_BUILD_DIR) + "/include"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return base::run_captured("env", words);
  };
  const std::string header = (folder.path() / "header.hpp").string();
  write_file(header, "#include <chalkline/lesson.hpp>\n");
  REQUIRE(compile({"-x", "c++-header", header, "-o", header + ".gch"}).status == 0);
  const std::string file = (folder.path() / "lesson.cpp").string();
  const auto messages = [&](const std::string& statement) {
    write_file(file, lesson_with(statement));
    return compile({"-fsyntax-only", "-include", header, file}).errors;
  };
  CHECK(messages("show(x);").empty());
  for (const Wrong& call : calls) {
    const std::string told = messages(call.statement);
    INFO(call.statement << '\n' << told);
    CHECK(count(told, ": error: ") == 1);
    CHECK(count(told, call.sentence) == 1);
    CHECK(count(told, "\n") <= 16);  // of which g++ 14 needs more than 12
    CHECK(count(told, file + ":6:") > 0);
  }
}
