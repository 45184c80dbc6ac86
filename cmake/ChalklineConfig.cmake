# find_package(Chalkline): the libraries that a lesson links, and chalkline_add_lessons().
include(${CMAKE_CURRENT_LIST_DIR}/ChalklineDependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/ChalklineTargets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/ChalklineLessons.cmake)
