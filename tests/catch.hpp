// Catch2 2 and Catch2 3 under one name.
#pragma once
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;  // which version 2 has without a prefix
#else
#include <catch2/catch.hpp>
#endif
