#include "lesson/watched_run.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

#include "lesson/report.hpp"
#include "lesson/state.hpp"
#include "record/event_channel.hpp"

namespace chalkline::lesson {
namespace {

// The child tells of each event and waits for the answer: when that comes, all that it had written
// before has been read and stands in the record before the event.
void send_event(int channel, const record::RunEvent& event) {
  errno = 0;
  if (record::send_message(channel, record::to_json(event)) && record::receive_message(channel))
    return;
  if (errno == EBADF || errno == ENOTSOCK)
    report(place_of(state().cell) + "the lesson has closed file descriptor " +
           std::to_string(channel) + ", by which Chalkline follows it; it cannot go on");
  std::_Exit(1);  // nobody is left to run for
}

}  // namespace

void run_watched(const std::function<int()>& run, WatchedEnds ends, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) std::_Exit(1);
  dup2(ends.output.number(), STDOUT_FILENO);
  dup2(ends.errors.number(), STDERR_FILENO);
  ends.output.close();
  ends.errors.close();
  state().process = getpid();
  state().emit = [channel = ends.events](const record::RunEvent& event) {
    send_event(channel, event);
  };
  std::exit(run());
}

}  // namespace chalkline::lesson
