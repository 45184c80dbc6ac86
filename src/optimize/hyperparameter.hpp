#pragma once

namespace chalkline::optimize {

// Each throws std::invalid_argument unless the value is allowed: "RMSProp: rho must be >= 0 and <
// 1, but is 1.2".

/// Allows 0 < value < infinity.
void require_positive(const char* optimizer, const char* parameter, double value);

/// Allows 0 <= value < infinity.
void require_not_negative(const char* optimizer, const char* parameter, double value);

/// Allows 0 <= value < 1.
void require_decay(const char* optimizer, const char* parameter, double value);

}  // namespace chalkline::optimize
