// The floor under `candor build`: what nobody can avoid who writes a site of so many pages. It reads each page's
// Markdown, parses and prints it with cmark-gfm (tables only), writes as many bytes as Candor's page has into a folder
// aside, hashes them, makes all durable with one syncfs and renames the folder into place. No template, no message, no
// address, no comparison, no record: `./run bench` prints how many times this Candor takes. One straight file, so that
// anybody can see that nothing is hidden in it.
//
//   candor_floor LIST OUT [JOBS]   writes the site; LIST has a line a file: Markdown (or `-`), path below OUT, size
//   candor_floor --render LIST     parses and prints alone, to standard output, on one thread: beside `cmark-gfm`
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace {

struct File {
  std::string markdown;  // path, or empty: these bytes need no Markdown (data, feeds, copies)
  std::string output;
  std::size_t size = 0;
};

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "candor_floor: %s\n", what.c_str());
  std::exit(2);
}

std::vector<File> read_list(const std::string& path) {
  std::ifstream list(path);
  std::vector<File> files;
  File file;
  while (list >> file.markdown >> file.output >> file.size) {
    if (file.markdown == "-") file.markdown.clear();
    files.push_back(file);
  }
  if (files.empty()) give_up("no files in " + path);
  return files;
}

std::string read(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) give_up("cannot read " + path);
  std::string bytes;
  char block[65536];
  for (ssize_t count = 0; (count = ::read(descriptor, block, sizeof block)) > 0;) {
    bytes.append(block, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return bytes;
}

std::string print_html(const std::string& markdown) {
  static cmark_syntax_extension* const tables = cmark_find_syntax_extension("table");
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, tables);
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* tree = cmark_parser_finish(parser);
  const std::unique_ptr<char, void (*)(void*)> html(
      cmark_render_html(tree, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser)), std::free);
  cmark_node_free(tree);
  cmark_parser_free(parser);
  return html.get();
}

void hash(const std::string& bytes) {
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  unsigned char digest[EVP_MAX_MD_SIZE];
  EVP_Digest(bytes.data(), bytes.size(), digest, nullptr, sha256, nullptr);
}

void write(const std::string& path, const std::string& bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) give_up("cannot write " + path);
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
    if (count < 0) give_up("cannot write " + path);
    done += static_cast<std::size_t>(count);
  }
  ::close(descriptor);
}

void make(const File& file, const std::string& folder) {
  std::string bytes = file.markdown.empty() ? std::string() : print_html(read(file.markdown));
  bytes.resize(file.size, ' ');  // the page around the text, or the data that is none
  hash(bytes);
  write(folder + "/" + file.output, bytes);
}

void make_all(const std::vector<File>& files, const std::string& folder, unsigned jobs) {
  std::set<std::filesystem::path> folders;
  for (const File& file : files) folders.insert(std::filesystem::path(folder + "/" + file.output).parent_path());
  for (const auto& below : folders) std::filesystem::create_directories(below);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) make(files[i], folder);
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
}

void sync(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 || ::syncfs(descriptor) != 0) give_up("cannot make durable " + folder);
  ::close(descriptor);
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments, arguments + count);
  if (count < 3) give_up("usage: candor_floor LIST OUT [JOBS] | candor_floor --render LIST");
  cmark_gfm_core_extensions_ensure_registered();  // once, before any thread

  if (words[1] == "--render") {
    for (const File& file : read_list(words[2])) {
      if (!file.markdown.empty()) std::fputs(print_html(read(file.markdown)).c_str(), stdout);
    }
    return 0;
  }
  const unsigned jobs = count > 3 ? static_cast<unsigned>(std::stoul(words[3])) : std::thread::hardware_concurrency();
  const std::string& out = words[2];
  const std::string aside = out + ".new";
  make_all(read_list(words[1]), aside, jobs);
  sync(aside);
  std::filesystem::remove_all(out);
  std::filesystem::rename(aside, out);
  return 0;
}
