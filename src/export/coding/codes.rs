//! The codes of an export: one for each tag, and on request one for each speaker.

use super::CodingOptions;
use super::collect::Coded;
use super::xml::Xml;
use crate::export::uuid::uuid;
use std::collections::{BTreeMap, BTreeSet};

/// The colours of codes; each code always has the same one.
const COLORS: [&str; 12] = [
    "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22",
    "#17becf", "#393b79", "#637939",
];

/// The name of the code above those of the speakers.
const SPEAKERS: &str = "Speakers";

/// The codes, sorted by name.
#[derive(Debug, Default)]
pub(super) struct Codes {
    tags: BTreeSet<String>,
    /// The speakers, with their posts in the briefings.
    speakers: BTreeMap<String, BTreeSet<String>>,
}

impl Codes {
    /// Returns the codes of all coded words.
    pub(super) fn new(coded: &[Coded<'_>], options: CodingOptions<'_>) -> Self {
        let mut codes = Self::default();
        for one in coded {
            codes.tags.extend(one.tags.iter().map(ToString::to_string));
            if let Some(speaker) = one.speaker.filter(|_| options.has_speakers) {
                let posts = codes.speakers.entry(speaker.name.to_string()).or_default();
                posts.extend(Some(speaker.post()).filter(|post| !post.is_empty()));
            }
        }
        codes
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.speakers.is_empty()
    }

    /// Writes the element `Codes`.
    pub(super) fn write(&self, xml: &mut Xml) {
        xml.start("Codes", &[]);
        for tag in &self.tags {
            code(xml, &of_tag(tag), tag, None);
        }
        if !self.speakers.is_empty() {
            let guid = uuid(&["codes", SPEAKERS]);
            xml.start("Code", &[("guid", &guid), ("name", SPEAKERS), ("isCodable", "false")]);
            for (name, posts) in &self.speakers {
                let posts: Vec<&str> = posts.iter().map(String::as_str).collect();
                let posts = Some(posts.join("; ")).filter(|posts| !posts.is_empty());
                code(xml, &of_speaker(name), name, posts.as_deref());
            }
            xml.end();
        }
        xml.end();
    }
}

fn code(xml: &mut Xml, guid: &str, name: &str, about: Option<&str>) {
    let sum = guid.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    let color = COLORS.get(sum % COLORS.len()).copied().unwrap_or_default();
    let attributes = [("guid", guid), ("name", name), ("isCodable", "true"), ("color", color)];
    match about {
        None => xml.empty("Code", &attributes),
        Some(about) => {
            xml.start("Code", &attributes);
            xml.text("Description", about);
            xml.end();
        }
    }
}

/// Returns the id of the code of a tag.
pub(super) fn of_tag(tag: &str) -> String {
    uuid(&["code of a tag", tag])
}

/// Returns the id of the code of a speaker.
pub(super) fn of_speaker(name: &str) -> String {
    uuid(&["code of a speaker", name])
}
