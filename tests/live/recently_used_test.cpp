#include "live/recently_used.hpp"

#include "catch.hpp"

using chalkline::live::RecentlyUsed;

TEST_CASE("where there are too many, the one goes that was not used for longest") {
  RecentlyUsed<int> kept(3, 1000);
  for (int i = 0; i < 3; ++i) kept.keep(std::to_string(i), i, 10);
  CHECK(kept.find("0") == 0);
  kept.keep("3", 3, 10);
  CHECK(!kept.find("1"));
  CHECK(kept.find("0") == 0);
  CHECK(kept.size() == 3);
  CHECK(kept.bytes() == 30);
}

TEST_CASE("where they are too large, some go, but not the newest") {
  RecentlyUsed<int> kept(100, 100);
  for (int i = 0; i < 5; ++i) kept.keep(std::to_string(i), i, 40);
  CHECK(kept.size() == 2);
  CHECK(kept.find("4") == 4);
  kept.keep("large", 7, 5000);
  CHECK(kept.size() == 1);
  CHECK(kept.find("large") == 7);
}

TEST_CASE("one of the same name is replaced") {
  RecentlyUsed<int> kept(2, 100);
  kept.keep("a", 1, 10);
  kept.keep("a", 2, 20);
  CHECK(kept.find("a") == 2);
  CHECK(kept.size() == 1);
  CHECK(kept.bytes() == 20);
}
