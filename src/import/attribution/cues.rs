//! Cues: every verb, noun and phrase of reporting in a sentence, with the mention beside it and the words it reports.

use super::content;
use super::lexicon::{self, Form, Frame, Tag, Verb};
use super::nouns;
use super::phrases;
use super::reach;
use super::source::{self, Mention};
use super::tokens::Read;
use std::ops::Range;

/// An attribution in tokens.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// The sentence's index.
    pub(super) sentence: usize,
    pub(super) content: Vec<Range<usize>>,
    pub(super) source: Option<Mention>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) rule: &'static str,
    pub(super) continued: bool,
}

/// All attributions of a block, in the order of their cues.
pub(super) fn find(read: &Read) -> Vec<Raw> {
    let mut found = Vec::new();
    for index in 0..read.sentences.len() {
        sentence(read, index, &mut found);
    }
    found
}

fn sentence(read: &Read, number: usize, found: &mut Vec<Raw>) {
    let range = read.sentences[number].clone();
    let mut last: Option<Mention> = None;
    let first = found.len();
    for at in range.clone() {
        let token = &read.tokens[at];
        if token.quoted {
            continue;
        }
        let before = found.len();
        if read.is(at, &["according"]) && read.is(at + 1, &["to"]) {
            according(read, at, number, found);
        } else if let Some((verb, form)) = token.verb {
            verb_cue(read, at, verb, form, number, last.as_ref(), found);
            if found.len() == before {
                found.extend(nouns::cue(read, at, number, last.as_ref()));
            }
        } else if token.cue_noun.is_some() {
            found.extend(nouns::cue(read, at, number, last.as_ref()));
        } else if token.tag == Tag::Colon {
            let taken: Vec<_> = found[first..].iter().flat_map(|raw: &Raw| raw.content.clone()).collect();
            found.extend(phrases::colon(read, at, number, &taken));
        } else {
            found.extend(phrases::put_it(read, at, number));
        }
        if found.len() > before
            && let Some(raw) = found.last()
            && raw.source.is_some()
        {
            last.clone_from(&raw.source);
        }
    }
    outermost(found, first);
}

/// Drops what is reported inside of another's words: only the outermost report is told.
fn outermost(found: &mut Vec<Raw>, first: usize) {
    let sentence = found.split_off(first);
    let inner = |raw: &Raw| {
        let Some(cue) = &raw.cue else { return false };
        sentence.iter().any(|other| {
            other.cue != raw.cue
                && other.content.iter().any(|content| content.start <= cue.start && cue.end <= content.end)
        })
    };
    let nested: Vec<bool> = sentence.iter().map(inner).collect();
    found.extend(sentence.into_iter().zip(nested).filter(|(_, nested)| !nested).map(|(raw, _)| raw));
}

fn according(read: &Read, at: usize, number: usize, found: &mut Vec<Raw>) {
    let range = read.sentences[number].clone();
    let Some(end) = source::right(read, at + 2, range.end) else { return };
    let content = content::around_phrase(read, at, end, range);
    if content.is_empty() {
        return;
    }
    let source = Some(Mention { phrase: at + 2..end, beside: None });
    found.push(Raw {
        sentence: number,
        content,
        source,
        cue: Some(at..at + 2),
        rule: "according-to",
        continued: false,
    });
}

/// What stands before a verb and belongs to it.
#[expect(clippy::struct_excessive_bools, reason = "marks of a verb that come in any combination")]
struct Group {
    start: usize,
    passive: bool,
    modal: bool,
    infinitive: bool,
    helped: bool,
}

fn group(read: &Read, verb: usize, floor: usize) -> Group {
    let mut group = Group { start: verb, passive: false, modal: false, infinitive: false, helped: false };
    while group.start > floor {
        let before = group.start - 1;
        match read.tag(before) {
            Tag::Adverb | Tag::Not => {}
            Tag::Auxiliary => {
                group.helped = true;
                group.passive |= read.is(before, &["is", "are", "was", "were", "been", "being", "be"]);
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

fn verb_cue(
    read: &Read,
    at: usize,
    verb: &'static Verb,
    form: Form,
    number: usize,
    last: Option<&Mention>,
    found: &mut Vec<Raw>,
) {
    let range = read.sentences[number].clone();
    let group = group(read, at, range.start);
    let progressive = form == Form::Ing && group.passive;
    if group.infinitive || group.modal {
        found.extend(not_yet(read, at, verb, &group, number, last));
        return;
    }
    if group.passive && !progressive {
        found.extend(phrases::asked(read, at, verb, group.start, number));
        return;
    }
    if form == Form::Past
        && (at == range.start || read.is(group.start.max(1) - 1, &["when", "if", "whenever"]))
    {
        found.extend(phrases::asked(read, at, verb, group.start, number));
        return;
    }
    if form == Form::Past && read.is(at + 1, &["by"]) {
        return;
    }
    let raw = |content: Vec<Range<usize>>, source: Option<Mention>, rule| Raw {
        sentence: number,
        content,
        source,
        cue: Some(group.start.max(range.start)..at + 1),
        rule,
        continued: false,
    };
    if form == Form::Ing && !progressive {
        if let Some(raw) = participle(read, at, verb, range.clone(), last)
            .map(|(content, source)| raw(content, source, "participle"))
        {
            found.push(raw);
        }
        return;
    }
    if !group.helped
        && matches!(form, Form::Past | Form::Third)
        && (verb.frame.has(Frame::TURNS)
            || group.start > range.start && read.tag(group.start - 1) == Tag::Close)
        && let Some((content, source)) = inverted(read, at, range.clone())
    {
        found.push(raw(content, Some(source), "verb-before-source"));
        return;
    }
    let Some((source, rule)) = subject_of(read, at, form, &group, range.clone(), last) else { return };
    let lead = if rule == "verb-after-and" { at } else { source.start() };
    let content = content::of_verb(read, at, verb, lead, range.clone());
    if !content.is_empty() {
        found.push(raw(content, Some(source), rule));
    }
}

/// "to say that …", "will tell voters that …": somebody's words, though not yet or not surely said.
fn not_yet(
    read: &Read,
    at: usize,
    verb: &'static Verb,
    group: &Group,
    number: usize,
    last: Option<&Mention>,
) -> Option<Raw> {
    let range = read.sentences[number].clone();
    let content = content::of_verb(read, at, verb, at, range.clone());
    if content.is_empty() || group.passive {
        return None;
    }
    let source = if group.infinitive {
        last.cloned().or_else(|| first_subject(read, range.start, group.start))
    } else {
        source::subject(read, group.start, range.start)
    };
    Some(Raw {
        sentence: number,
        content,
        source: Some(source?),
        cue: Some(group.start..at + 1),
        rule: if group.infinitive { "infinitive" } else { "modal" },
        continued: false,
    })
}

fn subject_of(
    read: &Read,
    at: usize,
    form: Form,
    group: &Group,
    range: Range<usize>,
    last: Option<&Mention>,
) -> Option<(Mention, &'static str)> {
    let before = group.start.checked_sub(1).filter(|before| *before >= range.start)?;
    if read.tag(before) == Tag::And
        || read.tag(before) == Tag::Comma && group.start >= 2 && read.tag(before - 1) == Tag::And
    {
        let source = last.cloned().or_else(|| first_subject(read, range.start, before))?;
        return (form != Form::Base).then_some((source, "verb-after-and"));
    }
    let mention = source::subject(read, group.start, range.start).or_else(|| {
        (certain(read, at) && clausal(read, at)).then(|| source::first_of(read, before, range.start))?
    })?;
    let head = mention.phrase.end - 1;
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
                || mention.phrase.clone().any(|index| read.tag(index) == Tag::And)
                || certain(read, at) && clausal(read, at)
        }
        Form::Third => {
            group.helped
                || read.tag(head) == Tag::Name
                || read.tag(head) == Tag::Relative
                || read.tag(head) == Tag::Pronoun
                || starts_content(read, at + 1)
                || certain(read, at)
        }
        _ => true,
    };
    number.then_some((mention, "verb-after-source"))
}

/// A verb whose forms are no nouns.
fn certain(read: &Read, at: usize) -> bool {
    read.tokens[at].verb.is_some_and(|(verb, _)| !lexicon::NOUNISH.contains(&verb.lemma))
}

/// A verb that nearly always reports, before what can begin a clause.
fn clausal(read: &Read, at: usize) -> bool {
    read.tokens[at]
        .verb
        .is_some_and(|(verb, _)| verb.frame.has(Frame::CLAUSE) && !lexicon::DOUBTFUL.contains(&verb.lemma))
        && starts_content(read, at + 1)
}

fn plural(read: &Read, head: usize) -> bool {
    match read.tag(head) {
        Tag::Noun | Tag::Name => {
            read.word(head).ends_with('s') || read.is(head, &["people", "police", "women", "men"])
        }
        Tag::Pronoun => read.is(head, &["i", "you", "we", "they"]),
        Tag::Relative | Tag::Article => true,
        _ => false,
    }
}

fn starts_content(read: &Read, at: usize) -> bool {
    matches!(
        read.tag(at),
        Tag::That
            | Tag::Open
            | Tag::Pronoun
            | Tag::Article
            | Tag::Possessive
            | Tag::Name
            | Tag::Comma
            | Tag::Colon
            | Tag::Wh
            | Tag::Time
    )
}

/// The first noun phrase of a sentence, as what a participle or a second verb belongs to.
pub(super) fn first_subject(read: &Read, start: usize, end: usize) -> Option<Mention> {
    let verb = (start..end).find(|index| {
        matches!(read.tag(*index), Tag::Auxiliary | Tag::Modal | Tag::Verb | Tag::Past)
            || read.tokens[*index].verb.is_some_and(|(_, form)| matches!(form, Form::Past | Form::Third))
    })?;
    source::subject(read, verb, start)
}

fn participle(
    read: &Read,
    at: usize,
    verb: &'static Verb,
    range: Range<usize>,
    last: Option<&Mention>,
) -> Option<(Vec<Range<usize>>, Option<Mention>)> {
    if at == range.start {
        return None;
    }
    let mut before = at - 1;
    while before > range.start && matches!(read.tag(before), Tag::Adverb | Tag::Not) {
        before -= 1;
    }
    let fits = match read.tag(before) {
        Tag::Comma | Tag::Close | Tag::And | Tag::Dash | Tag::Time => true,
        Tag::Preposition => {
            read.is(before, &["before", "after", "without", "by", "in"])
                && verb.frame.has(Frame::CLAUSE | Frame::HEARER)
        }
        Tag::Subordinator => read.is(before, &["while"]),
        Tag::Noun | Tag::Name | Tag::BracketEnd => {
            verb.frame.has(Frame::CLAUSE | Frame::HEARER) || verb.particles.contains("for")
        }
        _ => false,
    };
    if !fits {
        return None;
    }
    let content = content::of_verb(read, at, verb, at, range.clone());
    if content.is_empty() {
        return None;
    }
    let source = last.cloned().or_else(|| first_subject(read, range.start, before));
    Some((content, source))
}

/// "“…,” said Ann Lee", "Taxes will rise, said Ann Lee.", "Said Lee: “…”"
fn inverted(read: &Read, at: usize, range: Range<usize>) -> Option<(Vec<Range<usize>>, Mention)> {
    if at == range.start {
        let mention = source::object(read, at + 1, range.end)?;
        let from = mention.end() + 1;
        let opens = matches!(read.tag(mention.end()), Tag::Colon | Tag::Comma) && read.tag(from) == Tag::Open;
        return opens.then(|| (std::iter::once(from..reach::clause(read, from, range)).collect(), mention));
    }
    let before = at.checked_sub(1).filter(|before| *before > range.start)?;
    let after_quote = read.tag(before) == Tag::Close
        || read.tag(before) == Tag::Comma && read.tag(before - 1) == Tag::Close;
    if !after_quote && read.tag(before) != Tag::Comma {
        return None;
    }
    let mention = source::object(read, at + 1, range.end)?;
    let hearer = read.tokens[at].verb.is_some_and(|(verb, _)| verb.frame.has(Frame::HEARER));
    if read.tag(at + 1) == Tag::Time || hearer && !after_quote {
        return None;
    }
    if read.tag(at + 1) == Tag::Pronoun && !after_quote || read.is(at + 1, &["him", "them", "me", "us"]) {
        return None;
    }
    let finite = (mention.phrase.end..range.end)
        .take_while(|index| read.tag(*index) != Tag::Open)
        .any(|index| matches!(read.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb));
    if !after_quote && (finite && mention.beside.is_none() || !content::is_clause(read, range.start..before))
    {
        return None;
    }
    if after_quote && finite && mention.beside.is_none() && read.tag(before) == Tag::Comma {
        return None;
    }
    let content = content::before_cue(read, at, mention.end(), range);
    (!content.is_empty()).then_some((content, mention))
}
