#include "base/memory.hpp"

#include <unistd.h>

#include <vector>

#include "catch.hpp"

using namespace chalkline;

TEST_CASE("there is some memory, and no more than the machine has") {
  const auto all = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) *
                   static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  CHECK(base::available_memory() > 1'000'000);
  CHECK(base::available_memory() <= all);
}

TEST_CASE("memory that is written to is held, and given back when it is freed") {
  constexpr std::size_t size = 200'000'000;
  const std::size_t before = base::resident_memory();
  {
    const std::vector<char> bytes(size, 'x');
    CHECK(base::resident_memory() >= before + size / 2);
  }
  CHECK(base::resident_memory() < before + size / 2);
}
