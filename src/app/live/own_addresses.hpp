// How this machine is reached.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace chalkline::app {

/// Its addresses on networks, the most likely for others to reach first; IPv6 ones in brackets.
std::vector<std::string> network_addresses();

/// The names by which a server on this port may be called: those of this machine alone, or with all
/// that others may use. `address` is what stands before it: https://class.example.org, or empty.
std::set<std::string> own_hosts(std::uint16_t port, bool for_everyone, const std::string& address);

/// "class.example.org" of "https://class.example.org/"; throws UsageError if that is no such
/// address.
std::string host_of_address(const std::string& address);

}  // namespace chalkline::app
