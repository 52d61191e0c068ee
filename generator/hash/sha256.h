// SHA-256 (FIPS 180-4), by libcrypto: what proves frozen words, and what tells whether a page must be made again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace candor {

/// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
std::string sha256_hex(std::string_view bytes);

/// The same over bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  Sha256& update(std::string_view bytes);
  /// Ends it: call once, and nothing after.
  std::string hex();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// The hash of a value made of fields: each goes in with its length, so that `ab`, `c` and `a`, `bc` differ. The order
/// of calls is part of the value; a list begins with its count.
class Fingerprint {
 public:
  Fingerprint& add(std::string_view field);  ///< fields are short: gathered, they are hashed in one go
  /// A number goes in as its decimal digits, the same on every machine.
  Fingerprint& add_number(std::int64_t number) { return add(std::to_string(number)); }
  /// Ends it: call once, and nothing after.
  std::string hex() const { return sha256_hex(fields_); }

 private:
  std::string fields_;
};

}  // namespace candor
