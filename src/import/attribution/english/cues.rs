//! Cues: every verb, noun and phrase of reporting in a sentence, with the mention beside it and the words it reports.

use crate::import::attribution::english::candidate::Candidate;
use crate::import::attribution::english::lexicon::{Form, Frame, Tag, Verb};
use crate::import::attribution::english::noun_phrase::Mention;
use crate::import::attribution::english::subject::{
    Group, first_subject, group, nearest_subject, only_names, subject_of,
};
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::english::{clause, content, noun_phrase, nouns, phrases, reach};
use crate::import::lexicon::old::List;
use std::ops::Range;

/// All attributions of a block, in the order of their cues.
pub(crate) fn find(read: &Tokenized) -> Vec<Candidate> {
    let mut found = Vec::new();
    for index in 0..read.sentences.len() {
        sentence(read, index, &mut found);
    }
    found
}

fn sentence(read: &Tokenized, number: usize, found: &mut Vec<Candidate>) {
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
        } else if let Some(candidate) = phrases::as_reported(read, at, number) {
            found.push(candidate);
        } else if let Some((verb, form)) = token.verb {
            verb_cue(read, at, verb, form, number, last.as_ref(), found);
            if found.len() == before {
                found.extend(nouns::cue(read, at, number, last.as_ref()));
            }
        } else if token.cue_noun.is_some() {
            found.extend(nouns::cue(read, at, number, last.as_ref()));
        } else if token.tag == Tag::Colon {
            let taken: Vec<_> =
                found[first..].iter().flat_map(|candidate: &Candidate| candidate.content.clone()).collect();
            found.extend(phrases::colon(read, at, number, &taken));
        } else {
            found.extend(phrases::put_it(read, at, number));
        }
        if found.len() > before
            && let Some(candidate) = found.last()
            && candidate.source.is_some()
        {
            last.clone_from(&candidate.source);
        }
    }
    outermost(found, first);
}

/// Drops what is reported inside of another's words: only the outermost report is told.
fn outermost(found: &mut Vec<Candidate>, first: usize) {
    let sentence = found.split_off(first);
    let later = |candidate: &Candidate, other: &Candidate| {
        candidate.cue.as_ref().map(|cue| cue.start) > other.cue.as_ref().map(|cue| cue.start)
    };
    // Of two that hold each other, the later one reports the whole sentence: "She will come, they said Monday."
    let inner = |candidate: &Candidate| {
        sentence
            .iter()
            .any(|other| other.holds(candidate) && !(candidate.holds(other) && later(candidate, other)))
    };
    let nested: Vec<bool> = sentence.iter().map(inner).collect();
    found.extend(
        sentence.into_iter().zip(nested).filter(|(_, nested)| !nested).map(|(candidate, _)| candidate),
    );
}

/// "according to a person *close to the talks*,": what else belongs to a source, up to the comma.
fn to_comma(read: &Tokenized, end: usize, limit: usize) -> usize {
    let sign = (end..limit.min(end + 12)).find(|index| {
        matches!(
            read.tag(*index),
            Tag::Comma | Tag::Stop | Tag::Semicolon | Tag::Open | Tag::Colon | Tag::Conj
        ) || clause::finite(read, *index)
    });
    sign.filter(|sign| {
        read.tag(*sign) == Tag::Comma && matches!(read.tag(end), Tag::Preposition | Tag::To | Tag::Noun)
    })
    .unwrap_or(end)
}

fn according(read: &Tokenized, at: usize, number: usize, found: &mut Vec<Candidate>) {
    let range = read.sentences[number].clone();
    let Some(end) = noun_phrase::right(read, at + 2, range.end).map(|end| to_comma(read, end, range.end))
    else {
        return;
    };
    let content = content::around_phrase(read, at, end, range);
    if content.is_empty() {
        return;
    }
    let source = Some(Mention { phrase: at + 2..end, beside: None });
    found.push(Candidate {
        sentence: number,
        content,
        source,
        cue: Some(at..at + 2),
        rule: "according-to",
        continued: false,
    });
}

fn verb_cue(
    read: &Tokenized,
    at: usize,
    verb: &'static Verb,
    form: Form,
    number: usize,
    last: Option<&Mention>,
    found: &mut Vec<Candidate>,
) {
    let range = read.sentences[number].clone();
    let group = group(read, at, range.start);
    let progressive = form == Form::Ing && (group.passive || group.short);
    if group.infinitive || group.modal {
        found.extend(not_yet(read, at, verb, &group, number, last));
        return;
    }
    if group.passive && !progressive {
        found.extend(phrases::asked(read, at, verb, group.start, number));
        return;
    }
    if form == Form::Past
        && (at == range.start && !verb.frame.has(Frame::CLAUSE)
            || read.is(group.start.max(1) - 1, &["when", "if", "whenever"]))
    {
        found.extend(phrases::asked(read, at, verb, group.start, number));
        return;
    }
    if form == Form::Past && read.is(at + 1, &["by"]) {
        return;
    }
    let candidate = |content: Vec<Range<usize>>, source: Option<Mention>, rule| Candidate {
        sentence: number,
        content,
        source,
        cue: Some(group.start.max(range.start)..at + 1),
        rule,
        continued: false,
    };
    if form == Form::Ing && !progressive {
        if let Some(candidate) = participle(read, at, verb, range.clone(), last)
            .map(|(content, source)| candidate(content, source, "participle"))
        {
            found.push(candidate);
        }
        return;
    }
    if !group.helped
        && matches!(form, Form::Past | Form::Third)
        && (verb.frame.has(Frame::INVERSION)
            || group.start > range.start && read.tag(group.start - 1) == Tag::Close)
        && let Some((content, source)) = inverted(read, at, range.clone())
    {
        found.push(candidate(content, Some(source), "verb-before-source"));
        return;
    }
    let Some((source, rule)) = subject_of(read, at, form, &group, range.clone(), last) else { return };
    if form == Form::Past && !group.helped && only_names(read, at, verb, &source, range.start) {
        return;
    }
    let lead = if rule == "verb-after-and" { at } else { source.start() };
    let content = content::of_verb(read, at, verb, lead, range.clone());
    if !content.is_empty() {
        found.push(candidate(content, Some(source), rule));
    }
}

/// "to say that …", "will tell voters that …": somebody's words, though not yet or not surely said.
fn not_yet(
    read: &Tokenized,
    at: usize,
    verb: &'static Verb,
    group: &Group,
    number: usize,
    last: Option<&Mention>,
) -> Option<Candidate> {
    let range = read.sentences[number].clone();
    let content = content::of_verb(read, at, verb, at, range.clone());
    let first = content.first()?.start;
    let told = (at + 1..first).any(|index| read.tag(index) == Tag::That) || read.tag(first) == Tag::Wh;
    let deed = matches!(verb.lemma, "recommend" | "explain" | "defend" | "deny" | "persuade" | "share");
    if group.passive || group.infinitive && deed && !told {
        return None;
    }
    let source = if group.infinitive {
        last.cloned().or_else(|| first_subject(read, range.start, group.start))
    } else {
        noun_phrase::subject(read, group.start, range.start)
    };
    Some(Candidate {
        sentence: number,
        content,
        source: Some(source?),
        cue: Some(group.start..at + 1),
        rule: if group.infinitive { "infinitive" } else { "modal" },
        continued: false,
    })
}

/// Verbs that a report goes on under: "began asking", "kept calling for".
static CARRIES_ON: List = List::new(
    "began begins begun started starts kept keeps continued continues finished resumed tried went time",
);

fn participle(
    read: &Tokenized,
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
        Tag::Comma | Tag::Close | Tag::Conj | Tag::Dash | Tag::Time | Tag::To => true,
        Tag::Preposition => read.is(before, &["before", "after", "by", "in", "of", "for", "to", "with"]),
        Tag::Verb | Tag::Past => read.is_in(before, &CARRIES_ON),
        Tag::Subordinator => read.is(before, &["while"]),
        Tag::Noun | Tag::Name | Tag::BracketEnd => {
            verb.frame.has(Frame::CLAUSE | Frame::ADDRESSEE)
                || verb.particles.contains("for")
                || reach::is_text(read, before)
                || read.is_in(before, &CARRIES_ON)
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
    let nearest = || {
        matches!(read.tag(before), Tag::Preposition | Tag::To | Tag::Noun | Tag::Verb | Tag::Past)
            .then(|| nearest_subject(read, range.start, before + 1))?
    };
    let source = nearest().or_else(|| last.cloned()).or_else(|| first_subject(read, range.start, before));
    Some((content, source))
}

/// "“…,” said Ann Lee", "Taxes will rise, said Ann Lee.", "Said Lee: “…”"
fn inverted(read: &Tokenized, at: usize, range: Range<usize>) -> Option<(Vec<Range<usize>>, Mention)> {
    if at == range.start {
        let mention = noun_phrase::object(read, at + 1, range.end)?;
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
    let mention = noun_phrase::object(read, at + 1, range.end)?;
    let hearer = read.tokens[at].verb.is_some_and(|(verb, _)| verb.frame.has(Frame::ADDRESSEE));
    if read.tag(at + 1) == Tag::Time || hearer && !after_quote {
        return None;
    }
    if read.tag(at + 1) == Tag::Pronoun && !after_quote || read.is(at + 1, &["him", "them", "me", "us"]) {
        return None;
    }
    let own = |index: usize| read.tag(index) == Tag::Adverb || clause::finite(read, index);
    let adverbs = (mention.phrase.end..range.end).take_while(|index| read.tag(*index) == Tag::Adverb).count();
    if own(mention.phrase.end + adverbs) && read.tag(mention.phrase.end + adverbs) != Tag::Adverb {
        return None;
    }
    let finite = (mention.phrase.end..range.end)
        .take_while(|index| read.tag(*index) != Tag::Open)
        .any(|index| matches!(read.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb));
    if !after_quote
        && (finite && mention.beside.is_none() || !clause::clause_of_its_own(read, range.start..before))
    {
        return None;
    }
    if after_quote && finite && mention.beside.is_none() && read.tag(before) == Tag::Comma {
        return None;
    }
    let content = content::before_cue(read, at, mention.end(), range);
    (!content.is_empty()).then_some((content, mention))
}
