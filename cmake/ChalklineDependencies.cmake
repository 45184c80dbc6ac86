# What Chalkline's libraries are made of: for its own build, and for a course that links them once
# they are installed.
find_package(Threads REQUIRED)
find_package(xtensor REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS iostreams filesystem)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(PNG REQUIRED)
