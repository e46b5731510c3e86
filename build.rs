//! Computes a version of the code that reads files, so that an index of another version is never used.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// The modules that decide what is read from a file.
const MODULES: [&str; 8] = ["text", "diagnostic", "model", "document", "query", "import", "check", "library"];

fn main() {
    // The hash of the standard library's default hasher is the same in every build with one compiler.
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for module in MODULES {
        add(module, &mut hasher);
    }
    println!("cargo:rustc-env=PLENARY_READING={:016x}", hasher.finish());
    // Of the code that joins people, which also depends on what is read.
    add("people", &mut hasher);
    println!("cargo:rustc-env=PLENARY_JOINING={:016x}", hasher.finish());
}

/// Adds the files of a module to a hash.
fn add(module: &str, hasher: &mut DefaultHasher) {
    let folder = Path::new("src").join(module);
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = files(&folder);
    files.sort();
    for file in files {
        fs::read(&file).unwrap_or_default().hash(hasher);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.flat_map(|entry| below(entry.path())).collect()
}
