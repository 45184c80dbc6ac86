// chalkline: the command line.
#include "app/command_line.hpp"

int main(int argc, char* argv[]) { return chalkline::run_command_line(argc, argv); }
