//! A draft held against briefings: for each passage in quotation marks, whose words it is, or what is wrong with it.

mod difference;
mod near;
mod source;

pub use difference::{Difference, Piece, Tokens};

use crate::import::passage::Passage;
use crate::model::{Briefing, Kind, QuoteId, SectionId, SpeakerId, anchor};
use crate::text::fold::loose;
use near::Near;
use source::{Owner, Place, Source, Texts};
use std::collections::HashSet;

/// What is to be said of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody's own words.
    Verbatim,
    /// Words of the text, of a title or a caption; nobody said them.
    InText,
    /// Somebody's own words, given to somebody else.
    Misattributed,
    /// Somebody's own words with some of them changed.
    Differs,
    /// Words that only report what somebody said, and that nobody may put in quotation marks.
    Paraphrase,
    /// Nowhere.
    NotFound,
}

impl Verdict {
    /// All of them, faults last.
    pub const ALL: [Self; 6] =
        [Self::Verbatim, Self::InText, Self::Misattributed, Self::Differs, Self::Paraphrase, Self::NotFound];

    /// A name to search for: words joined by `-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::InText => "in-text",
            Self::Misattributed => "misattributed",
            Self::Differs => "differs",
            Self::Paraphrase => "paraphrase",
            Self::NotFound => "not-found",
        }
    }

    /// Whether the passage must not be printed as it is.
    pub fn is_fault(self) -> bool {
        !matches!(self, Self::Verbatim | Self::InText)
    }
}

/// What became of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// Which of the briefings has the words, or those nearest to them.
    pub briefing: Option<usize>,
    /// In which of its sections.
    pub section: Option<SectionId>,
    /// The quote that the words are, or are near to.
    pub quote: Option<QuoteId>,
    /// Who said them.
    pub speaker: Option<SpeakerId>,
    /// Whether the words are those before translation.
    pub original: bool,
    /// Whether the draft gives the words to somebody else, whom the briefings know.
    pub misattributed: bool,
    /// How the passage differs from the quote.
    pub difference: Option<Difference>,
}

impl Finding {
    fn new(verdict: Verdict) -> Self {
        Self {
            verdict,
            briefing: None,
            section: None,
            quote: None,
            speaker: None,
            original: false,
            misattributed: false,
            difference: None,
        }
    }

    /// Of words whose owner is known.
    fn of(verdict: Verdict, index: usize, briefing: &Briefing, owner: Owner) -> Self {
        let (quote, section) = match owner {
            Owner::Quote(quote) => (Some(quote), briefing[quote].section),
            Owner::Section(section) => (None, Some(section)),
            Owner::Event => (None, None),
        };
        let speaker = quote.and_then(|quote| briefing[quote].speaker);
        Self { briefing: Some(index), section, quote, speaker, ..Self::new(verdict) }
    }
}

/// Holds passages against briefings. There is one finding for each passage.
pub fn verify(passages: &[Passage], briefings: &[&Briefing]) -> Vec<Finding> {
    let sources: Vec<Source<'_>> = briefings.iter().map(|briefing| Source::new(briefing)).collect();
    let spelled: Vec<Vec<String>> = passages.iter().map(|passage| spellings(&passage.words)).collect();
    let mut findings: Vec<Option<Finding>> = vec![None; passages.len()];
    for layer in LAYERS {
        for (index, source) in sources.iter().enumerate() {
            for (at, found) in (layer.texts)(source).find(&spelled).into_iter().enumerate() {
                let Some(place) = found.filter(|_| findings[at].is_none()) else { continue };
                findings[at] = Some((layer.judge)(index, source, &place));
            }
        }
    }
    let mut near = Near::new(&sources);
    let findings = findings.into_iter().enumerate().map(|(at, found)| match found {
        Some(found) => found,
        None => near.find(&passages[at].words).unwrap_or_else(|| Finding::new(Verdict::NotFound)),
    });
    let findings = findings.enumerate().map(|(at, found)| match found.verdict {
        Verdict::Verbatim | Verdict::Differs => attributed(found, &passages[at], &spelled[at], &sources),
        // Without marks nothing says that the words are the speaker's own.
        Verdict::Paraphrase if !passages[at].in_marks => Finding { verdict: Verdict::InText, ..found },
        _ => found,
    });
    findings.collect()
}

/// One kind of words that a passage can be, and what that makes of it.
struct Layer {
    texts: for<'a> fn(&'a Source<'_>) -> &'a Texts,
    judge: fn(usize, &Source<'_>, &Place) -> Finding,
}

/// In the order of what they prove: what is said and also told is said.
const LAYERS: [Layer; 5] = [
    Layer {
        texts: |source| &source.said,
        judge: |index, source, place| Finding::of(Verdict::Verbatim, index, source.briefing, place.owner),
    },
    Layer {
        texts: |source| &source.original,
        judge: |index, source, place| Finding {
            original: true,
            ..Finding::of(Verdict::Verbatim, index, source.briefing, place.owner)
        },
    },
    Layer { texts: |source| &source.titles, judge: in_text },
    Layer {
        texts: |source| &source.reported,
        judge: |index, source, place| Finding::of(Verdict::Paraphrase, index, source.briefing, place.owner),
    },
    Layer { texts: |source| &source.told, judge: in_text },
];

/// Words of the text: somebody's after all, where they reach into a quote that stands there.
fn in_text(index: usize, source: &Source<'_>, place: &Place) -> Finding {
    let briefing = source.briefing;
    let finding = |verdict, owner| Finding::of(verdict, index, briefing, owner);
    let Owner::Section(section) = place.owner else { return finding(Verdict::InText, place.owner) };
    let own = briefing[section].quotes.clone().filter_map(|index| briefing.quote_at(index));
    let touches = |quote: &QuoteId| {
        let mut ranges = briefing[*quote].anchor.ranges().iter();
        ranges.any(|range| range.start < place.range.end && place.range.start < range.end)
    };
    // Marked in the text itself, the words are a slogan or a title that it quotes.
    let text = &*briefing[section].text;
    let is_mark = crate::export::quotation::is_mark;
    let around = (
        text.get(..place.range.start).and_then(|before| before.chars().next_back()),
        text.get(place.range.end..)
            .and_then(|after| after.chars().find(|c| !matches!(c, '.' | ',' | ';' | ':'))),
    );
    if matches!(around, (Some(before), Some(after)) if is_mark(before) && is_mark(after)) {
        return finding(Verdict::InText, place.owner);
    }
    match own.filter(touches).find(|quote| briefing[*quote].kind == Kind::Indirect) {
        Some(quote) => finding(Verdict::Paraphrase, Owner::Quote(quote)),
        None => finding(Verdict::InText, place.owner),
    }
}

/// Somebody's words, held against whom the draft gives them to: where that is somebody whom the briefings know, the words
/// must be theirs.
fn attributed(finding: Finding, passage: &Passage, words: &[String], sources: &[Source<'_>]) -> Finding {
    let (Some(named), Some(speaker)) = (&passage.named, finding.speaker) else { return finding };
    let mut known = false;
    for (index, source) in sources.iter().enumerate() {
        let briefing = source.briefing;
        let speakers: HashSet<SpeakerId> =
            briefing.speaker_ids().filter(|id| is_called(briefing, *id, named)).collect();
        if finding.briefing == Some(index) && speakers.contains(&speaker) {
            return finding;
        }
        known |= !speakers.is_empty();
        for (text, owner) in source.said.texts().chain(source.original.texts()) {
            let Owner::Quote(quote) = owner else { continue };
            let theirs = briefing[quote].speaker.is_some_and(|speaker| speakers.contains(&speaker));
            let found = || words.iter().any(|words| anchor::find(text, &[words])[0].is_found());
            if theirs && found() {
                return Finding {
                    original: finding.original,
                    ..Finding::of(Verdict::Verbatim, index, briefing, owner)
                };
            }
        }
    }
    // Whoever is in no briefing may be a name that the draft was misread for.
    let verdict = match finding.verdict {
        Verdict::Verbatim if known => Verdict::Misattributed,
        verdict => verdict,
    };
    Finding { verdict, misattributed: known, ..finding }
}

/// Whether a name is one of a speaker's, or every word of it is a part of one.
fn is_called(briefing: &Briefing, speaker: SpeakerId, name: &str) -> bool {
    let speaker = &briefing[speaker];
    let names = [Some(&speaker.name), speaker.native.as_ref()].into_iter().flatten().chain(&speaker.aliases);
    let wanted = loose(name);
    names.map(|own| loose(own)).any(|own| {
        own == wanted || {
            let own: Vec<&str> = own.split_whitespace().collect();
            let mut wanted = wanted.split_whitespace();
            own.len() > 1 && wanted.clone().next().is_some() && wanted.all(|word| own.contains(&word))
        }
    })
}

/// Words without the mark that the sentence around them put at their end.
fn without_end(words: &str) -> &str {
    words.trim().trim_end_matches([',', '.', ';', ':', '，', '。', '、', ' '])
}

/// How a passage may be spelled in a briefing: without the mark that its sentence put at its end, with a small or a capital
/// letter at its beginning, and without what an editor put in brackets.
fn spellings(words: &str) -> Vec<String> {
    let words = without_end(words);
    let mut bare = String::new();
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('[') {
        let Some((inside, after)) = behind.split_once(']') else { break };
        bare.push_str(before);
        if inside.chars().count() == 1 && inside.chars().all(char::is_alphabetic) {
            bare.push_str(inside);
        } else {
            bare.push_str("...");
        }
        rest = after;
    }
    bare.push_str(rest);
    let mut spellings = vec![words.to_owned()];
    for text in [words, &bare] {
        let mut letters = text.chars();
        let Some(first) = letters.next() else { continue };
        let other: String = if first.is_uppercase() {
            first.to_lowercase().collect()
        } else {
            first.to_uppercase().collect()
        };
        spellings.push(text.to_owned());
        spellings.push(other + letters.as_str());
    }
    spellings.sort_unstable();
    spellings.dedup();
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Nowhere;
    use crate::library::{EMBEDDED, Volume};

    fn harbour() -> Briefing {
        let (name, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
        Volume::read(name, None, text.as_bytes().to_vec(), &Nowhere).briefing.unwrap()
    }

    fn of(words: &str, named: Option<&str>) -> Finding {
        let passage =
            Passage { words: words.to_owned(), place: 0..0, in_marks: true, named: named.map(str::to_owned) };
        verify(&[passage], &[&harbour()]).remove(0)
    }

    #[test]
    fn every_direct_quote_is_verbatim_and_no_indirect_one_is() {
        let briefing = harbour();
        for quote in &briefing.quotes {
            let finding = of(&quote.text, None);
            let expected = match quote.kind {
                Kind::Direct => Verdict::Verbatim,
                Kind::Indirect | Kind::Mixed => Verdict::Paraphrase,
            };
            assert_eq!(finding.verdict, expected, "{}", quote.text);
            assert_eq!(finding.speaker, quote.speaker, "{}", quote.text);
            for marked in crate::import::passage::marked(&quote.text) {
                if quote.kind == Kind::Mixed {
                    assert_eq!(of(&quote.text[marked], None).verdict, Verdict::Verbatim, "{}", quote.text);
                }
            }
        }
    }

    #[test]
    fn an_editor_may_cut_and_put_in_brackets_but_not_change() {
        for words in [
            "Our counting began with the lamps",
            "[W]e counted the lamps",
            "counted the lamps [and] the bollards",
            "A harbour is a promise … once with every tide,",
            "a harbour is a promise that is kept",
        ] {
            let verdict = of(words, None).verdict;
            let expected = if words.starts_with("Our") { Verdict::NotFound } else { Verdict::Verbatim };
            assert_eq!(verdict, expected, "{words}");
        }
        let changed = of("A harbour is a promise that is kept thrice a day", None);
        assert_eq!(changed.verdict, Verdict::Differs);
        assert!(changed.difference.unwrap().line().contains("[thrice → twice]"));
    }

    #[test]
    fn words_of_one_speaker_are_not_anothers() {
        let words = "A harbour is a promise that is kept twice a day";
        assert_eq!(of(words, Some("Ada Ling")).verdict, Verdict::Verbatim);
        assert_eq!(of(words, Some("Ling")).verdict, Verdict::Verbatim);
        assert_eq!(of(words, Some("Bo Marsh")).verdict, Verdict::Misattributed);
        assert_eq!(
            of(words, Some("Somebody Else")).verdict,
            Verdict::Verbatim,
            "a name that no briefing has"
        );
    }

    #[test]
    fn titles_and_slogans_are_words_of_the_text() {
        assert_eq!(of("Harbour Forum 2025", None).verdict, Verdict::InText);
        assert_eq!(of("Soup", None).verdict, Verdict::InText);
        assert_eq!(of("nothing of the kind was ever said", None).verdict, Verdict::NotFound);
    }
}
