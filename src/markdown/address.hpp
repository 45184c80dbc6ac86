// The addresses of links and pictures.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

/// Whether it is relative or has a scheme that cannot run anything: http, https, mailto.
bool is_safe_address(std::string_view address);

/// Whether it has a scheme or names another host, so that it leads away from what is published.
bool leads_away(std::string_view address);

/// As an attribute's value: what may not stand in one is percent-encoded.
std::string encoded_address(std::string_view address);

/// What is to stand in place of an address; none if a link to it is to be text, a picture what
/// describes it.
using AddressOf = std::function<std::optional<std::string>(const Node& link_or_image)>;

/// The same prose with other addresses.
Node with_addresses(Node prose, const AddressOf& address_of);

}  // namespace chalkline::markdown
