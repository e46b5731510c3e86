# A formula for Homebrew. packaging/README.md says what to fill in for REPOSITORY and SOURCE_SHA256.
class Plenary < Formula
  desc "Terminal reader for press releases, transcripts and briefings"
  homepage "REPOSITORY"
  url "REPOSITORY/archive/refs/tags/v0.1.0.tar.gz"
  sha256 "SOURCE_SHA256"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", "--profile", "dist", *std_cargo_args
    system bin/"plenary", "man", "--all", buildpath/"man"
    man1.install Dir["man/*.1"]
    generate_completions_from_executable(bin/"plenary", "completions", shells: [:bash, :zsh, :fish])
    doc.install "README.md", "docs"
  end

  test do
    assert_equal "plenary #{version}", shell_output("#{bin}/plenary --version").strip
    (testpath/"note.txt").write "Note\n\nPORT ELM, May 3, 2024 -- Ada Ling said: \"The quay is open.\"\n"
    assert_match "Ada Ling", shell_output("#{bin}/plenary quotes note.txt")
  end
end
