//! Verifies the quotes of a draft against briefings: who said each passage, or what is wrong with it.

mod claim;
mod difference;
mod finding;
mod heard;
mod names;
mod near;
mod short;
mod source;
mod spelling;

pub use difference::{Difference, Piece, Tokens};
pub use finding::{Finding, Verdict};

use crate::import::passage::{Draft, Passage};
use crate::model::{Briefing, Kind, QuoteId, SpeakerId, anchor};
use crate::text::fold::loose;
use crate::text::is_quotation_mark;
use claim::{Claim, Strength};
use names::Names;
use near::Near;
use source::{Owner, Place, Source, Texts};
use spelling::spellings;

/// Verifies the passages of a draft against briefings; returns one finding for each passage.
pub fn verify(draft: &Draft, briefings: &[&Briefing]) -> Vec<Finding> {
    let passages = &draft.passages;
    let sources: Vec<Source<'_>> = briefings.iter().map(|briefing| Source::new(briefing)).collect();
    let names: Vec<Names<'_>> = briefings.iter().map(|briefing| Names::new(briefing)).collect();
    let spelled: Vec<Vec<String>> = passages.iter().map(|passage| spellings(&passage.words)).collect();
    let found = closest(passages, &spelled, &sources);
    let findings =
        found.into_iter().map(|found| found.map_or(Finding::new(Verdict::NotFound), |(_, found)| found));
    let findings = findings.enumerate().map(|(at, found)| match found.verdict {
        Verdict::Verbatim | Verdict::Differs => {
            let claim = Claim::new(draft, &passages[at], &names);
            let own = attributed(found, claim.as_ref(), &spelled[at], &sources);
            short::judged(own, claim.as_ref(), &passages[at].words, briefings)
        }
        // Without marks, the draft does not claim that the words are the speaker's own.
        Verdict::Paraphrase if !passages[at].in_marks => Finding { verdict: Verdict::InText, ..found },
        Verdict::Paraphrase => short::judged(found, None, &passages[at].words, briefings),
        // A short quoted phrase without an attribution is emphasis or irony.
        Verdict::NotFound if short::is_short(&passages[at].words) => {
            let claim = Claim::new(draft, &passages[at], &names);
            let is_claimed =
                claim.is_some_and(|claim| claim.strength == Strength::Attributed && claim.is_known());
            if is_claimed { found } else { Finding::new(Verdict::TooShort) }
        }
        _ => found,
    });
    findings.collect()
}

/// How closely a text of a briefing agrees with a passage; the closest is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Distance {
    /// The kind of words that has exactly the passage, or the number of kinds if none has.
    layer: usize,
    /// The cost of the difference.
    cost: usize,
    /// True if the words are a paraphrase.
    is_paraphrase: bool,
}

/// Returns for each passage how closely a briefing agrees with it; `None` if it does not.
///
/// Of many briefings, [`verify`] needs only the closest ones.
pub fn distances(draft: &Draft, briefing: &Briefing) -> Vec<Option<Distance>> {
    let spelled: Vec<Vec<String>> = draft.passages.iter().map(|passage| spellings(&passage.words)).collect();
    let found = closest(&draft.passages, &spelled, &[Source::new(briefing)]);
    found.into_iter().map(|found| found.map(|(distance, _)| distance)).collect()
}

/// Returns the closest text for each passage, the first of equally close ones.
fn closest(
    passages: &[Passage],
    spelled: &[Vec<String>],
    sources: &[Source<'_>],
) -> Vec<Option<(Distance, Finding)>> {
    let mut findings: Vec<Option<(Distance, Finding)>> = vec![None; passages.len()];
    for (layer, kind) in LAYERS.iter().enumerate() {
        for (index, source) in sources.iter().enumerate() {
            for (at, found) in (kind.texts)(source).find(spelled).into_iter().enumerate() {
                let Some(place) = found.filter(|_| findings[at].is_none()) else { continue };
                let distance = Distance { layer, cost: 0, is_paraphrase: false };
                findings[at] = Some((distance, (kind.judge)(index, source, &place)));
            }
        }
    }
    let mut near = Near::new(sources);
    for (found, passage) in findings.iter_mut().zip(passages).filter(|(found, _)| found.is_none()) {
        *found = near.find(&passage.words).map(|finding| {
            let cost = finding.difference.as_ref().map_or(0, |difference| difference.cost);
            let is_paraphrase = finding.verdict == Verdict::Paraphrase;
            (Distance { layer: LAYERS.len(), cost, is_paraphrase }, finding)
        });
    }
    findings
}

/// A kind of words, and the finding for a passage of that kind.
struct Layer {
    texts: for<'a> fn(&'a Source<'_>) -> &'a Texts,
    judge: fn(usize, &Source<'_>, &Place) -> Finding,
}

/// The kinds of words, strongest evidence first: words that are both said and in the text count as said.
const LAYERS: [Layer; 6] = [
    Layer {
        texts: |source| &source.said,
        judge: |index, source, place| Finding::of(Verdict::Verbatim, index, source.briefing, place.owner),
    },
    Layer {
        texts: |source| &source.heard,
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
    let around = (
        text.get(..place.range.start).and_then(|before| before.chars().next_back()),
        text.get(place.range.end..)
            .and_then(|after| after.chars().find(|c| !matches!(c, '.' | ',' | ';' | ':'))),
    );
    if matches!(around, (Some(before), Some(after)) if is_quotation_mark(before) && is_quotation_mark(after))
    {
        return finding(Verdict::InText, place.owner);
    }
    match own.filter(touches).find(|quote| briefing[*quote].kind == Kind::Indirect) {
        Some(quote) => finding(Verdict::Paraphrase, Owner::Quote(quote)),
        None => finding(Verdict::InText, place.owner),
    }
}

/// Checks a finding against the speaker whom the draft means.
fn attributed(finding: Finding, claim: Option<&Claim>, words: &[String], sources: &[Source<'_>]) -> Finding {
    let Some(claim) = claim else { return finding };
    let (Some(own), Some(speaker)) = (finding.briefing, finding.speaker) else {
        return if claim.strength == Strength::Attributed && !claim.is_of_unnamed() {
            unclear(finding, claim, sources)
        } else {
            finding
        };
    };
    // Somebody else with the same name may be meant.
    let is_sure = |index: usize| is_one_person(&claim.speakers[index], sources[index].briefing);
    if claim.speakers.get(own).is_some_and(|speakers| speakers.contains(&speaker)) {
        let is_clear = claim.strength == Strength::Above || is_sure(own);
        return if is_clear { finding } else { unclear(finding, claim, sources) };
    }
    if let Some((index, owner)) = said_by(claim, words, sources) {
        let theirs = Finding::of(Verdict::Verbatim, index, sources[index].briefing, owner);
        let theirs = Finding { original: finding.original, ..theirs };
        return if is_sure(index) { theirs } else { unclear(finding, claim, sources) };
    }
    if claim.strength != Strength::Attributed || !claim.is_known() {
        return unclear(finding, claim, sources);
    }
    let verdict = match finding.verdict {
        Verdict::Verbatim => Verdict::Misattributed,
        verdict => verdict,
    };
    Finding { verdict, misattributed: true, claimed: Some(claim.words.clone()), ..finding }
}

/// Returns a quote with the same words by one of the speakers whom the draft can refer to.
fn said_by(claim: &Claim, words: &[String], sources: &[Source<'_>]) -> Option<(usize, Owner)> {
    sources.iter().zip(&claim.speakers).enumerate().find_map(|(index, (source, speakers))| {
        let mut texts = source.said.texts().chain(source.heard.texts()).chain(source.original.texts());
        let found = |text: &str| words.iter().any(|words| anchor::find(text, &[words])[0].is_found());
        let by_them = |owner: Owner| match owner {
            Owner::Quote(quote) => {
                source.briefing[quote].speaker.is_some_and(|speaker| speakers.contains(&speaker))
            }
            _ => false,
        };
        texts.find(|(text, owner)| by_them(*owner) && found(text)).map(|(_, owner)| (index, owner))
    })
}

/// Returns the finding for words whose speaker the draft does not make clear.
fn unclear(finding: Finding, claim: &Claim, sources: &[Source<'_>]) -> Finding {
    let own = finding.briefing.unwrap_or_default();
    let speakers = claim.speakers.get(own).filter(|speakers| !speakers.is_empty());
    let could_be = match (speakers, sources.get(own)) {
        (Some(speakers), Some(source)) => {
            speakers.iter().map(|id| source.briefing[*id].name.to_string()).collect()
        }
        _ => Vec::new(),
    };
    let verdict = match finding.verdict {
        Verdict::Verbatim => Verdict::SpeakerUnclear,
        verdict => verdict,
    };
    Finding { verdict, unclear: true, claimed: Some(claim.words.clone()), could_be, ..finding }
}

/// Returns true if all speakers have the same name, so that they are one person.
fn is_one_person(speakers: &[SpeakerId], briefing: &Briefing) -> bool {
    let mut names = speakers.iter().map(|speaker| loose(&briefing[*speaker].name));
    names.next().is_some_and(|first| names.all(|name| name == first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::NoFiles;
    use crate::import::passage::Passage;
    use crate::library::{EMBEDDED, Volume};
    use crate::text::Cut;

    fn harbour() -> Briefing {
        let (name, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
        Volume::read(name, None, text.as_bytes().to_vec(), &NoFiles).briefing.unwrap()
    }

    fn of(words: &str, named: Option<&str>) -> Finding {
        let named = named.map(str::to_owned);
        let passage = Passage { words: words.to_owned(), in_marks: true, named, ..Passage::default() };
        let draft = Draft { passages: vec![passage], ..Draft::default() };
        verify(&draft, &[&harbour()]).remove(0)
    }

    #[test]
    fn only_direct_quotes_are_verbatim() {
        let briefing = harbour();
        for quote in &briefing.quotes {
            let finding = of(&quote.text, None);
            let expected = match quote.kind {
                _ if short::is_short(&quote.text) => Verdict::TooShort,
                Kind::Direct => Verdict::Verbatim,
                Kind::Indirect | Kind::Mixed => Verdict::Paraphrase,
            };
            assert_eq!(finding.verdict, expected, "{}", quote.text);
            if expected != Verdict::TooShort {
                assert_eq!(finding.speaker, quote.speaker, "{}", quote.text);
            }
            for marked in crate::import::passage::marked(&quote.text) {
                if quote.kind == Kind::Mixed && !short::is_short(quote.text.cut(marked.clone())) {
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
            Verdict::SpeakerUnclear,
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
