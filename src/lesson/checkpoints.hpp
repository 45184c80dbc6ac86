// Runs a lesson cell by cell, as another process says, and back again.
#pragma once

#include <cstddef>
#include <functional>

#include "record/run_record.hpp"

namespace chalkline::lesson {

/// Runs `run` as whoever is at the other end of the socket `channel` says. It is sent each event of
/// the run and answers: with nothing, or before a cell (CellBegun) and at the end (RunEnded) with
/// "go", or with "back 7" to stand before cell 7 again, with all of the lesson's state as it was.
///
/// At every boundary between cells the process makes a copy that runs on, and stays behind as a
/// checkpoint, asleep until the lesson is to stand there again. So going back runs nothing again,
/// and a cell that crashes takes only itself along: the last checkpoint tells of it (CellEnded) and
/// stands before it again. There are at most `limit` checkpoints: a lesson of more cells keeps the
/// most recent and one every few cells, and going back far then stands before an earlier cell than
/// was asked for. So it does where a cell left threads running, which fork does not copy, where
/// there may be no more processes, which is told once (Noted), and where a lesson that changes much
/// memory in every cell has used half of what was available, and older checkpoints have gone: a
/// checkpoint keeps what was changed as it was. What files hold is not put back, only where those
/// that are open are read and written next.
///
/// SIGINT ends the cell that runs, SIGTSTP and SIGCONT stop it and let it go on. When the other end
/// is gone or SIGTERM comes all processes end, those that the lesson started included. Returns the
/// exit status.
int run_in_steps(const std::function<int()>& run, const record::RunRecord& first_record,
                 int channel, std::size_t limit);

}  // namespace chalkline::lesson
