# Compiles templates/, locales/, generator/schema/, generator/laws/ and generator/diagnostics/explain/ into
# candor_builtin, byte for byte, by one assembly file of `.incbin` lines: no copy as a C array, which would take a
# compiler minutes and a text to read. The list of files is looked up again at each build (CONFIGURE_DEPENDS); an edit
# to one of them assembles that one file anew and links. Beside the bytes of each YAML file stands its tree, which
# candor_prepare read (main.cpp), so that no run reads it again.
#
# Paths in the assembly are relative to the project or to the build, so that it does not depend on either's place.

file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
     templates/* locales/* generator/schema/* generator/laws/* generator/diagnostics/explain/*)
# READMEs are for whoever edits the folder; hidden and backup files belong to their editor.
list(FILTER found EXCLUDE REGEX "(^|/)(README\\.md|\\.[^/]*|[^/]*~)$")
list(SORT found)

# What candor_prepare makes of the YAML among them: a tree of the same path, in build/trees/.
set(trees ${CMAKE_BINARY_DIR}/trees)
set(yaml ${found})
list(FILTER yaml INCLUDE REGEX "\\.yaml$")
list(TRANSFORM yaml PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE yaml_files)
list(TRANSFORM yaml PREPEND ${trees}/ OUTPUT_VARIABLE tree_files)
add_executable(candor_prepare generator/builtin/main.cpp)
target_link_libraries(candor_prepare PRIVATE candor_files candor_yaml)
add_custom_command(OUTPUT ${tree_files}
  COMMAND candor_prepare ${CMAKE_SOURCE_DIR} ${trees} ${yaml}
  DEPENDS candor_prepare ${yaml_files}
  COMMENT "Reading the YAML that is compiled in" VERBATIM)

set(assembly "# Made by generator/builtin/built_in.cmake.\n")
set(table "")
set(number 0)
foreach(file ${found})
  string(REGEX REPLACE "^generator/(diagnostics/)?" "" path "${file}")
  string(APPEND assembly
    ".section .rodata\n"
    ".Lpath${number}: .ascii \"${path}\"\n.Lpath_end${number}:\n"
    ".Lbytes${number}: .incbin \"${file}\"\n.Lbytes_end${number}:\n"
    ".Ltree${number}:")
  if(file MATCHES "\\.yaml$")
    string(APPEND assembly " .incbin \"trees/${file}\"")
  endif()
  string(APPEND assembly "\n.Ltree_end${number}:\n")
  string(APPEND table
    ".dc.a .Lpath${number}, .Lpath_end${number}, .Lbytes${number}, .Lbytes_end${number}, "
    ".Ltree${number}, .Ltree_end${number}\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND assembly
  # Addresses are put in when the program is loaded, and are read-only from then on.
  ".section .data.rel.ro, \"aw\"\n.balign 8\n"
  ".globl candor_built_in\ncandor_built_in:\n${table}"
  ".globl candor_built_in_end\ncandor_built_in_end:\n.dc.a 0\n"
  ".section .note.GNU-stack, \"\", %progbits\n")

set(built_in_assembly ${CMAKE_BINARY_DIR}/built_in.s)
file(CONFIGURE OUTPUT ${built_in_assembly} CONTENT "${assembly}" @ONLY)
list(TRANSFORM found PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE contents)
set_source_files_properties(${built_in_assembly} PROPERTIES
  OBJECT_DEPENDS "${contents};${tree_files}" COMPILE_OPTIONS "-I${CMAKE_SOURCE_DIR};-I${CMAKE_BINARY_DIR}")

# The hashes of all that makes a page besides its input: the sources in generator/, the data beside them included, and
# the words. No run takes them again.
set(lists ${CMAKE_BINARY_DIR}/fingerprints)
set(fingerprints ${CMAKE_BINARY_DIR}/fingerprints.cpp)
set(hashed)
foreach(folder generator templates locales)
  file(GLOB_RECURSE names CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${folder} ${folder}/*)
  list(FILTER names EXCLUDE REGEX "(^|/)(README\\.md|\\.[^/]*|[^/]*~)$")
  list(SORT names)
  file(CONFIGURE OUTPUT ${lists}/${folder}.txt CONTENT "${names}" @ONLY)
  list(TRANSFORM names PREPEND ${CMAKE_SOURCE_DIR}/${folder}/)
  list(APPEND hashed ${names} ${lists}/${folder}.txt)
endforeach()
add_custom_command(OUTPUT ${fingerprints}
  COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DLISTS=${lists} -DOUTPUT=${fingerprints}
          -P ${CMAKE_SOURCE_DIR}/generator/builtin/fingerprints.cmake
  DEPENDS ${hashed}
  COMMENT "Hashing generator/, templates/ and locales/" VERBATIM)

target_sources(candor_builtin PRIVATE ${built_in_assembly} ${fingerprints})
