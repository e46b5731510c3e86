//! The files of `packaging/`: the version that they name, and the names of the packages of a release.

use crate::project::text;

/// The part of a line between two texts, in the first line that has both.
fn between<'a>(document: &'a str, before: &str, after: &str) -> &'a str {
    let part = |line: &'a str| line.split_once(before)?.1.split_once(after).map(|(part, _)| part);
    document.lines().find_map(part).unwrap_or_else(|| panic!("no line has {before:?} and {after:?}"))
}

#[test]
fn packages_have_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    let build = text("packaging/aur/PKGBUILD");
    assert!(build.lines().any(|line| line == format!("pkgver={version}")), "{build}");
    assert_eq!(between(&text("packaging/homebrew/plenary.rb"), "/tags/v", ".tar.gz"), version);
    let flake = text("packaging/nix/flake.nix");
    assert!(flake.contains("inherit (cargo) version;"), "the flake reads the version from Cargo.toml");
}

#[test]
fn binstall_knows_the_address_of_packages_if_there_is_one() {
    let manifest = text("Cargo.toml");
    let has = |key: &str| manifest.lines().any(|line| line.starts_with(&format!("{key} = ")));
    assert_eq!(has("repository"), has("pkg-url"), "packaging/README.md says which lines Cargo.toml needs");
}

#[test]
fn a_package_of_every_system_is_built_with_the_profile_dist() {
    let workflow = text(".github/workflows/release.yml");
    let targets = workflow.lines().filter(|line| line.contains("{ target: ")).count();
    assert!(targets >= 6, "{targets} targets");
    assert!(workflow.contains("--profile dist") && workflow.contains("/dist/plenary"), "{workflow}");
    assert!(!workflow.contains("--release"), "a package is built with another profile");
    let windows = between(&workflow, "{ target: ", ", os: windows-latest");
    assert!(text("Cargo.toml").contains(&format!("binstall.overrides.{windows}]")), "{windows} has a .zip");
}
