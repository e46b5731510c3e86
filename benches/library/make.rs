//! Makes a large library of documents, to measure with: the same documents on every run.
//!
//! `cargo run --release --example make-library -- OUT COUNT [SOURCE]`. The documents are those of the folder SOURCE with other
//! dates, names and words, or invented ones if no source is given.

mod changed;
mod invented;
mod random;
#[path = "../sample/words.rs"]
mod words;

use changed::Original;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (out, count, source) = match words.as_slice() {
        [out, count] => (out, count, None),
        [out, count, source] => (out, count, Some(source)),
        _ => return Err(refused("usage: make-library OUT COUNT [SOURCE]")),
    };
    let count: usize = count.parse().map_err(|_| refused("COUNT is not a number"))?;
    let out = Path::new(out);
    match source {
        Some(source) => change(out, count, Path::new(source)),
        None => (0..count).try_for_each(|number| {
            let (name, text) = invented::document(number);
            write(&out.join(name), &text)
        }),
    }
}

/// Writes documents made from those of a folder.
fn change(out: &Path, count: usize, source: &Path) -> io::Result<()> {
    let paths = files(source)?;
    if paths.is_empty() {
        return Err(refused("SOURCE has no files"));
    }
    let original = Original::of(paths.iter().filter_map(|path| fs::read_to_string(path).ok()));
    for number in 0..count {
        let (round, at) = (number / paths.len(), number % paths.len());
        let Some(path) = paths.get(at) else { continue };
        let Ok(text) = fs::read_to_string(path) else { continue };
        let inner = path.strip_prefix(source).unwrap_or(path);
        let name = changed::with_years(&inner.to_string_lossy(), round);
        let name = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}-{round}.{ending}"),
            None => format!("{name}-{round}"),
        };
        write(&out.join(name), &original.changed(&text, number, round))?;
    }
    Ok(())
}

fn refused(message: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, message)
}

/// The files of a folder and its subfolders that are not hidden and have an extension, in order.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".")));
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            all.extend(files(&path)?);
        } else if path.extension().is_some() {
            all.push(path);
        }
    }
    Ok(all)
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
