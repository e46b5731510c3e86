//! Reads a briefing from its file, and tells later versions of the file apart.

use super::side::side_files;
use super::{Failure, catch_panic, folder_of, has_file, in_order, pdf_to_text, read};
use crate::check::Files;
use crate::import::{self, PdfToText};
use crate::library::{Stamp, Volume};
use std::fs::Metadata;
use std::path::{Path, PathBuf};

/// Number of files whose stamps are read in one piece of work.
const STAMPS_AT_ONCE: usize = 256;

/// Maximum size of an article that is compared with its briefing, in bytes.
const MAX_ARTICLE_BYTES: u64 = 4 << 20;

/// The folder of a briefing, for checks that look for files.
struct Folder<'a>(&'a Path);

impl Files for Folder<'_> {
    fn has_file(&self, path: &str) -> Option<bool> {
        Some(has_file(self.0, path))
    }

    fn pdf_to_text(&self) -> Option<PdfToText> {
        Some(pdf_to_text)
    }
}

/// No folder: a briefing from standard input. Converting a PDF needs none.
pub struct NoFolder;

impl Files for NoFolder {
    fn has_file(&self, _: &str) -> Option<bool> {
        None
    }

    fn pdf_to_text(&self) -> Option<PdfToText> {
        Some(pdf_to_text)
    }
}

/// Reads the briefing at a path.
///
/// A panic while it is read is also a [`Failure`], so one bad file never ends a run over many.
pub fn open(path: &Path) -> Result<Volume, Failure> {
    // Taken first, so that a file that changes while it is read has another stamp.
    let stamp = stamp(path);
    let bytes = read(path)?;
    let folder = Folder(folder_of(path));
    let name = path.to_string_lossy();
    let mut volume = catch_panic(path, || {
        with_side_notes(Volume::read(&name, Some(path.to_owned()), bytes, &folder), path)
    })?;
    volume.stamp = stamp;
    volume.has_changed_article = has_changed_article(path, &volume);
    Ok(volume)
}

/// Returns true if the article of a briefing has changed since it was imported.
fn has_changed_article(path: &Path, volume: &Volume) -> bool {
    let import = volume.briefing.as_ref().and_then(|briefing| briefing.import.as_ref());
    let Some((from, hash)) =
        import.and_then(|import| Some((import.from.as_deref()?, import.hash.as_deref()?)))
    else {
        return false;
    };
    let article = folder_of(path).join(from);
    // A large article would make opening slow.
    let is_small = article.metadata().is_ok_and(|metadata| metadata.len() <= MAX_ARTICLE_BYTES);
    is_small && read(&article).is_ok_and(|bytes| import::hash(&bytes) != hash)
}

/// Reads a briefing from a text as if its file had it.
pub fn open_text(path: &Path, text: String) -> Volume {
    let name = path.to_string_lossy();
    let volume = Volume::read(&name, Some(path.to_owned()), text.into_bytes(), &Folder(folder_of(path)));
    with_side_notes(volume, path)
}

/// Adds the side notes of a briefing, if it has any.
fn with_side_notes(volume: Volume, path: &Path) -> Volume {
    side_files(path).into_iter().fold(volume, |volume, side| match read(&side) {
        Ok(bytes) => {
            let name = side.file_name().unwrap_or_default().to_string_lossy();
            volume.with_side_notes(&name, &String::from_utf8_lossy(&bytes))
        }
        Err(_) => volume,
    })
}

/// The data that tells versions of a file apart; `None` if there is no file.
///
/// Side notes are part of a version.
pub fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = path.metadata().ok().filter(Metadata::is_file)?;
    let mut stamp = stamp_of(&metadata);
    for side in side_files(path).iter().filter_map(|side| Some(stamp_of(&side.metadata().ok()?))) {
        stamp.written = stamp.written.max(side.written);
        stamp.bytes = stamp.bytes.wrapping_add(side.bytes);
        stamp.number = stamp.number.rotate_left(7) ^ side.number;
    }
    Some(stamp)
}

fn stamp_of(metadata: &Metadata) -> Stamp {
    Stamp { written: metadata.modified().ok(), bytes: metadata.len(), number: inode(metadata) }
}

/// The stamps of many files, in order.
pub fn stamps(paths: &[PathBuf]) -> Vec<Option<Stamp>> {
    let mut stamps = Vec::with_capacity(paths.len());
    let chunks: Vec<&[PathBuf]> = paths.chunks(STAMPS_AT_ONCE).collect();
    let of_chunk = |chunk: &&[PathBuf]| chunk.iter().map(|path| stamp(path)).collect::<Vec<_>>();
    let _ = in_order(&chunks, of_chunk, |_, mut made| {
        stamps.append(&mut made);
        Ok::<(), ()>(())
    });
    stamps
}

/// The inode number of a folder; `None` if there is no folder.
///
/// It is 0 on systems without inode numbers.
pub fn folder_number(path: &Path) -> Option<u64> {
    path.metadata().ok().filter(Metadata::is_dir).map(|metadata| inode(&metadata))
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_stamp_tells_a_file_apart_from_an_earlier_one() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.toml"), folder.path().join("b.toml"));
        assert_eq!(stamp(&path), None);
        fs::write(&path, "one").unwrap();
        let first = stamp(&path);
        assert!(first.is_some());
        assert_eq!(stamp(&path), first);
        fs::write(&path, "longer").unwrap();
        let second = stamp(&path);
        assert_ne!(second, first);
        fs::write(&other, "longer").unwrap();
        fs::File::open(&other).unwrap().set_modified(second.unwrap().written.unwrap()).unwrap();
        fs::rename(&other, &path).unwrap();
        assert!(cfg!(not(unix)) || stamp(&path) != second);
        assert_eq!(stamp(folder.path()), None);
    }

    #[test]
    fn side_notes_are_read_with_their_briefing_and_change_its_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let (path, side) = (folder.path().join("a.toml"), folder.path().join("a.notes.toml"));
        let text =
            "format = 1\n[event]\ntitle = 'T'\n[[sections]]\nid = 's'\ntitle = 'S'\ntext = 'We open.'\n";
        fs::write(&path, text).unwrap();
        let before = open(&path).unwrap();
        fs::write(
            &side,
            "[[notes]]\nsection = 's'\ntext = 'open'\nnote = 'When?'\n[[notes]]\ntext = 'shut'\n",
        )
        .unwrap();
        let after = open(&path).unwrap();
        let briefing = after.briefing.as_ref().unwrap();
        assert_eq!(briefing.notes[0].note.as_deref(), Some("When?"));
        assert_ne!((before.stamp, before.print), (after.stamp, after.print));
        let problem = &after.diagnostics[0];
        assert!(problem.message.starts_with("a.notes.toml, line 6: "), "{}", problem.message);
        fs::remove_file(&side).unwrap();
        assert_eq!(stamp(&path), before.stamp);
    }
}
