#include "plot/last_drawings.hpp"

#include "catch.hpp"

using namespace chalkline::plot;

TEST_CASE("a drawing is found by its whole script") {
  LastDrawings last;
  CHECK(!last.find("plot x"));
  last.keep("plot x", "a line");
  last.keep("plot x*x", "a curve");
  CHECK(last.find("plot x") == "a line");
  CHECK(last.find("plot x*x") == "a curve");
  CHECK(!last.find("plot x*"));
}

TEST_CASE("of drawings that take too much the last are kept") {
  LastDrawings last(30);
  for (const std::string script : {"1", "2", "3"}) last.keep(script, std::string(9, 'x'));
  CHECK(last.find("1"));
  last.keep("4", std::string(10, 'x'));
  CHECK(!last.find("1"));
  CHECK(!last.find("2"));
  CHECK(last.find("3"));
  CHECK(last.find("4"));
  last.keep("5", std::string(30, 'x'));
  CHECK(!last.find("4"));
  CHECK(!last.find("5"));
}
