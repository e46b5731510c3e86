//! Splits the words of a quote into paragraphs, or passages if it is interrupted.

use super::quotation::{self, marks};
use crate::model::interruption::inner;
use crate::model::{Interruption, Kind, Question, Quote, Section, Speaker};
use crate::text::fold::joins;
use std::borrow::Cow;

/// Words of a quote with their marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// True if the part begins a paragraph.
    pub begins: bool,
    /// The text before the opening mark, outside the quotation: ` said Ada Ling, `.
    pub before: String,
    /// The mark before the words.
    pub open: &'static str,
    /// The words as recorded.
    pub words: Cow<'a, str>,
    /// The mark after the words.
    pub close: &'static str,
}

impl Part<'_> {
    /// Returns the part as text.
    pub fn text(&self) -> String {
        format!("{}{}{}{}", self.before, self.open, self.words, self.close)
    }
}

/// Returns the words of a quote in parts, by the rules of quotation.
///
/// An interrupted quote is two quotations around its attribution. `section` and `speaker` must be those of the quote.
pub fn parts<'a>(
    quote: &'a Quote,
    section: Option<&Section>,
    speaker: Option<&Speaker>,
    language: Option<&str>,
) -> Vec<Part<'a>> {
    let passages = quote.passages(section);
    if passages.is_empty() {
        return of_words(quote.kind, &quote.text, language);
    }
    let whole = passages.iter().map(|passage| passage.words.as_str()).collect::<Vec<_>>().join(" ");
    let pair = marks(language).around(&whole);
    let mut parts: Vec<Part<'a>> = Vec::new();
    for passage in passages {
        let open = |begins: bool, before: String| Part {
            begins,
            before,
            open: pair.open,
            words: Cow::Owned(passage.words.to_string()),
            close: "",
        };
        let is_first = parts.len() == 1;
        match (passage.interruption, parts.last_mut()) {
            (Some(Interruption::Marks), Some(last)) => {
                let gap = if joins(&last.words, passage.words.chars().next()) { "" } else { " " };
                last.words.to_mut().push_str(gap);
                last.words.to_mut().push_str(&passage.words);
            }
            (Some(Interruption::Attribution), Some(last)) => {
                last.close = pair.close;
                let cue = quote.cue.as_deref().filter(|_| is_first && is_english(language));
                let before = attribution(cue, speaker, &last.words, passage.gap);
                parts.push(open(false, before));
            }
            _ => parts.push(open(true, String::new())),
        }
    }
    if let Some(last) = parts.last_mut() {
        last.close = pair.close;
    }
    parts
}

fn is_english(language: Option<&str>) -> bool {
    language.is_none_or(|tag| tag.split('-').next() == Some("en"))
}

/// Returns words in parts, one for each paragraph.
pub fn of_words<'a>(kind: Kind, words: &'a str, language: Option<&str>) -> Vec<Part<'a>> {
    let paragraphs = quotation::paragraphs(kind, words, language).into_iter();
    paragraphs
        .map(|own| Part {
            begins: true,
            before: String::new(),
            open: own.open,
            words: Cow::Borrowed(own.words),
            close: own.close,
        })
        .collect()
}

/// Returns the attribution between two passages: ` said Ada Ling. `.
///
/// It is made of an English cue and the name, or else it is the words of the text.
fn attribution(cue: Option<&str>, speaker: Option<&Speaker>, before: &str, gap: &str) -> String {
    let own = inner(gap).unwrap_or(gap);
    let is_verb = |cue: &&str| {
        cue.chars().all(|c| c.is_ascii_lowercase()) && (cue.ends_with('d') || cue.ends_with('s'))
    };
    if let (Some(cue), Some(speaker)) = (cue.filter(is_verb), speaker) {
        let comma = if before.ends_with(char::is_alphanumeric) { "," } else { "" };
        let stop = if own.trim_end().ends_with('.') { "." } else { "," };
        let name = if speaker.unnamed { speaker.name_in_text(None) } else { speaker.name.to_string() };
        return format!("{comma} {cue} {name}{stop} ");
    }
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    let space = if own.starts_with([',', '.', ';', ':', '，', '。']) { "" } else { " " };
    format!("{space}{own} ")
}

/// Returns who asks, and the question in parts: `Question by a reporter: `.
pub fn question<'a>(question: &'a Question<'_>, language: Option<&str>) -> (String, Vec<Part<'a>>) {
    let who = question.speaker.map_or_else(|| "an unnamed speaker".to_owned(), |own| asker(own, language));
    (format!("Question by {who}: "), of_words(Kind::Direct, &question.text, language))
}

fn asker(speaker: &Speaker, language: Option<&str>) -> String {
    let post = speaker.post();
    let name = speaker.name_in_text(language);
    if post.is_empty() { name } else { format!("{name}, {post}") }
}
