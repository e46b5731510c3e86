//! Nouns that report: "his claim that …", "criticism of …", "gave an explanation of …".

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::lexicon::Tag;
use crate::import::attribution::english::noun_phrase::Mention;
use crate::import::attribution::english::subject::first_subject;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, noun_phrase, reach};
use crate::import::lexicon::old::List;

/// Verbs that only carry a noun of reporting.
static CARRIERS: List = List::new(
    "gave give gives giving made make makes making issued issue issues issuing offered offer offers \
     offering delivered delivers delivering renewed repeated launched provided provides presented posed \
     raised raise raises expressed leveled voiced",
);

/// What a noun at a place reports, where it does.
pub(crate) fn cue(read: &Tokenized, at: usize, number: usize, last: Option<&Mention>) -> Option<Candidate> {
    let leads = read.tokens[at].cue_noun?;
    let range = read.sentences[number].clone();
    if let Some(candidate) = is_that(read, at, number) {
        return Some(candidate);
    }
    let lead = at + 1;
    if lead + 1 >= range.end || !leads.split(' ').any(|word| read.is(lead, &[word])) {
        return None;
    }
    let that = read.tag(lead) == Tag::That;
    if that && matches!(read.tag(lead + 1), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past) {
        return None;
    }
    let carrier = (range.start..at).rev().take(5).find(|index| read.is_in(*index, &CARRIERS));
    let source = owner(read, at, range.start).or_else(|| by(read, at, range.end)).or_else(|| {
        carrier.and_then(|verb| {
            noun_phrase::subject(read, verb, range.start)
                .or_else(|| last.cloned())
                .or_else(|| first_subject(read, range.start, verb + 1))
        })
    });
    if source.is_none() && !that {
        return None;
    }
    let infinitive = read.tag(lead) == Tag::To;
    let start = if infinitive { lead } else { lead + 1 };
    let stop = if that || infinitive {
        let subject = carrier.is_none() && !clause::any_finite(read, range.start..at);
        let stop = reach::clause(read, start, range);
        if subject { reach::before_main_verb(read, start, stop, that) } else { stop }
    } else {
        reach::object(read, start, range)
    };
    (stop > start).then(|| Candidate {
        sentence: number,
        content: std::iter::once(start..stop).collect(),
        source,
        cue: Some(carrier.unwrap_or(at)..at + 1),
        rule: if that { "noun-that" } else { "noun" },
        continued: false,
    })
}

/// "Her claim is that …": the words after a noun, a form of "be" and "that" or a question.
fn is_that(read: &Tokenized, at: usize, number: usize) -> Option<Candidate> {
    let range = read.sentences[number].clone();
    let clause = read.tag(at + 2) == Tag::That || read.is(at + 2, &["whether", "why", "how"]);
    if !read.is(at + 1, &["is", "was"]) || !clause {
        return None;
    }
    let source = owner(read, at, range.start);
    if source.is_none() && read.tag(at + 2) != Tag::That {
        return None;
    }
    let start = at + 2 + usize::from(read.tag(at + 2) == Tag::That);
    let stop = reach::clause(read, start, range.clone());
    (stop > start + 2).then(|| Candidate {
        sentence: number,
        content: std::iter::once(start..stop).collect(),
        source,
        cue: Some(at..at + 2),
        rule: "noun-is-that",
        continued: false,
    })
}

/// "his" of "his claim", "Lee’s" of "Lee’s repeated claim".
fn owner(read: &Tokenized, noun: usize, floor: usize) -> Option<Mention> {
    for at in (floor..noun).rev().take(4) {
        if read.tag(at) == Tag::Possessive {
            return Some(Mention { phrase: at..at + 1, beside: None });
        }
        if read.is(at, &["’s", "'s", "’"]) && at > floor {
            return noun_phrase::left(read, at - 1, floor).map(|phrase| Mention { phrase, beside: None });
        }
        if matches!(read.tag(at), Tag::Comma | Tag::Preposition | Tag::Conj | Tag::Verb) {
            break;
        }
    }
    None
}

/// "by critics" of "the claim by critics that …".
fn by(read: &Tokenized, noun: usize, end: usize) -> Option<Mention> {
    if !read.is(noun + 1, &["by", "from"]) {
        return None;
    }
    noun_phrase::object(read, noun + 2, end)
}
