//! Verifies the quotes of a draft against briefings: who said each passage, or what is wrong with it.

mod difference;
mod finding;
mod near;
mod source;
mod spelling;

pub use difference::{Difference, Piece, Tokens};
pub use finding::{Finding, Verdict};

use crate::import::passage::Passage;
use crate::model::{Briefing, Kind, QuoteId, SpeakerId, anchor};
use crate::text::fold::loose;
use near::Near;
use source::{Owner, Place, Source, Texts};
use spelling::spellings;
use std::collections::HashSet;

/// Verifies passages against briefings; returns one finding for each passage.
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
        // Without marks, the draft does not claim that the words are the speaker's own.
        Verdict::Paraphrase if !passages[at].in_marks => Finding { verdict: Verdict::InText, ..found },
        _ => found,
    });
    findings.collect()
}

/// A kind of words, and the finding for a passage of that kind.
struct Layer {
    texts: for<'a> fn(&'a Source<'_>) -> &'a Texts,
    judge: fn(usize, &Source<'_>, &Place) -> Finding,
}

/// The kinds of words, strongest evidence first: words that are both said and in the text count as said.
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

/// Returns the finding for words of the text; words that overlap a paraphrase belong to it.
fn in_text(index: usize, source: &Source<'_>, place: &Place) -> Finding {
    let briefing = source.briefing;
    let finding = |verdict, owner| Finding::of(verdict, index, briefing, owner);
    let Owner::Section(section) = place.owner else { return finding(Verdict::InText, place.owner) };
    let own = briefing[section].quotes.clone().filter_map(|index| briefing.quote_at(index));
    let touches = |quote: &QuoteId| {
        let mut ranges = briefing[*quote].anchor.ranges().iter();
        ranges.any(|range| range.start < place.range.end && place.range.start < range.end)
    };
    // Words in quotation marks in the text are a slogan or a title.
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

/// Checks a finding against the speaker that the draft names, if the briefings know that speaker.
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
    // A name that no briefing knows may be a misread part of the draft.
    let verdict = match finding.verdict {
        Verdict::Verbatim if known => Verdict::Misattributed,
        verdict => verdict,
    };
    Finding { verdict, misattributed: known, ..finding }
}

/// Returns true if a name is one of a speaker's names, or consists of words of one.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;
    use crate::library::{EMBEDDED, Volume};
    use crate::text::Cut;

    fn harbour() -> Briefing {
        let (name, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
        Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles).briefing.unwrap()
    }

    fn of(words: &str, named: Option<&str>) -> Finding {
        let passage =
            Passage { words: words.to_owned(), place: 0..0, in_marks: true, named: named.map(str::to_owned) };
        verify(&[passage], &[&harbour()]).remove(0)
    }

    #[test]
    fn only_direct_quotes_are_verbatim() {
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
                    assert_eq!(of(quote.text.cut(marked), None).verdict, Verdict::Verbatim, "{}", quote.text);
                }
            }
        }
    }

    #[test]
    fn an_editor_may_cut_and_use_brackets_but_not_change_words() {
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
    fn words_of_another_speaker_are_misattributed() {
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
    fn titles_and_slogans_are_in_the_text() {
        assert_eq!(of("Harbour Forum 2025", None).verdict, Verdict::InText);
        assert_eq!(of("Soup", None).verdict, Verdict::InText);
        assert_eq!(of("nothing of the kind was ever said", None).verdict, Verdict::NotFound);
    }
}
