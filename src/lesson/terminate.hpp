// How a lesson ends that an exception ends where nothing can catch it: in a second thread, at the
// border of a noexcept function, in a static object's constructor.
#pragma once

namespace chalkline::lesson {

/// Has the end of such a lesson told with its cell, as that of any other, rather than by the C++
/// run time, which writes what the exception says to the terminal as it is. The process aborts, as
/// it would. This is done before main(), too, in every program that holds this function.
void tell_of_termination();

}  // namespace chalkline::lesson
