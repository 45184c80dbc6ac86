# chalkline_add_lessons(): from lesson files to the programs that `chalkline` runs. Chalkline's own
# course and courses elsewhere use the same one.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

# Every build looks for new files, unless whoever configures does so and turns it off, as the script
# ./chalkline does.
set(CHALKLINE_GLOB CONFIGURE_DEPENDS CACHE STRING
  "CONFIGURE_DEPENDS, or empty if builds need not look for new files")

# Ninja takes colors out where there is no terminal.
if(CMAKE_GENERATOR STREQUAL "Ninja" AND NOT DEFINED CMAKE_COLOR_DIAGNOSTICS)
  set(CMAKE_COLOR_DIAGNOSTICS ON)
endif()

# Where this linker is, whoever watches a lesson sees it sooner: it takes half of the other's time.
find_program(CHALKLINE_GOLD ld.gold)

# chalkline_lesson_options(TARGET): what the code of a lesson is compiled with.
function(chalkline_lesson_options target)
  target_link_libraries(${target} PRIVATE Chalkline::lesson)
  # chalkline_warnings is empty but in Chalkline's own build
  target_compile_options(${target} PRIVATE -Wall -Wextra ${chalkline_warnings})
  # A lesson is compiled more often than it runs, and what takes time in it is in the library. By
  # the line numbers, which cost nothing, an error tells where it comes from.
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-Og -g1>)
  string(REGEX REPLACE "([\"\\\\])" "\\\\\\1" plots "${PROJECT_SOURCE_DIR}/plots")
  target_compile_definitions(${target} PRIVATE "CHALKLINE_PLOTS_DIR=\"${plots}\"")
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
endfunction()

# chalkline_lesson_header(TARGET [OPTION...]): the header that every lesson includes takes longer to
# compile than most lessons, so it is compiled once, with these options besides.
function(chalkline_lesson_header target)
  if(TARGET ${target})
    return()
  endif()
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/lesson_header.cpp CONTENT
    "// Its precompiled header is what matters.\n")
  add_library(${target} OBJECT EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/lesson_header.cpp)
  chalkline_lesson_options(${target})
  target_compile_options(${target} PRIVATE ${ARGN})
  target_precompile_headers(${target} PRIVATE <chalkline/lesson.hpp>)
endfunction()

# chalkline_lesson_program(SOURCE FOLDER): weaves a lesson and builds it as FOLDER/NAME, its text
# FOLDER/NAME.cpp and what the compiler remarks, FOLDER/NAME.remarks, beside it; the target is
# lesson_NAME.
function(chalkline_lesson_program source folder)
  chalkline_lesson_header(chalkline_lesson_header)
  get_filename_component(name ${source} NAME_WLE)
  set(woven ${folder}/woven/${name}.cpp)
  set(text ${folder}/${name}.cpp)
  add_custom_command(OUTPUT ${woven} ${text} COMMAND Chalkline::weave ${source} ${woven} ${text}
                     DEPENDS ${source} Chalkline::weave COMMENT "Weaving ${name}" VERBATIM)
  add_executable(lesson_${name} ${woven})
  chalkline_lesson_options(lesson_${name})
  target_precompile_headers(lesson_${name} REUSE_FROM chalkline_lesson_header)
  set(launcher $<TARGET_FILE:Chalkline::remarks> ${folder}/${name}.remarks
    ${CMAKE_CXX_COMPILER_LAUNCHER})
  set_target_properties(lesson_${name} PROPERTIES CXX_COMPILER_LAUNCHER "${launcher}"
    OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${folder})
  add_dependencies(lesson_${name} Chalkline::remarks)
  if(CHALKLINE_GOLD AND NOT CHALKLINE_SANITIZE)
    target_link_options(lesson_${name} PRIVATE -fuse-ld=gold)
  endif()
  chalkline_sanitized_lesson(${name} ${woven} ${text} ${folder}/sanitized)
endfunction()

# chalkline_sanitized_lesson(NAME WOVEN TEXT FOLDER): the same lesson with sanitizers, built only if
# it is asked for: sanitized_lesson_NAME.
function(chalkline_sanitized_lesson name woven text folder)
  set(target sanitized_lesson_${name})
  # Without optimization every variable ends where the author sees it end.
  set(options -O0 -g1 -w -fsanitize=address,undefined -fsanitize-recover=all
    -fno-omit-frame-pointer)
  chalkline_lesson_header(chalkline_lesson_header_sanitized ${options})
  add_executable(${target} EXCLUDE_FROM_ALL ${woven})
  chalkline_lesson_options(${target})
  target_compile_options(${target} PRIVATE ${options})
  target_precompile_headers(${target} REUSE_FROM chalkline_lesson_header_sanitized)
  target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${folder})
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E copy ${text} ${folder}/${name}.cpp VERBATIM)
endfunction()

# chalkline_lesson_files(RESULT PATTERN...): the files of lessons that the patterns match, no folders
# and pipes, the first of those with one name. The names of others say nothing to CMake and Ninja,
# or too much; the program tells them.
function(chalkline_lesson_files result)
  string(REGEX REPLACE "([[*?])" "[\\1]" here "${CMAKE_CURRENT_SOURCE_DIR}")
  list(TRANSFORM ARGN PREPEND "${here}/" OUTPUT_VARIABLE patterns)
  file(GLOB found ${CHALKLINE_GLOB} LIST_DIRECTORIES false RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
    ${patterns})
  string(REGEX REPLACE "[][]" "?" found "${found}")  # which would hold a list's elements together
  list(FILTER found INCLUDE REGEX "^([^;]*/)?[A-Za-z0-9_][A-Za-z0-9_.+-]*\\.cpp$")
  list(FILTER found EXCLUDE REGEX "(^|/)(([0-9]+_)?all|woven|sanitized)\\.cpp$")
  if(found)  # a pipe would keep whoever reads it waiting
    execute_process(COMMAND sh -c "for file; do test -f \"$file\" && echo \"$file\"; done; true" sh
      ${found} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} OUTPUT_VARIABLE found
      OUTPUT_STRIP_TRAILING_WHITESPACE)
    string(REPLACE "\n" ";" found "${found}")
  endif()
  list(SORT found)
  set(names "")
  set(files "")
  foreach(file IN LISTS found)
    get_filename_component(name ${file} NAME)
    if(NOT name IN_LIST names)
      list(APPEND names ${name})
      list(APPEND files ${file})
    endif()
  endforeach()
  set(${result} "${files}" PARENT_SCOPE)
  list(JOIN patterns "\n" patterns)
  set(${result}_patterns "${patterns}" PARENT_SCOPE)
endfunction()

# chalkline_lessons_for_editors(SOURCE...): compile_commands.json, by which an editor's language
# server (clangd) understands lessons as they stand, without the build's precompiled header, which
# is its compiler's own.
function(chalkline_lessons_for_editors)
  set(includes $<TARGET_PROPERTY:chalkline_lesson_header,INCLUDE_DIRECTORIES>)
  set(includes $<REMOVE_DUPLICATES:$<FILTER:${includes},EXCLUDE,^/usr/include$>>)
  set(entries "")
  foreach(source IN LISTS ARGN)
    string(REGEX REPLACE "([\"\\\\])" "\\\\\\1" file "${source}")
    string(CONCAT entry
      "{\"directory\": \"${PROJECT_BINARY_DIR}\", \"file\": \"${file}\", \"arguments\": "
      "[\"c++\", \"-std=c++20\", \"-I$<JOIN:${includes},\", \"-I>\", \"${file}\"]}")
    list(APPEND entries "${entry}")
  endforeach()
  list(JOIN entries ",\n " entries)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/compile_commands.json CONTENT "[${entries}]\n")
endfunction()

# chalkline_add_lessons(PATTERN... [TITLE text]): the course of this project. Every file that a
# pattern such as lessons/*.cpp matches is a lesson, now or later. Its figures go to plots/ in the
# project's folder. The title stands on its book. The program finds in course.txt the project's
# folder, the title and the patterns, and in lessons.txt the lessons that have a target.
function(chalkline_add_lessons)
  cmake_parse_arguments(PARSE_ARGV 0 course "" TITLE "")
  if(NOT course_TITLE)
    set(course_TITLE ${PROJECT_NAME})
  endif()
  chalkline_lesson_files(lessons ${course_UNPARSED_ARGUMENTS})
  list(TRANSFORM lessons PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  foreach(lesson IN LISTS lessons)
    chalkline_lesson_program(${lesson} ${PROJECT_BINARY_DIR}/lessons)
  endforeach()
  if(lessons AND NOT CMAKE_EXPORT_COMPILE_COMMANDS)
    chalkline_lessons_for_editors(${lessons})
  endif()
  list(JOIN lessons "\n" list)
  file(WRITE ${PROJECT_BINARY_DIR}/lessons.txt "${list}\n")
  file(WRITE ${PROJECT_BINARY_DIR}/course.txt
    "${PROJECT_SOURCE_DIR}\n${course_TITLE}\n${lessons_patterns}\n")
endfunction()
