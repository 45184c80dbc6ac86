// chalkline: the command line.
#include "app/commands/command_line.hpp"

int main(int argc, char* argv[]) { return chalkline::app::run_command_line(argc, argv); }
