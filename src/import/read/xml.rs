//! Reads XML tag by tag. Nesting is bounded, and entities that a document defines are not expanded.

use crate::import::imported::Refusal;
use crate::text::Cut;
use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use std::borrow::Cow;

/// Maximum depth of nested elements.
const MAX_DEPTH: usize = 400;

/// The named characters of XHTML that texts use most.
static NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("copy", '©'),
    ("reg", '®'),
    ("sect", '§'),
    ("deg", '°'),
    ("euro", '€'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
];

/// A document that is read from the start to the end.
pub(super) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    depth: usize,
}

/// The next part of a document.
pub(super) enum Part<'t> {
    /// An element begins.
    Open(Tag<'t>),
    /// An element ends.
    Close(Close<'t>),
    /// Text, with its character references resolved.
    Text(Cow<'t, str>),
}

/// The tag at the start of an element.
pub(super) struct Tag<'t>(BytesStart<'t>);

/// The tag at the end of an element.
pub(super) struct Close<'t>(BytesEnd<'t>);

impl Close<'_> {
    /// The name without a prefix.
    pub(super) fn name(&self) -> &str {
        str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }
}

impl Tag<'_> {
    /// The name without a prefix.
    pub(super) fn name(&self) -> &str {
        str::from_utf8(self.0.local_name().into_inner()).unwrap_or_default()
    }

    /// The value of an attribute, whose name is given without a prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut found = attributes.filter(|attribute| attribute.key.local_name().as_ref() == name.as_bytes());
        found.next().map(|attribute| resolved(&String::from_utf8_lossy(&attribute.value)))
    }

    /// Returns true if an attribute has a word, among others that spaces divide.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        self.get(name).is_some_and(|value| value.split_whitespace().any(|one| one == word))
    }

    /// Returns true if the name has a prefix, such as `office` in `office:body`.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.0.name().prefix().is_some_and(|own| own.as_ref() == prefix.as_bytes())
    }
}

impl<'t> Xml<'t> {
    /// Begins to read a document.
    pub(super) fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// Returns the next part, or `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Part<'t>>, Refusal> {
        loop {
            let event = self.reader.read_event().map_err(|error| {
                let at = self.reader.error_position();
                Refusal::new(
                    format!("this XML is damaged at byte {at}: {error}"),
                    "open the file in its program and save it again",
                )
            })?;
            return Ok(Some(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Refusal::new(
                            format!("elements are nested more than {MAX_DEPTH} deep"),
                            "open the file in its program and save it as plain text",
                        ));
                    }
                    Part::Open(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Part::Close(Close(tag))
                }
                Event::Text(text) => Part::Text(lossy(text.into_inner())),
                Event::CData(text) => Part::Text(lossy(text.into_inner())),
                Event::GeneralRef(reference) => {
                    let name = lossy(reference.into_inner());
                    Part::Text(Cow::Owned(named(&name).map_or_else(|| format!("&{name};"), String::from)))
                }
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// Skips the rest of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Part::Open(_)) => depth += 1,
                Some(Part::Close(_)) => depth -= 1,
                Some(Part::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// Returns the text in the rest of the element that was opened last, as it is.
    pub(super) fn text(&mut self) -> Result<String, Refusal> {
        let (mut depth, mut all) = (1, String::new());
        while depth > 0 {
            match self.next()? {
                Some(Part::Open(_)) => depth += 1,
                Some(Part::Close(_)) => depth -= 1,
                Some(Part::Text(text)) => all.push_str(&text),
                None => break,
            }
        }
        Ok(all)
    }

    /// Returns the text in the rest of the element that was opened last, on one line.
    pub(super) fn line(&mut self) -> Result<String, Refusal> {
        Ok(on_one_line(&self.text()?))
    }
}

/// Returns words with single spaces between them.
pub(super) fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of the root element with its prefix, or `None` if a text is no XML or HTML.
pub(super) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let inside = rest.strip_prefix('<')?;
        let end = if inside.starts_with("!--") {
            inside.find("-->")? + 3
        } else if inside.starts_with('?') {
            inside.find("?>")? + 2
        } else if inside.starts_with('!') {
            doctype_len(inside)?
        } else {
            let len = inside.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '_' | '-' | '.'));
            let name = inside.cut(..len.unwrap_or(inside.len()));
            return name.starts_with(char::is_alphabetic).then_some(name);
        };
        rest = inside.cut(end..).trim_start();
    }
}

/// The length in bytes of a document type, with its definitions in brackets.
fn doctype_len(inside: &str) -> Option<usize> {
    let mut depth = 0_usize;
    inside.char_indices().find_map(|(at, c)| {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '>' if depth == 0 => return Some(at + 1),
            _ => {}
        }
        None
    })
}

/// Returns true if the root element has a name, with any prefix.
pub(super) fn has_root(text: &str, name: &str) -> bool {
    root(text).is_some_and(|root| root.rsplit(':').next() == Some(name))
}

fn lossy(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// The character with a name or a number: `amp`, `#8217`, `#x2019`.
fn named(name: &str) -> Option<char> {
    match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c),
    }
}

/// A value with its character references resolved.
fn resolved(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let reference = after.split_once(';').and_then(|(name, after)| Some((named(name)?, after)));
        match reference {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_found_after_declarations() {
        let text = "\u{feff}<?xml version=\"1.0\"?>\n<!-- a -->\n<!DOCTYPE x [<!ENTITY a \"b>\">]>\n<t:TEI xml:id=\"a\">";
        assert_eq!(root(text), Some("t:TEI"));
        assert!(has_root(text, "TEI"));
        assert_eq!(root("<3 is a heart"), None);
        assert_eq!(root("Text <b>"), None);
    }

    #[test]
    fn entities_are_not_expanded_and_nesting_is_bounded() {
        let bomb =
            "<!DOCTYPE x [<!ENTITY a \"lamp\"><!ENTITY b \"&a;&a;\">]><x y=\"&amp;&b;\">&b; &#8217;&amp;</x>";
        let mut xml = Xml::new(bomb);
        let Ok(Some(Part::Open(tag))) = xml.next() else { panic!("no tag") };
        assert_eq!(tag.get("y").as_deref(), Some("&&b;"));
        assert_eq!(xml.text().unwrap(), "&b; ’&");
        let deep = "<a>".repeat(100_000);
        let mut xml = Xml::new(&deep);
        let refusal = loop {
            match xml.next() {
                Ok(part) => assert!(part.is_some()),
                Err(refusal) => break refusal,
            }
        };
        assert!(refusal.message.contains("nested"));
    }
}
