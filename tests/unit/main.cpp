// Catch2's own main, alone in its file: it takes 13 s to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
