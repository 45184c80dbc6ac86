#include "base/memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

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
  // from the system itself, since sanitizers keep for a while what is freed
  void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  std::memset(memory, 'x', size);
  CHECK(base::resident_memory() >= before + size / 2);
  REQUIRE(munmap(memory, size) == 0);
  CHECK(base::resident_memory() < before + size / 2);
}
