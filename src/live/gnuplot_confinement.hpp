// What a gnuplot that draws for a room may not do.
#pragma once

#include "base/confinement.hpp"

namespace chalkline::live {

/// gnuplot has no safe mode: its language starts commands (system, pipes) and writes files. Under
/// this it starts no process, becomes no other program, opens no socket, and neither fills a file
/// nor removes or renames one. Throws std::runtime_error if libseccomp refuses.
base::Confinement gnuplot_confinement();

}  // namespace chalkline::live
