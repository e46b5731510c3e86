//! Stores what was read from a file as compressed bytes.
//!
//! LZ4, because a search restores a thousand documents: deflate would take a quarter of its time, to save half the space.

use crate::diagnostic::Diagnostic;
use crate::library::Volume;
use crate::model::{Anchor, Briefing, Quote, Section};
use crate::text::{Cut, Safe};
use lz4_flex::block::{compress, decompress};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// The largest body, in bytes, when it is not compressed: no file that plenary reads needs as much.
const MAX_BYTES: usize = 2 << 30;

/// The bytes of the hash, and of the length, before the compressed bytes.
const HASH_BYTES: usize = 8;
const LENGTH_BYTES: usize = 4;

/// The parts of a volume that are stored.
#[derive(Serialize, Deserialize)]
struct Body {
    briefing: Option<Briefing>,
    /// For each quote, where its words are.
    words: Vec<Words>,
    diagnostics: Vec<Diagnostic>,
}

/// Where the words of a quote are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Words {
    /// In the quote.
    Own,
    /// In the text of its section, exactly as they are.
    Part,
    /// In the text of its section, with other white space.
    Prose,
}

/// Returns the stored form of a volume, after its hash; `None` if it cannot be stored.
///
/// Quotes whose words are in the text of their section are stored without them.
pub(super) fn store(volume: &Volume) -> Option<Vec<u8>> {
    let mut briefing = volume.briefing.clone();
    let mut words = Vec::new();
    if let Some(Briefing { quotes, sections, .. }) = &mut briefing {
        for quote in quotes {
            let own = place_of_words(quote, sections);
            if own != Words::Own {
                quote.text = Safe::default();
            }
            words.push(own);
        }
    }
    let body = Body { briefing, words, diagnostics: volume.diagnostics.clone() };
    pack(&body)
}

/// Returns the compressed bytes of a value, after their hash.
pub(super) fn pack(value: &impl Serialize) -> Option<Vec<u8>> {
    let bytes = postcard::to_allocvec(value).ok()?;
    let length = u32::try_from(bytes.len()).ok()?.to_le_bytes();
    let packed = [length.as_slice(), &compress(&bytes)].concat();
    Some([xxh3_64(&packed).to_le_bytes().as_slice(), &packed].concat())
}

/// Returns the stored briefing and problems; `None` if the bytes are damaged.
pub(super) fn restore(bytes: &[u8]) -> Option<(Option<Briefing>, Vec<Diagnostic>)> {
    let Body { mut briefing, words, diagnostics } = unpack(bytes)?;
    if let Some(Briefing { quotes, sections, .. }) = &mut briefing {
        for (quote, place) in quotes.iter_mut().zip(words) {
            quote.text = match place {
                Words::Own => continue,
                Words::Part => {
                    let (section, range) = place_in_section(quote, sections)?;
                    section.text.part(range)
                }
                Words::Prose => prose_in(quote, sections)?,
            };
        }
    }
    Some((briefing, diagnostics))
}

/// Returns a value from its compressed bytes; `None` if they are damaged.
pub(super) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (hash, hashed) = bytes.split_first_chunk::<HASH_BYTES>()?;
    if u64::from_le_bytes(*hash) != xxh3_64(hashed) {
        return None;
    }
    let (length, packed) = hashed.split_first_chunk::<LENGTH_BYTES>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok().filter(|length| *length <= MAX_BYTES)?;
    let bytes = decompress(packed, length).ok().filter(|bytes| bytes.len() == length)?;
    postcard::from_bytes(&bytes).ok()
}

fn place_of_words(quote: &Quote, sections: &[Section]) -> Words {
    let Some((section, range)) = place_in_section(quote, sections) else { return Words::Own };
    if section.text.cut(range) == &*quote.text {
        Words::Part
    } else if prose_in(quote, sections).is_some_and(|words| words == quote.text) {
        Words::Prose
    } else {
        Words::Own
    }
}

/// Returns the section and the range of its text that a quote consists of.
fn place_in_section<'s>(quote: &Quote, sections: &'s [Section]) -> Option<(&'s Section, Range<usize>)> {
    let Anchor::Found(range) = &quote.anchor else { return None };
    Some((sections.get(quote.section?.index())?, range.clone()))
}

/// Returns the part of the text of its section that a quote consists of, as the words of a quote are written.
fn prose_in(quote: &Quote, sections: &[Section]) -> Option<Safe> {
    let (section, range) = place_in_section(quote, sections)?;
    Some(section.text.prose_part(range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;
    use crate::library::EMBEDDED;

    #[test]
    fn what_is_stored_is_restored() {
        for (name, text) in EMBEDDED {
            let volume = Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles);
            let bytes = store(&volume).unwrap();
            assert!(bytes.len() < text.len());
            let (briefing, diagnostics) = restore(&bytes).unwrap();
            assert_eq!(format!("{briefing:?}"), format!("{:?}", volume.briefing), "{name}");
            assert_eq!(diagnostics, volume.diagnostics);
        }
        let refused = Volume::read("a.toml", None, b"a shopping list".to_vec(), &NoFiles);
        let (briefing, diagnostics) = restore(&store(&refused).unwrap()).unwrap();
        assert!(briefing.is_none());
        assert_eq!(diagnostics, refused.diagnostics);
    }

    #[test]
    fn damaged_bytes_are_no_volume() {
        let volume = Volume::read("a", None, EMBEDDED[0].1.as_bytes().to_vec(), &NoFiles);
        let bytes = store(&volume).unwrap();
        assert!(restore(bytes.get(..bytes.len() / 2).unwrap()).is_none());
        assert!(restore(&[]).is_none());
        for at in (0..bytes.len()).step_by(41) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            assert!(restore(&damaged).is_none(), "a changed byte is found by its hash");
        }
    }
}
