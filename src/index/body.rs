//! Stores what was read from a file as compressed bytes.

use crate::diagnostic::Diagnostic;
use crate::library::Volume;
use crate::model::{Anchor, Briefing, Quote, Section};
use crate::text::{Cut, Safe};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

/// How hard to compress, from 0 to 10. Higher levels save little space and cost much time.
const LEVEL: u8 = 6;

/// The largest body, in bytes, when it is not compressed: no file that plenary reads needs as much.
const MAX_BYTES: usize = 2 << 30;

/// The parts of a volume that are stored.
#[derive(Serialize, Deserialize)]
struct Body {
    briefing: Option<Briefing>,
    diagnostics: Vec<Diagnostic>,
}

/// Returns the stored form of a volume, after its hash; `None` if it cannot be stored.
///
/// Quotes whose words are in the text of their section are stored without them.
pub(super) fn store(volume: &Volume) -> Option<Vec<u8>> {
    let mut briefing = volume.briefing.clone();
    if let Some(briefing) = &mut briefing {
        let Briefing { quotes, sections, .. } = briefing;
        for quote in quotes {
            if words_in(quote, sections).is_some_and(|words| words == quote.text) {
                quote.text = Safe::default();
            }
        }
    }
    let bytes = postcard::to_allocvec(&Body { briefing, diagnostics: volume.diagnostics.clone() }).ok()?;
    let packed = miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL);
    Some([xxh3_64(&packed).to_le_bytes().as_slice(), &packed].concat())
}

/// Returns the stored briefing and problems; `None` if the bytes are damaged.
pub(super) fn restore(bytes: &[u8]) -> Option<(Option<Briefing>, Vec<Diagnostic>)> {
    let (hash, packed) = bytes.split_first_chunk()?;
    if u64::from_le_bytes(*hash) != xxh3_64(packed) {
        return None;
    }
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MAX_BYTES).ok()?;
    let Body { mut briefing, diagnostics } = postcard::from_bytes(&bytes).ok()?;
    if let Some(briefing) = &mut briefing {
        let Briefing { quotes, sections, .. } = briefing;
        for quote in quotes.iter_mut().filter(|quote| quote.text.is_empty()) {
            quote.text = words_in(quote, sections)?;
        }
    }
    Some((briefing, diagnostics))
}

/// Returns the part of the text of its section that a quote consists of, as the words of a quote are written.
fn words_in(quote: &Quote, sections: &[Section]) -> Option<Safe> {
    let Anchor::Found(range) = &quote.anchor else { return None };
    let section = sections.get(quote.section?.index())?;
    Some(Safe::prose(Cow::Borrowed(section.text.cut(range.clone()))).0)
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
