//! Whose verb it is: the verb with what belongs to it, and the mention that is its subject.

use crate::import::attribution::english::lexicon::{Form, Frame, Tag, Verb};
use crate::import::attribution::english::noun_phrase::Mention;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, lexicon, noun_phrase};
use crate::import::lexicon::old::List;
use std::ops::Range;

/// What stands before a verb and belongs to it.
#[expect(clippy::struct_excessive_bools, reason = "marks of a verb that come in any combination")]
pub(crate) struct Group {
    pub(crate) start: usize,
    pub(crate) passive: bool,
    pub(crate) modal: bool,
    pub(crate) infinitive: bool,
    pub(crate) helped: bool,
    /// "She’s", which is "is" before "-ing" and "has" before a past.
    pub(crate) short: bool,
}

pub(crate) fn group(read: &Tokenized, verb: usize, floor: usize) -> Group {
    let mut group =
        Group { start: verb, passive: false, modal: false, infinitive: false, helped: false, short: false };
    while group.start > floor {
        let before = group.start - 1;
        match read.tag(before) {
            Tag::Adverb | Tag::Not => {}
            Tag::Auxiliary => {
                group.helped = true;
                group.passive |= read.is(
                    before,
                    &["is", "are", "was", "were", "been", "being", "be", "’re", "'re", "’m", "'m"],
                );
                group.short |= read.is(before, &["’s", "'s"]);
            }
            Tag::Modal => group.modal = true,
            Tag::To => {
                group.infinitive = true;
                break;
            }
            _ => break,
        }
        group.start = before;
    }
    group
}

pub(crate) fn subject_of(
    read: &Tokenized,
    at: usize,
    form: Form,
    group: &Group,
    range: Range<usize>,
    last: Option<&Mention>,
) -> Option<(Mention, &'static str)> {
    let mut before = group.start.checked_sub(1).filter(|before| *before >= range.start)?;
    if read.tag(before) == Tag::Time && before > range.start + 2 {
        let day = before - 1 - usize::from(read.tag(before - 1) == Tag::Preposition);
        if read.tag(day) == Tag::Conj {
            before = day;
        }
    }
    if read.tag(before) == Tag::Conj
        || read.tag(before) == Tag::Comma && group.start >= 2 && read.tag(before - 1) == Tag::Conj
    {
        let source = last.cloned().or_else(|| first_subject(read, range.start, before))?;
        return (form != Form::Base).then_some((source, "verb-after-and"));
    }
    let mention = noun_phrase::subject(read, group.start, range.start).or_else(|| {
        let ends = matches!(read.tag(at + 1), Tag::Stop | Tag::Comma | Tag::Time)
            && read.tag(before) == Tag::Pronoun;
        (certain(read, at) && (clausal(read, at) || ends))
            .then(|| noun_phrase::first_of(read, before, range.start))?
    })?;
    let head = mention.phrase.end - 1;
    if read.is_in(head, &ADJECTIVES) {
        return None;
    }
    // A noun that looks like a verb ("the campaign reports") or a participle after its noun is none.
    let rare = matches!(form, Form::Base | Form::Third)
        && read.tokens[at].verb.is_some_and(|(verb, _)| matches!(verb.lemma, "state" | "remark" | "comment"));
    if rare && !matches!(read.tag(at + 1), Tag::That | Tag::Open) {
        return None;
    }
    let number = match form {
        Form::Base => {
            group.helped
                || plural(read, head)
                || mention.beside.is_some()
                || mention.phrase.clone().any(|index| read.tag(index) == Tag::Conj)
                || certain(read, at) && clausal(read, at)
        }
        Form::Third => {
            group.helped
                || read.tag(head) == Tag::Name
                || read.tag(head) == Tag::Relative
                || read.tag(head) == Tag::Pronoun
                || starts_content(read, at + 1)
                || read.tokens[at].verb.is_some_and(|(verb, _)| {
                    matches!(verb.lemma, "call" | "boast" | "talk") && clause::particle(read, at + 1, verb)
                        || verb.lemma == "point" && read.is(at + 1, &["out"])
                })
                || certain(read, at)
        }
        _ => true,
    };
    number.then_some((mention, "verb-after-source"))
}

/// Words that stand before a noun and are none: "a single *shared* line" says nothing.
static ADJECTIVES: List =
    List::new("single additional new own same next recent several bonus final similar optical blog");

/// "a mission called Aurora", "the antenna, called Station 13,": a name, and nothing that anybody said.
pub(crate) fn only_names(read: &Tokenized, at: usize, verb: &Verb, source: &Mention, start: usize) -> bool {
    if !matches!(verb.lemma, "call" | "dub" | "label") || source.beside.is_some() {
        return false;
    }
    let indefinite =
        read.is(source.phrase.start, &["a", "an", "another", "something"]) && source.phrase.start > start;
    let name = matches!(read.tag(at + 1), Tag::Name | Tag::Open | Tag::Number);
    let after_comma = at > start && read.tag(at - 1) == Tag::Comma && source.phrase.end + 1 == at;
    name && (indefinite && source.phrase.end == at || after_comma)
}

/// A verb whose forms are no nouns.
fn certain(read: &Tokenized, at: usize) -> bool {
    read.tokens[at].verb.is_some_and(|(verb, _)| !lexicon::NOUNISH.has(verb.lemma))
}

/// A verb that nearly always reports, before what can begin a clause.
fn clausal(read: &Tokenized, at: usize) -> bool {
    read.tokens[at]
        .verb
        .is_some_and(|(verb, _)| verb.frame.has(Frame::CLAUSE) && !lexicon::DOUBTFUL.has(verb.lemma))
        && starts_content(read, at + 1)
}

fn plural(read: &Tokenized, head: usize) -> bool {
    match read.tag(head) {
        Tag::Noun | Tag::Name => {
            read.word(head).ends_with('s')
                || read.is(head, &["people", "police", "women", "men", "two", "three", "four", "five"])
        }
        Tag::Pronoun => read.is(head, &["i", "you", "we", "they"]),
        Tag::Relative | Tag::Determiner | Tag::Past => true,
        _ => false,
    }
}

fn starts_content(read: &Tokenized, at: usize) -> bool {
    matches!(
        read.tag(at),
        Tag::That
            | Tag::Open
            | Tag::Pronoun
            | Tag::Determiner
            | Tag::Possessive
            | Tag::Name
            | Tag::Comma
            | Tag::Colon
            | Tag::Wh
            | Tag::Time
    )
}

/// The first noun phrase of a sentence, as what a participle or a second verb belongs to.
pub(crate) fn first_subject(read: &Tokenized, start: usize, end: usize) -> Option<Mention> {
    let verb = (start..end).find(|index| {
        read.tag(*index) == Tag::Past
            || clause::finite(read, *index)
            || read.tokens[*index].verb.is_some_and(|(_, form)| matches!(form, Form::Past | Form::Third))
    })?;
    noun_phrase::subject(read, group(read, verb, start).start, start)
}

/// The subject of the last finite verb before a place.
pub(crate) fn nearest_subject(read: &Tokenized, start: usize, end: usize) -> Option<Mention> {
    (start..end)
        .rev()
        .filter(|index| !read.tokens[*index].quoted && clause::finite(read, *index))
        .find_map(|index| noun_phrase::subject(read, group(read, index, start).start, start))
}
