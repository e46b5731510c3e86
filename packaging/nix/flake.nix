# A flake for Nix: `nix run '.?dir=packaging/nix'` in the folder of the source.
{
  description = "Terminal reader for press releases, transcripts and briefings";

  # It needs the Rust compiler that Cargo.toml names, which stable branches may not have yet.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      inherit (nixpkgs) lib;
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      source = ../..;
      cargo = (builtins.fromTOML (builtins.readFile (source + "/Cargo.toml"))).package;

      plenary =
        {
          lib,
          stdenv,
          rustPlatform,
          installShellFiles,
        }:
        rustPlatform.buildRustPackage {
          pname = cargo.name;
          inherit (cargo) version;
          src = lib.cleanSource source;
          cargoLock.lockFile = source + "/Cargo.lock";
          buildType = "dist";
          # The tests would compile everything again, and CI has run them.
          doCheck = false;
          nativeBuildInputs = [ installShellFiles ];
          postInstall = lib.optionalString (stdenv.buildPlatform.canExecute stdenv.hostPlatform) ''
            $out/bin/plenary man --all pages
            installManPage pages/*.1
            for shell in bash fish zsh; do
              $out/bin/plenary completions $shell > plenary.$shell
            done
            installShellCompletion --cmd plenary plenary.bash plenary.fish plenary.zsh
          '';
          meta = {
            inherit (cargo) description;
            license = with lib.licenses; [
              mit
              asl20
            ];
            mainProgram = "plenary";
            platforms = systems;
          };
        };
    in
    {
      packages = lib.genAttrs systems (system: {
        default = nixpkgs.legacyPackages.${system}.callPackage plenary { };
      });
    };
}
