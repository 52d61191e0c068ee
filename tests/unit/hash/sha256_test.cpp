#include <catch2/catch.hpp>

#include <string>
#include <thread>
#include <vector>

#include "hash/sha256.h"

using namespace candor;

TEST_CASE("the examples of FIPS 180-4 and NIST's vectors") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("bytes that come piece by piece hash as if they came at once") {
  const std::string bytes(1000, 'x');
  for (const std::size_t size : {1U, 63U, 64U, 65U, 999U}) {
    Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += size) hash.update(std::string_view(bytes).substr(at, size));
    CHECK(hash.hex() == sha256_hex(bytes));
  }
  CHECK(Sha256().hex() == sha256_hex(""));
}

TEST_CASE("a fingerprint tells where one field ends and the next begins") {
  CHECK(Fingerprint().add("ab").add("c").hex() != Fingerprint().add("a").add("bc").hex());
  CHECK(Fingerprint().add("a").hex() != Fingerprint().add("a").add("").hex());
  CHECK(Fingerprint().add("a").add("b").hex() != Fingerprint().add("b").add("a").hex());
  CHECK(Fingerprint().add("1:a").hex() != Fingerprint().add("a").hex());
  CHECK(Fingerprint().add_number(-12).hex() == Fingerprint().add("-12").hex());
}

TEST_CASE("a fingerprint is the same for good") {
  // `echo -n '2:ab1:c' | sha256sum`
  CHECK(Fingerprint().add("ab").add("c").hex() == sha256_hex("2:ab1:c"));
}

TEST_CASE("several threads hash at once") {
  std::vector<std::string> results(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& result : results) threads.emplace_back([&result] { result = sha256_hex("abc"); });
  }
  for (const std::string& result : results) CHECK(result == sha256_hex("abc"));
}
