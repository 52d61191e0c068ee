# Run at build time: writes OUTPUT, fingerprints.cpp. Each fingerprint is the SHA-256 over the files of a list in LISTS,
# each by its name (from the list's folder in ROOT, in order) and its own SHA-256, as `sha256sum` lists them.
function(fingerprint_of folder result)
  file(READ ${LISTS}/${folder}.txt names)
  string(STRIP "${names}" names)
  set(listing "")
  foreach(name ${names})
    file(SHA256 ${ROOT}/${folder}/${name} hash)
    string(APPEND listing "${hash}  ${name}\n")
  endforeach()
  string(SHA256 fingerprint "${listing}")
  set(${result} "${fingerprint}" PARENT_SCOPE)
endfunction()

fingerprint_of(generator of_sources)
fingerprint_of(templates of_templates)
fingerprint_of(locales of_locales)
file(WRITE ${OUTPUT} "// Made by generator/builtin/fingerprints.cmake.
#include \"builtin/built_in.h\"

namespace candor {

std::string_view source_fingerprint() { return \"${of_sources}\"; }
std::string_view built_in_templates_fingerprint() { return \"${of_templates}\"; }
std::string_view built_in_locales_fingerprint() { return \"${of_locales}\"; }

}  // namespace candor
")
