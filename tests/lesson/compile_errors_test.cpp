// What the compiler says of a lesson that calls the library in a wrong way.
#include <filesystem>
#include <string>
#include <vector>

#include "app/course/build_messages.hpp"
#include "base/child_process.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;

namespace {

struct Wrong {
  const char* statement;
  const char* sentence;
};

const char* const cannot_show = "show takes a Figure, Frames, Panels, Markdown, text, a number";
const char* const row = "are each a row of numbers: a Vector, a std::vector or numbers in braces";
const char* const grid = "are each a Matrix: x and y from numpy::meshgrid";
const char* const how_param =
    "param takes a name, a default (a number, true or false, or a text in quotation marks), a "
    "description";

const std::vector<Wrong> calls = {
    {"show();", "show takes one thing: a Figure, Frames, Panels, Markdown, text, a number"},
    {"show(1.0, 2.0);", "show takes one thing"},
    {"show(Frames(3));", "Frames are made of how many there are, a function that makes the Figure"},
    {"show(Frames(3, [](std::size_t) { return 1.0; }));", "Frames are made of"},
    {"show(Frames(3, [](std::size_t) { return Figure(\"f\"); }, {.second = 1.0}));",
     "FramesOptions has no 'second'"},
    {"show({1.0, \"a\"});", "show takes one thing"},
    {"show(Thing{});", cannot_show},
    {"show(f);", cannot_show},
    {"show(&x);", cannot_show},
    {"show(nullptr);", cannot_show},
    {"show(std::vector<std::string>{\"a\"});", cannot_show},
    {"show(std::cout);", cannot_show},
    {"show(Markdown(\"a {} {}\", 1.0));", "this format does not fit its values"},
    {"show(Markdown(\"a {}\", x));", "of an array, numpy::array_print makes a text"},
    {"fmt::print(\"{} {}\", 1);", "this format does not fit its values"},
    {"std::cout << x;", "(operand types are ‘std::ostream’ and ‘const Vector’); show displays"},
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
    {"optimize::minimize(optimize::bowl(), optimize::Adam(), x);",
     "minimize takes an objective, an optimizer, the start, the number of iterations"},
    {"optimize::minimise(optimize::bowl(), optimize::Adam(), x, 10);", "did you mean ‘minimize’?"},
    {"const optimize::RMSProp r(0.01, 0.9);", "RMSProp takes its hyperparameters by name"},
    {"const optimize::GradientDescent g(0.1);",
     "GradientDescent takes its hyperparameters by name"},
    {"const optimize::RMSProp r{.learning_rate = 0.1};",
     "RMSProp has no 'learning_rate'; allowed, in this order: step_size (a number), rho"},
    {"const optimize::RMSProp r{.rho = 0.1};", "such as RMSProp({.step_size = 0.01})"},
    {"const optimize::RMSProp r({.rhoo = 0.9});", "RMSProp has no 'rhoo'; did you mean .rho?"},
    {"const optimize::Adam a({.beta_1 = 0.9});", "Adam has no 'beta_1'; did you mean .beta1?"},
    {"const optimize::RMSProp r({.rho = 0.9, .step_size = 0.1});",
     "the order is step_size, rho, epsilon"},
    {"const optimize::AdaGrad r = 0.1;", "AdaGrad takes in braces and by name: step_size"},
    {"const optimize::Momentum r(\"fast\");", "Momentum takes in braces and by name: step_size"},
    {"const optimize::SGD s;",
     "the optimizers are GradientDescent, Momentum, AdaGrad, RMSProp, Adam"},
    {"RMSProp r;", "did you mean ‘optimize::RMSProp’?"},
    {"optimize::RMSProp().step(x);", "void step(Vector& x, const Vector& gradient)"},
    {"show(optimize::bowl()(1.0, 2.0));", "there is double operator()(const Vector& x) const"},
    {"show(Figure(\"A\").line(x, f));", row},
    {"show(Figure(\"A\").path(m, x));", row},
    {"show(Figure(\"A\").points(1.0, 2.0));", row},
    {"show(Figure(\"A\").line(x, {\"a\", \"b\"}));", row},
    {"show(Figure(\"A\").filled_contour(m, m, f));", grid},
    {"numpy::RandomState(1).choice(m, 2);", "choice takes the elements of a row"},
    {"show(Figure(\"A\").surface(m, m, x));", grid},
    {"show(Figure(\"A\").line(x, x, {.colour = \"red\"}));",
     "LineOptions has no 'colour'; did you mean .color?; allowed, in this order: label (text)"},
    {"show(Figure(\"A\").line(x, x, {.color = 3}));",
     "LineOptions takes in braces and by name: label (text), color (a color such as \"red\")"},
    {"show(Figure(\"A\").path(x, x, {.color = red}));", "‘red’ was not declared"},
    {"show(Figure(\"A\").line(x, x, {.width = 1.0, .label = \"a\"}));",
     "the order is label, color, width, dashed"},
    {"show(Figure(\"A\").line(x, x, \"label\"));", "LineOptions takes in braces"},
    {"show(Figure(\"A\").points(x, x, {.marker = \"o\"}));", "marker (such as plot::Marker::plus)"},
    {"show(Figure(\"A\").filled_contour(m, m, m, {.level = 50}));",
     "FilledContourOptions has no 'level'; did you mean .levels?"},
    {"show(Figure(\"A\").filled_contour(m, m, m, 50));", "levels (a whole number)"},
    {"show(Figure(\"A\").line(x));", "Figure& line(Values x, Values y, LineOptions options = {})"},
    {"show(Figure(\"A\").x_range({0.0, 1.0}));", "there is Figure& x_range(double lo, double hi)"},
    {"show(Figure(\"A\").xlabel(\"x\"));", "did you mean ‘x_label’?"},
    {"show(Figure(\"A\").pie(x, x));",
     "its layers are surface, filled_contour, path, points, line, horizontal"},
    {"show(Figure());", "a Figure is made of its title"},
    {"const Figure a = \"A\";", "a Figure is made of its title"},
    {"show(Panels(2));", "columns (a whole number), share_x (true or false)"},
    {"show(Panels({.rows = 2}));", "PanelsOptions has no 'rows'; allowed, in this order: columns"},
    {"show(Panels().line(x, x));", "axes and layers are those of the figures"},
    {"show(Panels().add(x));", "a Figure is made of its title"},
    {"param(\"a\", 1.0);", how_param},
    {"param(\"a\", 1.0, {.min = 0});", how_param},
    {"param(\"a\", \"c\", \"b\");", how_param},
    {"param(\"a\", true, \"b\", {.min = 0});", how_param},
    {"param(\"a\", x, \"b\");", how_param},
    {"param(\"a\", 'c', \"b\");", "param takes a number, true or false, or a text"},
    {"param(\"a\", 1.0, \"b\", {.minimum = 0});",
     "a parameter's limits have no 'minimum'; allowed, in this order: min (a number), max"},
    {"param(\"a\", 1.0, \"b\", {.max = 1.0, .min = 0.0});", "the order is min, max"},
    {"show(numpy::arange(0.0, 1.0));", "Vector arange(double start, double stop, double step)"},
    {"show(numpy::RandomState(1).rand(x));", "there is double rand() and Vector rand("},
    {"numpy::RandomState random;", "there is explicit RandomState(std::int64_t seed)"},
    {"show(x + \"a\");", "invalid operands of types ‘double’ and ‘const char*’"},
    {"show(x + f);", "no match for ‘operator+’"},
    {"if (x > 1.5) show(x);", "an array is neither true nor false"},
    {"const double d = xt::sum(x);", "is a number once it is called: xt::sum(x)()"},
    {"x(0) = 3.0;", "the elements of a const array cannot be changed"},
    {"show(x.size);", "did you forget ()?"},
    {"for (double e : 3.0) show(e);", "must be a range, such as a Vector"},
};

/// The lines 1 to 5 of a lesson, then each statement in a line of its own.
std::string lesson_with(const std::vector<std::string>& statements) {
  std::string lesson =
      "struct Thing {};\n"
      "LESSON_BEGIN\n"
      "const Vector x = {1.0, 2.0};\n"
      "const Matrix m = {{1.0, 2.0}, {3.0, 4.0}};\n"
      "const auto f = [](const Vector& v) { return v(0); };\n";
  for (const std::string& statement : statements) lesson += "{ " + statement + " }\n";
  return lesson + "LESSON_END\n";
}

/// What is told of one line, "FILE:LINE:" and all that follows it up to the next message.
std::string told_of(const std::string& messages, std::size_t line) {
  const std::string file = "lessons/1_x.cpp:";
  const std::size_t start = messages.find(file + std::to_string(line) + ":");
  if (start == messages.npos) return "";
  return messages.substr(start, messages.find("\n" + file, start) - start) + "\n";
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

}  // namespace

TEST_CASE("a wrong call is one error of one sentence, told on the author's line") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "lessons");
  const std::string file = (folder.path() / "lessons/1_x.cpp").string();
  const auto messages = [&](const std::vector<std::string>& statements) {
    write_file(file, lesson_with(statements));
    const base::ChildResult result = base::run_captured(
        "env", {"LC_ALL=C.UTF-8", "c++", "-std=c++20", "-O0", "-Wall", "-Wextra", "-fsyntax-only",
                "-I", CHALKLINE_BUILD_DIR "/include", "-include", "chalkline/lesson.hpp", file});
    return app::build_messages(result.errors, file, "lessons/1_x.cpp", 1000);
  };
  CHECK(messages({"show(x); show(m); show(f(x));"}).empty());
  std::vector<std::string> statements;
  for (const Wrong& call : calls) statements.push_back(call.statement);
  const std::string all = messages(statements);
  CHECK(count(all, ": error: ") == calls.size());
  for (const char* noise : {"required from", "In file", "note:", "candidate", "include/",
                            "chalkline::", "{aka", "[with"})
    CHECK(count(all, noise) == 0);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const std::string told = told_of(all, 6 + i);
    INFO(calls[i].statement << '\n' << told);
    CHECK(count(told, ": error: ") == 1);
    CHECK(count(told, calls[i].sentence) == 1);
    CHECK(count(told, "| { " + statements[i] + " }\n") == 1);
    CHECK(count(told, "\n") <= 7);
  }
}
