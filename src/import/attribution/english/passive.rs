//! Finds verbs of saying in the passive: "The plan was criticized by pilots for its cost".
//!
//! What is talked about comes before the verb. It is too little to quote, so it is found but not offered.

use super::candidate::Candidate;

use super::subject::Group;
use super::tag::Tag;
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{boundary, circumstances, mention, object, reach, speaking};
use crate::import::lexicon::list::List;

static VERBS_IN_THE_PASSIVE: List = List::of("english", "verbs-in-the-passive");
static PREPOSITIONS_AFTER_PASSIVES: List = List::of("english", "prepositions-after-passives");

/// The name of the rule; [`reports_nothing`](super::reports_nothing) never offers what it finds.
pub(super) const RULE: &str = "passive";

/// Returns the attribution of a verb in the passive.
pub(super) fn cue(
    tokens: &Tokenized,
    at: usize,
    verb: &'static Verb,
    group: &Group,
    number: usize,
) -> Option<Candidate> {
    let range = tokens.sentence(number);
    if !group.passive || group.infinitive || !VERBS_IN_THE_PASSIVE.has(verb.lemma) {
        return None;
    }
    let mut next = circumstances::skip_times(tokens, at + 1, range.end);
    let source = tokens.is(next, &["by"]).then(|| object::mention(tokens, next + 1, range.end)).flatten();
    let mut source = source.filter(|source| speaking::can_speak(tokens, source));
    let subject = mention::subject(tokens, group.start, range.start)?.phrase;
    let relative = matches!(tokens.tag(subject.end - 1), Tag::Relative | Tag::That);
    if tokens.tag(subject.end - 1) == Tag::That && source.is_none() {
        return None;
    }
    let subject = if relative { subject.end - 1..subject.end } else { subject };
    if let Some(source) = &mut source {
        // "by pilots *for* its cost"
        let continues =
            |at: &usize| tokens.is_in(*at, &PREPOSITIONS_AFTER_PASSIVES) && !tokens.is(*at, &["of"]);
        let inside = source.phrase.start + 1..source.phrase.end;
        source.phrase.end = inside.clone().find(continues).unwrap_or(inside.end);
        next = source.phrase.end;
    }
    // "was declared *the winner*"
    let post = matches!(verb.lemma, "announce" | "declare") && tokens.tag(next) == Tag::Determiner;
    // "is said *to have left*"
    let infinitive = tokens.tag(next) == Tag::To && matches!(verb.lemma, "allege" | "report" | "say");
    if verb.lemma == "say" && !infinitive {
        return None;
    }
    let complement = post || infinitive || tokens.is_in(next, &PREPOSITIONS_AFTER_PASSIVES);
    let complement =
        (complement && next < range.end).then(|| next..reach::object(tokens, next, range.clone()));
    let content = std::iter::once(subject).chain(complement.filter(|complement| complement.len() > 1));
    Some(Candidate::new(RULE, number, group.start..at + 1, content, source))
}

/// Returns the attribution of what somebody was told: "Pilots were told *that the quay would close*".
pub(super) fn told(
    tokens: &Tokenized,
    at: usize,
    verb: &'static Verb,
    start: usize,
    number: usize,
) -> Option<Candidate> {
    let range = tokens.sentence(number);
    let mut next = circumstances::skip_times(tokens, at + 1, range.end);
    let source = tokens.is(next, &["by"]).then(|| object::mention(tokens, next + 1, range.end)).flatten();
    if let Some(source) = &source {
        next = circumstances::skip_times(tokens, source.end(), range.end);
    }
    let told = verb.frame.has(Frame::ADDRESSEE) && verb.lemma != "convince";
    let after_when = start > 0 && tokens.is(start - 1, &["when"]);
    let from = match tokens.tag(next) {
        Tag::That if told => next + 1,
        // "When told *the quay was shut*, Lee laughed."
        _ if told && after_when && boundary::starts_main_clause(tokens, next, range.end) => next,
        Tag::To if (told || verb.lemma == "urge") && verb.lemma != "persuade" => next,
        _ => return None,
    };
    let stop = reach::clause(tokens, from, range);
    (stop > from + 2)
        .then(|| Candidate::new("told", number, start..at + 1, std::iter::once(from..stop), source))
}
