#include "live/drawings.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catch.hpp"

using chalkline::live::Drawings;

TEST_CASE("the same script is drawn once, even where many ask at once") {
  Drawings drawings;
  std::atomic<int> drawn = 0;
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] {
      const auto drawing = drawings.find_or_draw("plot x", [&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        ++drawn;
        return std::string("a line");
      });
      right += *drawing == "a line";
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(drawn == 1);
  CHECK(right == 16);
}

TEST_CASE("a drawing that failed is drawn by the next who asks") {
  Drawings drawings;
  const auto fail = []() -> std::string { throw std::runtime_error("no"); };
  CHECK_THROWS_AS(drawings.find_or_draw("plot y", fail), std::runtime_error);
  CHECK(*drawings.find_or_draw("plot y", [] { return std::string("y"); }) == "y");
  CHECK(*drawings.find_or_draw("plot y", fail) == "y");
}
