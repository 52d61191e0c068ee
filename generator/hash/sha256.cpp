#include "hash/sha256.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace candor {

namespace {

/// The first fetch in a process costs 2 to 3 ms, so it is done once; never freed, as the process needs it to the end.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  if (fetched == nullptr) throw std::runtime_error("libcrypto has no SHA-256");
  return fetched;
}

using Digest = std::array<unsigned char, 32>;

std::string to_hex(const Digest& digest) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex.push_back(digits[byte >> 4U]);
    hex.push_back(digits[byte & 0x0FU]);
  }
  return hex;
}

void require(int result) {
  if (result != 1) throw std::runtime_error("libcrypto could not compute a SHA-256");
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  Digest digest{};
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm(), nullptr));
  return to_hex(digest);
}

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) { require(EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr)); }

Sha256& Sha256::update(std::string_view bytes) {
  require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  return *this;
}

std::string Sha256::hex() {
  Digest digest{};
  require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
  return to_hex(digest);
}

Fingerprint& Fingerprint::add(std::string_view field) {
  // The length in decimal with an end that no digit is: the same bytes on every machine, whatever its byte order.
  fields_.append(std::to_string(field.size())).append(":").append(field);
  return *this;
}

}  // namespace candor
