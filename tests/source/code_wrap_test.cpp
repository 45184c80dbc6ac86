#include "source/code_wrap.hpp"

#include <random>

#include "catch.hpp"
#include "source/code_highlight.hpp"
#include "text/printable.hpp"

using namespace chalkline;
using namespace chalkline::source;

namespace {

std::vector<std::string> wrapped(const std::string& code, std::size_t width) {
  std::vector<std::string> lines;
  for (const text::Line& line : wrap_code(code_lines(code).at(0), width))
    lines.push_back(text::paint(line, false));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("code that is too wide goes on at a blank, four columns further in than it began") {
  CHECK(wrapped("  mean(i) = (mean(i) * rho) + (squared * (1.0 - rho));", 30) ==
        Lines{"  mean(i) = (mean(i) * rho) +", "      (squared * (1.0 - rho));"});
  CHECK(wrapped("int x;  // the sum of all the values", 20) ==
        Lines{"int x;  // the sum", "    of all the", "    values"});
}

TEST_CASE("code that fits stays as it is") {
  CHECK(wrapped("  if (x)  y();", 14) == Lines{"  if (x)  y();"});
}

TEST_CASE("a word that is too wide goes on between two tokens") {
  CHECK(wrapped("f(alpha,beta,gamma,delta);", 15) ==
        Lines{"f(alpha,beta,", "    gamma,", "    delta);"});
  CHECK(wrapped("std::vector<std::pair<double,double>>x;", 22) ==
        Lines{"std::vector<std::pair<", "    double,double>>x;"});
}

TEST_CASE("a token that is too wide is cut, where it can be at a blank") {
  CHECK(wrapped("puts(\"one two three four five six\");", 20) ==
        Lines{"puts(", "    \"one two three ", "    four five six\");"});
  CHECK(wrapped(std::string(25, 'x'), 10) ==
        Lines{"xxxxxxxxxx", "    xxxxxx", "    xxxxxx", "    xxx"});
}

TEST_CASE("however narrow, nothing but blanks at line ends is lost, and no line is too wide") {
  std::mt19937 engine(11);
  const std::string alphabet = "ab(){};,.:<>+-\" /é漢";
  for (int tries = 0; tries < 3'000; ++tries) {
    std::string code(engine() % 9, ' ');
    for (auto n = engine() % 60; n > 0; --n) {
      const std::size_t at = engine() % alphabet.size();
      if ((alphabet[at] & 0x80) == 0)
        code += alphabet[at];
      else
        code += engine() % 2 ? "é" : "漢";
    }
    if (code.empty()) continue;
    const std::size_t width = 4 + engine() % 40;
    std::string all, expected;
    for (const std::string& line : wrapped(code, width)) {
      INFO(code << " at " << width << ": " << line);
      CHECK(text::columns(line) <= width);
      all += line;
    }
    for (std::string* text : {&all, &code}) std::erase(*text, ' ');
    CHECK(all == code);
  }
}
