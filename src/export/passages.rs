//! Splits the words of a quote into paragraphs, or passages if it is interrupted.

use super::quotation::{self, marks};
use crate::model::interruption::inner;
use crate::model::{Interruption, Kind, Passage, Question, Quote, Section, Speaker};
use crate::text::fold::joins;
use crate::text::{Cut, is_quotation_mark};
use std::borrow::Cow;

/// Verbs with an addressee: in "told Ada Ling", Ada Ling is told something.
const ADDRESSED: &[&str] = &[
    "advised",
    "advises",
    "asked",
    "asks",
    "assured",
    "assures",
    "briefed",
    "briefs",
    "cautioned",
    "cautions",
    "challenged",
    "challenges",
    "convinced",
    "convinces",
    "informed",
    "informs",
    "notified",
    "notifies",
    "promised",
    "promises",
    "reassured",
    "reassures",
    "reminded",
    "reminds",
    "told",
    "tells",
    "urged",
    "urges",
    "warned",
    "warns",
];

/// Commas that end words in quotation marks before their attribution, and the full stops of the same scripts.
const COMMAS: [(char, char); 4] = [(',', '.'), ('،', '.'), ('，', '。'), ('、', '。')];

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
    let mut parts = if passages.is_empty() {
        of_words(quote.kind, &quote.text, language)
    } else {
        of_passages(&passages, quote, speaker, language)
    };
    if quote.kind == Kind::Direct {
        end(&mut parts, closes(quote, section));
    }
    parts
}

/// Returns true if a quotation mark follows the words of a quote in the text.
fn closes(quote: &Quote, section: Option<&Section>) -> bool {
    let after = section.zip(quote.anchor.ranges().last());
    let after = after.and_then(|(section, range)| section.text.cut(range.end..).chars().next());
    after.is_some_and(is_quotation_mark)
}

/// Leaves out the comma at the end of words, which belongs to the sentence that they were in.
///
/// It becomes a full stop if the words are a whole quotation, and begin like a sentence.
fn end(parts: &mut [Part<'_>], is_whole: bool) {
    let first = parts.first().and_then(|part| part.words.chars().find(|c| c.is_alphabetic()));
    let is_sentence = is_whole && first.is_some_and(|c| !c.is_lowercase());
    let Some(last) = parts.last_mut() else { return };
    let found =
        COMMAS.iter().find_map(|(comma, stop)| Some((last.words.strip_suffix(*comma)?.trim_end(), stop)));
    if let Some((words, stop)) = found.filter(|(words, _)| words.ends_with(char::is_alphanumeric)) {
        let mut words = words.to_owned();
        words.extend(is_sentence.then_some(*stop));
        last.words = Cow::Owned(words);
    }
}

/// Returns the passages of an interrupted quote in parts, with its attribution between them.
fn of_passages<'a>(
    passages: &[Passage<'_>],
    quote: &Quote,
    speaker: Option<&Speaker>,
    language: Option<&str>,
) -> Vec<Part<'a>> {
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
    let own_words = || own.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_verb = |cue: &&str| {
        cue.chars().all(|c| c.is_ascii_lowercase()) && (cue.ends_with('d') || cue.ends_with('s'))
    };
    if let (Some(cue), Some(speaker)) = (cue.filter(is_verb), speaker) {
        let comma = if before.ends_with(char::is_alphanumeric) { "," } else { "" };
        let stop = if own.trim_end().ends_with('.') { "." } else { "," };
        let name = if speaker.unnamed { speaker.name_in_text(None) } else { speaker.name.to_string() };
        let who = if ADDRESSED.contains(&cue) {
            addressed(cue, &name, &own_words())
        } else {
            format!("{cue} {name}")
        };
        return format!("{comma} {who}{stop} ");
    }
    let own = own_words();
    let space = if own.starts_with([',', '.', ';', ':', '，', '。']) { "" } else { " " };
    format!("{space}{own} ")
}

/// Returns an attribution whose verb may have an addressee: `Ada Ling told the Forum`, from ` she told the Forum, `.
///
/// If the text has the verb first, as in ` warned Ling, `, the speaker follows it.
fn addressed(cue: &str, name: &str, own: &str) -> String {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = own.split(' ').filter(|word| word.contains(char::is_alphanumeric));
    let before = words.by_ref().take_while(|word| bare(word) != cue).count();
    let addressee = words.collect::<Vec<_>>().join(" ");
    let addressee = addressee.trim_end_matches(|c: char| c.is_ascii_punctuation());
    match (before, addressee.is_empty()) {
        (0, _) => format!("{cue} {name}"),
        (_, true) => format!("said {name}"),
        (_, false) => format!("{name} {cue} {addressee}"),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Safe;

    #[test]
    fn a_verb_with_an_addressee_follows_the_speaker() {
        for (cue, gap, expected) in [
            ("told", "” she told the Forum, “", " Ada Ling told the Forum, "),
            ("told", "\" she told the\nForum on Monday. \"", " Ada Ling told the Forum on Monday. "),
            ("told", ",” the chair told him, “", " Ada Ling told him, "),
            ("told", "” as she told, “", " said Ada Ling, "),
            ("asked", "” asked Ling, “", " asked Ada Ling, "),
            ("asked", "” Ling asked, “", " said Ada Ling, "),
            ("warned", "” Ling warned reporters, “", " Ada Ling warned reporters, "),
            ("warned", "” warned the chair, Ada Ling, “", " warned Ada Ling, "),
            ("said", "” she said in May. “", " said Ada Ling. "),
        ] {
            let speaker = Speaker { name: Safe::clean_line("Ada Ling"), ..Speaker::default() };
            assert_eq!(attribution(Some(cue), Some(&speaker), "words,", gap), expected, "{gap}");
        }
    }

    #[test]
    fn the_closing_comma_stays_with_its_sentence() {
        for (words, whole, part) in [
            ("We need the money,", "We need the money.", "We need the money"),
            ("the money,", "the money", "the money"),
            ("我们明天开门，", "我们明天开门。", "我们明天开门"),
            ("We need it, now", "We need it, now", "We need it, now"),
            (",", ",", ","),
        ] {
            for (is_whole, expected) in [(true, whole), (false, part)] {
                let mut parts = of_words(Kind::Direct, words, None);
                end(&mut parts, is_whole);
                assert_eq!(parts[0].words, expected);
            }
        }
    }
}
