//! Makes a section of the document: its title, text and captions.

use crate::document::{CaptionEntry, SectionComments, SectionEntry, Tables, build, wrap};
use crate::import::blocks::{Block, BlockKind};
use crate::import::briefing::event::beginning;
use crate::import::briefing::ids::Ids;
use crate::import::briefing::parts::Part;
use crate::import::briefing::quotes::Quotes;
use crate::import::briefing::role::is_text;
use crate::import::text::head;
use std::collections::BTreeMap;

/// Maximum distance between a label and the words after it, in bytes.
const MAX_LABEL_DISTANCE: usize = 64;

/// Returns a part as a section with its comments, or `None` if it is empty.
pub(super) fn section(
    blocks: &[Block],
    part: &Part,
    quotes: Quotes,
    ids: &mut Ids,
) -> Option<(SectionEntry<'static>, SectionComments<'static>)> {
    let blocks = blocks.get(part.blocks.clone()).unwrap_or_default();
    let mut title = part.title.clone();
    if title.is_empty() {
        title = beginning(blocks).unwrap_or_default();
    }
    let id = ids.of(head(&title, 48), "section");
    let mut content = Content::default();
    for block in blocks {
        content.add(block);
    }
    let Content { paragraphs, captions, addresses, .. } = content;
    if title.is_empty() && paragraphs.is_empty() && captions.is_empty() {
        return None;
    }
    let lines: Vec<String> = paragraphs.iter().map(|paragraph| wrap(paragraph)).collect();
    let section = SectionEntry {
        id: Some(build::id(id)),
        title: Some(build::words(title)),
        text: (!lines.is_empty()).then(|| build::words(lines.join("\n"))),
        quotes: Some(Tables(quotes.entries)),
        captions: Some(Tables(captions)),
        ..SectionEntry::default()
    };
    Some((section, SectionComments { remarks: quotes.remarks, offers: quotes.offers, addresses }))
}

/// The content of a section, collected block by block.
#[derive(Default)]
struct Content {
    paragraphs: Vec<String>,
    captions: Vec<CaptionEntry<'static>>,
    /// Pictures that are not files in the briefing's folder, by index of the caption.
    addresses: BTreeMap<usize, String>,
    /// Where the label of the current turn starts in the input.
    turn: Option<usize>,
    /// True if the next paragraph continues the last one, which is a dateline.
    open: bool,
}

impl Content {
    fn add(&mut self, block: &Block) {
        let words = block.words.as_str();
        match &block.kind {
            BlockKind::Turn { label, place, .. } => {
                let same = self.turn.replace(place.start) == Some(place.start);
                // The label of a speech without labels is the name in its title.
                let start = block.words.place(0..1).start;
                let labelled =
                    !label.is_empty() && place.end <= start && start - place.end < MAX_LABEL_DISTANCE;
                let label = if same || !labelled { String::new() } else { format!("{label}: ") };
                self.paragraph(label + words);
            }
            BlockKind::Item if !words.starts_with(|c: char| c.is_ascii_digit()) => {
                self.paragraph(format!("• {words}"));
            }
            BlockKind::Dateline => {
                self.paragraph(words.to_owned());
                self.open = words.ends_with(['-', '–', '—', ':', '_', '|']);
            }
            BlockKind::Caption { credit, image } => self.caption(words, credit.clone(), image.clone()),
            kind if is_text(kind) => self.paragraph(words.to_owned()),
            _ => {}
        }
    }

    fn paragraph(&mut self, words: String) {
        let open = std::mem::take(&mut self.open);
        match self.paragraphs.last_mut().filter(|_| open) {
            Some(dateline) => *dateline = format!("{dateline} {words}"),
            None => self.paragraphs.push(words),
        }
    }

    fn caption(&mut self, words: &str, credit: Option<String>, image: Option<String>) {
        let (addresses, paths): (Vec<_>, Vec<_>) = image.into_iter().partition(|image| is_address(image));
        let index = self.captions.len();
        self.addresses.extend(addresses.into_iter().map(|address| (index, address)));
        self.captions.push(CaptionEntry {
            text: Some(build::words(words.to_owned())),
            credit: credit.map(build::words),
            image: paths.into_iter().next().map(build::words),
            after: Some(build::number(self.paragraphs.len() as u64)),
            ..CaptionEntry::default()
        });
    }
}

/// Returns true if an image is on the web or embedded in the page.
///
/// It is then not a file in the briefing's folder.
fn is_address(image: &str) -> bool {
    let plain = image.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ' '));
    !plain || image.starts_with('/') || image.contains("..") || image.contains("//")
}
