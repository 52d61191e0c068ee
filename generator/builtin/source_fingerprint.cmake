# Run at build time: writes source_fingerprint.cpp with the SHA-256 over the files listed in SOURCES (relative to ROOT,
# in order), each by its name and its own SHA-256, as `sha256sum` lists them.
file(READ ${SOURCES} sources)
string(STRIP "${sources}" sources)
set(listing "")
foreach(source ${sources})
  file(SHA256 ${ROOT}/${source} hash)
  string(APPEND listing "${hash}  ${source}\n")
endforeach()
string(SHA256 fingerprint "${listing}")
file(WRITE ${OUTPUT} "// Made by generator/builtin/source_fingerprint.cmake.
#include \"builtin/built_in.h\"

namespace candor {

std::string_view source_fingerprint() { return \"${fingerprint}\"; }

}  // namespace candor
")
