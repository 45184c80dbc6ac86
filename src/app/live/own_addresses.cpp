#include "app/live/own_addresses.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "app/course/usage_error.hpp"
#include "base/descriptor.hpp"

namespace chalkline::app {
namespace {

std::string text_of(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address->sa_family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(address);
    return ::inet_ntop(AF_INET, &v4->sin_addr, text, sizeof text) ? text : "";
  }
  const auto* v6 = reinterpret_cast<const sockaddr_in6*>(address);
  if (IN6_IS_ADDR_LINKLOCAL(&v6->sin6_addr)) return "";  // no browser takes these
  return ::inet_ntop(AF_INET6, &v6->sin6_addr, text, sizeof text) ? "[" + std::string(text) + "]"
                                                                  : "";
}

/// The address from which this machine would call others. Nothing is sent.
std::string calling_address() {
  const base::Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_in other{};
  other.sin_family = AF_INET;
  other.sin_port = htons(53);
  ::inet_pton(AF_INET, "192.0.2.1", &other.sin_addr);  // of the documentation's network
  sockaddr_in own{};
  socklen_t size = sizeof own;
  if (!socket ||
      ::connect(socket.number(), reinterpret_cast<const sockaddr*>(&other), sizeof other) != 0 ||
      ::getsockname(socket.number(), reinterpret_cast<sockaddr*>(&own), &size) != 0)
    return "";
  return text_of(reinterpret_cast<const sockaddr*>(&own));
}

/// Networks within this machine, of containers and virtual machines.
bool is_virtual(const std::string& interface) {
  constexpr std::string_view beginnings[] = {"docker", "br-", "veth", "virbr", "vbox", "lxc"};
  return std::ranges::any_of(beginnings,
                             [&](std::string_view begin) { return interface.starts_with(begin); });
}

std::string host_name() {
  char name[256] = "";
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::vector<std::string> network_addresses() {
  struct Found {
    int order;
    std::string text;
  };
  std::vector<Found> found;
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(list, freeifaddrs);
  const std::string calling = calling_address();
  for (const ifaddrs* one = list; one; one = one->ifa_next) {
    const bool is_up = (one->ifa_flags & IFF_UP) && !(one->ifa_flags & IFF_LOOPBACK);
    if (!is_up || !one->ifa_addr) continue;
    const int family = one->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    const std::string text = text_of(one->ifa_addr);
    if (text.empty()) continue;
    const int order = text == calling             ? 0
                      : is_virtual(one->ifa_name) ? 3
                      : family == AF_INET         ? 1
                                                  : 2;
    found.push_back({order, text});
  }
  std::ranges::stable_sort(found, {}, &Found::order);
  std::vector<std::string> addresses;
  for (const Found& one : found) addresses.push_back(one.text);
  return addresses;
}

std::string host_of_address(const std::string& address) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!address.starts_with(scheme)) continue;
    std::string host = address.substr(scheme.size());
    if (host.ends_with('/')) host.pop_back();
    if (!host.empty() && host.find_first_of("/?#@ ") == host.npos) return in_small_letters(host);
  }
  throw UsageError("--address takes an address such as https://class.example.org, without a path");
}

std::set<std::string> own_hosts(std::uint16_t port, bool for_everyone, const std::string& address) {
  std::vector<std::string> names = {"localhost", "127.0.0.1", "[::1]"};
  if (for_everyone) {
    for (const std::string& one : network_addresses()) names.push_back(one);
    if (const std::string name = in_small_letters(host_name()); !name.empty()) {
      names.push_back(name);
      names.push_back(name + ".local");
    }
  }
  std::set<std::string> hosts;
  for (const std::string& name : names) {
    hosts.insert(name + ":" + std::to_string(port));
    if (port == 80) hosts.insert(name);
  }
  if (!address.empty()) hosts.insert(host_of_address(address));
  return hosts;
}

}  // namespace chalkline::app
