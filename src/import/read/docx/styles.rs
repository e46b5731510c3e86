//! Reads the styles of a Word document.

use crate::import::blocks::BlockKind;
use crate::import::imported::Refusal;
use crate::import::read::xml::{Part, Tag, Xml};
use std::collections::HashMap;

/// Maximum number of styles that a style is based on, one on the other.
const MAX_BASES: usize = 12;

/// What a paragraph with a style is.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// Its kind, or `None` for running text.
    pub kind: Option<BlockKind>,
    /// True if it is an item of a list.
    pub listed: bool,
    /// True if it is left out, such as an entry of a table of contents.
    pub skipped: bool,
}

/// The styles of paragraphs, by their ids.
#[derive(Default)]
pub(super) struct Styles {
    styles: HashMap<String, (Style, Option<String>)>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut styles = Self::default();
        let mut xml = Xml::new(text);
        let mut current: Option<(String, Style, Option<String>)> = None;
        while let Some(part) = xml.next()? {
            match part {
                Part::Open(tag) => match (tag.name(), &mut current) {
                    ("style", _) => {
                        let id = tag.get("styleId").unwrap_or_default();
                        current = Some((id, Style::default(), None));
                    }
                    ("name", Some((_, style, _))) => {
                        *style = named(&tag.get("val").unwrap_or_default());
                    }
                    ("basedOn", Some((_, _, base))) => *base = tag.get("val"),
                    ("outlineLvl", Some((_, style, _))) if style.kind.is_none() => {
                        let level = tag.get("val").and_then(|level| level.parse::<u8>().ok());
                        style.kind =
                            level.filter(|level| *level < 9).map(|level| BlockKind::Heading(level + 1));
                    }
                    _ => {}
                },
                Part::Close(tag) if tag.name() == "style" => {
                    if let Some((id, style, base)) = current.take() {
                        styles.styles.insert(id, (style, base));
                    }
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    /// Returns the style with an id, or the one that it is based on.
    pub(super) fn of(&self, id: &str) -> Style {
        let mut id = id;
        for _ in 0..MAX_BASES {
            let Some((style, base)) = self.styles.get(id) else { break };
            if style.kind.is_some() || style.listed || style.skipped {
                return style.clone();
            }
            let Some(base) = base else { return Style::default() };
            id = base;
        }
        // Without its definition, the id itself is the name.
        if self.styles.contains_key(id) { Style::default() } else { named(id) }
    }
}

/// The style with a built-in name, which Word writes in English in every language: "heading 1".
fn named(name: &str) -> Style {
    let name = name.to_lowercase().replace(' ', "");
    let level =
        |name: &str| name.strip_prefix("heading")?.parse::<u8>().ok().filter(|level| (1..10).contains(level));
    let kind = match name.as_str() {
        "title" => Some(BlockKind::Title),
        "subtitle" => Some(BlockKind::Subtitle),
        "quote" | "intensequote" | "quotations" | "blocktext" => Some(BlockKind::Quotation),
        "caption" => Some(BlockKind::Caption { credit: None, image: None }),
        "header" | "footer" => Some(BlockKind::Boilerplate),
        name => level(name).map(BlockKind::Heading),
    };
    let listed = name.starts_with("listbullet") || name.starts_with("listnumber");
    let number = name.strip_prefix("toc").or_else(|| name.strip_prefix("index")).unwrap_or("-");
    let skipped = number == "heading" || number.parse::<u8>().is_ok();
    Style { kind, listed, skipped }
}

/// Returns true if a property that is on or off is on.
pub(super) fn is_on(tag: &Tag<'_>) -> bool {
    tag.get("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
}
