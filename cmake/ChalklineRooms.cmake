# chalkline_room(): a room of the house, which is a folder of src/ and one library, and the check
# that it includes no other rooms than it may.

# chalkline_room(ROOM [COMPUTES|ARRAYS] INCLUDES ROOM... USES LIBRARY...): src/ROOM/*.cpp as the
# library chalkline_ROOM. INCLUDES are the rooms whose headers it may include; they must be there
# already, so that no two rooms can include each other. USES are libraries of others that its
# headers do not show. Only a room that COMPUTES is compiled for speed; what reads, writes and talks
# is as fast without, and compiled in half of the time. A room with ARRAYS reads the header of
# arrays in most of its files.
function(chalkline_room room)
  cmake_parse_arguments(PARSE_ARGV 1 this "COMPUTES;ARRAYS" "" "INCLUDES;USES")
  string(REPLACE "/" "_" name ${room})
  file(GLOB sources ${CHALKLINE_GLOB} src/${room}/*.cpp)
  add_library(chalkline_${name} STATIC ${sources})
  target_link_libraries(chalkline_${name} PUBLIC chalkline_options PRIVATE ${this_USES})
  foreach(other IN LISTS this_INCLUDES)
    string(REPLACE "/" "_" other_name ${other})
    if(NOT TARGET chalkline_${other_name})
      message(FATAL_ERROR "${room} may include ${other} only if that room stands before it")
    endif()
    target_link_libraries(chalkline_${name} PUBLIC chalkline_${other_name})
  endforeach()
  set_target_properties(chalkline_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(chalkline_${name} PRIVATE src)
  target_compile_options(chalkline_${name} PRIVATE ${chalkline_warnings})
  set(arrays ${PROJECT_SOURCE_DIR}/src/numpy/array.hpp)
  if(this_COMPUTES)
    chalkline_precompiled(chalkline_${name} computing ${arrays})
  else()
    target_compile_options(chalkline_${name} PRIVATE $<$<CONFIG:Release>:-Og>)
    if(this_ARRAYS)
      chalkline_precompiled(chalkline_${name} arrays ${arrays})
    else()
      chalkline_precompiled(chalkline_${name} standard
        <algorithm> <filesystem> <functional> <iostream> <map> <memory> <optional> <sstream>
        <stdexcept> <string> <string_view> <utility> <variant> <vector>)
    endif()
  endif()
  if(CHALKLINE_SANITIZE)
    # for chalkline_check_classes()
    target_compile_options(chalkline_${name} PRIVATE -flto -ffat-lto-objects)
    # Of the standard library's templates each file makes its own, which takes longest.
    set_target_properties(chalkline_${name} PROPERTIES UNITY_BUILD ON)
  endif()
  list(JOIN this_INCLUDES "," includes)
  set_property(GLOBAL APPEND PROPERTY chalkline_rooms "${room}:${includes}")
endfunction()

# chalkline_absent_room(ROOM INCLUDES ROOM...): a room that cannot be built here, where libraries
# are missing. What it includes is checked all the same.
function(chalkline_absent_room room)
  cmake_parse_arguments(PARSE_ARGV 1 this "" "" "INCLUDES")
  list(JOIN this_INCLUDES "," includes)
  set_property(GLOBAL APPEND PROPERTY chalkline_absent_rooms "${room}:${includes}")
endfunction()

# chalkline_precompiled(TARGET NAME HEADER...): headers that take longer to read than most files
# that include them are compiled once, by the first TARGET that asks for them under this NAME.
function(chalkline_precompiled target name)
  get_property(first GLOBAL PROPERTY chalkline_precompiled_${name})
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE ${ARGN})
    set_property(GLOBAL PROPERTY chalkline_precompiled_${name} ${target})
  endif()
endfunction()

# chalkline_check_rooms(): the build fails at an #include that the rooms above do not allow.
function(chalkline_check_rooms)
  get_property(rooms GLOBAL PROPERTY chalkline_rooms)
  get_property(absent GLOBAL PROPERTY chalkline_absent_rooms)
  list(APPEND rooms ${absent})
  list(JOIN rooms "\n" rooms)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/rooms.txt CONTENT "${rooms}\n")
  file(GLOB_RECURSE files ${CHALKLINE_GLOB} src/*)
  set(checked ${PROJECT_BINARY_DIR}/rooms-checked)
  add_custom_command(OUTPUT ${checked} DEPENDS ${files} cmake/CheckRooms.cmake
    ${PROJECT_BINARY_DIR}/rooms.txt
    COMMAND ${CMAKE_COMMAND} -DROOMS=${PROJECT_BINARY_DIR}/rooms.txt -DFOLDER=src
      -P cmake/CheckRooms.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${checked}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMENT "Checking who includes whom" VERBATIM)
  add_custom_target(chalkline_rooms DEPENDS ${checked})
  add_dependencies(chalkline_base chalkline_rooms)
endfunction()

# chalkline_check_classes(): the build fails where two files of any rooms define different classes
# under one name, which no compiler sees and which corrupts memory once both are in one program.
# Part of a build with sanitizers.
function(chalkline_check_classes)
  get_property(rooms GLOBAL PROPERTY chalkline_rooms)
  list(TRANSFORM rooms REPLACE ":.*" "")
  list(TRANSFORM rooms REPLACE "/" "_")
  list(TRANSFORM rooms PREPEND chalkline_)
  list(TRANSFORM rooms REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE libraries)
  set(checked ${PROJECT_BINARY_DIR}/classes-checked.o)
  add_custom_command(OUTPUT ${checked} DEPENDS ${rooms}
    COMMAND ${CMAKE_CXX_COMPILER} -r -flto -flinker-output=rel -Wodr -Werror=odr -o ${checked}
            -Wl,--whole-archive ${libraries} -Wl,--no-whole-archive
    COMMENT "Checking that no two classes have one name" VERBATIM)
  add_custom_target(chalkline_classes ALL DEPENDS ${checked})
endfunction()
