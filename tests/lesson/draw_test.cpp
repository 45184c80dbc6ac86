#include "lesson/draw.hpp"

#include "catch.hpp"

using namespace chalkline;

TEST_CASE("a lesson has each script drawn once") {
  const std::string stamped =
      "set terminal svg\nset title system('date +%N') noenhanced\nplot [0:1] x notitle\n";
  const std::string drawn = lesson::draw(stamped);
  CHECK(lesson::draw(stamped) == drawn);
  CHECK(lesson::draw("\n" + stamped) != drawn);
}
