// What is read once for all test programs, precompiled (CMakeLists.txt): Catch2.
