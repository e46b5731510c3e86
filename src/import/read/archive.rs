//! Opens zip archives, and bounds what is unpacked from them.

use crate::import::imported::Refusal;
use crate::import::read::decode::decode;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Maximum number of bytes that are unpacked from one archive.
///
/// This counts what is really unpacked, not what the archive says about itself. Pictures are never unpacked.
const MAX_UNPACKED: u64 = 32 << 20;
/// An archive unpacks to at most this many times its size. The text of office documents has about 10 to 30 times.
const MAX_RATIO: u64 = 100;
/// A small archive may unpack to this many bytes, whatever its size.
const MIN_UNPACKED: u64 = 4 << 20;

/// The bytes that every zip archive begins with.
const MAGIC: &[u8] = b"PK\x03\x04";

/// For archives that are not read: a name of an entry, what the archive is, and help.
static KINDS: &[(&str, &str, &str)] = &[
    ("xl/workbook.xml", "a spreadsheet", "save the sheet as text separated by tabs"),
    ("xl/workbook.bin", "a spreadsheet", "save the sheet as text separated by tabs"),
    ("ppt/presentation.xml", "a presentation", "save its text as plain text or HTML"),
    ("Index/Document.iwa", "a document of Pages, Numbers or Keynote", "export it as a Word document"),
    ("index.apxl", "a document of Keynote", "export it as a Word document"),
    ("META-INF/MANIFEST.MF", "a program", "plenary opens articles, pages and transcripts"),
    ("AndroidManifest.xml", "a program", "plenary opens articles, pages and transcripts"),
];

/// An open archive, and how much more may be unpacked from it.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    limit: u64,
    rest: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive, or returns `None` if the bytes are none.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let limit = (bytes.len() as u64 * MAX_RATIO).clamp(MIN_UNPACKED, MAX_UNPACKED);
        Some(Self { zip, limit, rest: limit })
    }

    /// Returns true if the archive has an entry.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Returns the text of an entry, or `None` if there is no such entry.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        if bytes.is_empty() {
            return Ok(Some(String::new()));
        }
        // UTF-8 needs no second copy.
        let text =
            String::from_utf8(bytes).or_else(|error| decode(error.as_bytes()).map(|decoded| decoded.text))?;
        Ok(Some(text))
    }

    /// Returns the text of an entry that the archive must have.
    pub(super) fn required(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| broken(&format!("it has no `{name}`")))
    }

    /// Unpacks an entry.
    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(index).map_err(|error| broken(&error.to_string()))?;
        let claimed = entry.size().min(self.rest);
        let mut bytes = Vec::with_capacity(usize::try_from(claimed).unwrap_or(0).min(1 << 20));
        let read = entry.take(self.rest + 1).read_to_end(&mut bytes);
        let unpacked = bytes.len() as u64;
        if unpacked > self.rest {
            return Err(Refusal::new(
                format!("this file unpacks to more than {} MiB", self.limit >> 20),
                "open it in its program and save it as plain text",
            ));
        }
        self.rest -= unpacked;
        read.map_err(|error| broken(&error.to_string()))?;
        Ok(Some(bytes))
    }
}

/// Returns the refusal of a damaged archive.
pub(super) fn broken(why: &str) -> Refusal {
    Refusal::new(format!("this file is damaged: {why}"), "open it in its program and save it again")
}

/// Returns the refusal of an archive in which no format was found, or `None` if the bytes are no archive.
pub(super) fn refusal(bytes: &[u8]) -> Option<Refusal> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    let Some(mut archive) = Archive::open(bytes) else {
        return Some(broken("it is a zip archive that ends too early or has no list of its entries"));
    };
    if let Some((_, what, help)) = KINDS.iter().find(|(name, ..)| archive.has(name)) {
        return Some(Refusal::new(format!("this is {what}, not text"), *help));
    }
    let kind = archive.text("mimetype").ok().flatten().unwrap_or_default();
    if kind.starts_with("application/vnd.oasis.opendocument.") {
        let help = "save its text as plain text or HTML";
        return Some(Refusal::new("this is an OpenDocument file, but not a text", help));
    }
    Some(Refusal::new("this is a zip archive", "unpack it and open the files in it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_archives_are_refused() {
        assert!(refusal(b"PK\x03\x04\x14\0").unwrap().message.contains("damaged"));
        assert!(refusal(b"Packed lunch").is_none());
    }
}
