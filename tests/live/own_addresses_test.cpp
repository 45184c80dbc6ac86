#include "app/live/own_addresses.hpp"

#include "app/course/usage_error.hpp"
#include "catch.hpp"

using namespace chalkline::app;

TEST_CASE("A server knows its own names, and those of others once it is open to them") {
  const auto alone = own_hosts(8080, false, "");
  CHECK(alone == std::set<std::string>{"localhost:8080", "127.0.0.1:8080", "[::1]:8080"});
  CHECK(own_hosts(80, false, "").contains("localhost"));
  const auto open = own_hosts(8080, true, "https://Class.example.org/");
  CHECK(open.contains("class.example.org"));
  for (const std::string& address : network_addresses()) CHECK(open.contains(address + ":8080"));
}

TEST_CASE("An address that is none is told") {
  for (const char* address : {"", "class", "ftp://class", "https://", "https://a/b", "https://a?x"})
    CHECK_THROWS_AS(host_of_address(address), UsageError);
  CHECK(host_of_address("http://a:81/") == "a:81");
}
