//! Finds the subject of a verb: the mention before the verb and its auxiliaries.

pub(super) mod governing;

use super::candidate::Candidate;
use super::mention::Mention;
use super::tag::{Form, Tag};
use super::tokens::Tokenized;
use super::verb::{Frame, Verb};
use super::{boundary, clause, mention, noun_phrase};
use crate::import::lexicon::list::List;
use governing::Earlier;

static PASSIVE_AUXILIARIES: List = List::of("english", "passive-auxiliaries");
static ADJECTIVES_BEFORE_PARTICIPLES: List = List::of("english", "adjectives-before-participles");
static INDEFINITE_DETERMINERS: List = List::of("english", "indefinite-determiners");
static SINGULAR_DETERMINERS: List = List::of("english", "singular-determiners");
static PLURALS_WITHOUT_S: List = List::of("english", "plurals-without-s");
static ADJECTIVES_OF_RELATION: List = List::of("english", "adjectives-of-relation");
static VERBS_OF_PERCEPTION: List = List::of("english", "verbs-of-perception");
static PLURAL_PRONOUNS: List = List::of("english", "plural-pronouns");

/// Maximum number of tokens of words between a conjunction and its verb.
const MAX_INSERTED: usize = 16;

/// A verb with the adverbs and auxiliaries before it.
#[expect(clippy::struct_excessive_bools, reason = "marks of a verb that come in any combination")]
pub(super) struct Group {
    /// Its first token.
    pub(super) start: usize,
    pub(super) passive: bool,
    pub(super) modal: bool,
    pub(super) infinitive: bool,
    /// Has an auxiliary.
    pub(super) helped: bool,
    /// Has "’s", which means "is" before "-ing" and "has" before a past form.
    pub(super) short: bool,
}

/// The group of the verb at a token, which begins at `floor` or later.
pub(super) fn group(tokens: &Tokenized, verb: usize, floor: usize) -> Group {
    let mut group =
        Group { start: verb, passive: false, modal: false, infinitive: false, helped: false, short: false };
    while group.start > floor {
        let before = group.start - 1;
        match tokens.tag(before) {
            Tag::Adverb | Tag::Not => {}
            // "have *all* said"
            Tag::Determiner
                if tokens.is(before, &["all", "both", "each"])
                    && before > floor
                    && matches!(tokens.tag_before(before), Tag::Auxiliary | Tag::Modal) => {}
            // "*all but* accused"
            Tag::Conj if tokens.is(before, &["but"]) && before > floor && tokens.is(before - 1, &["all"]) => {
                group.start = before - 1;
                continue;
            }
            // "who *once* said"
            Tag::Subordinator if tokens.is(before, &["once"]) => {}
            // "has *since* said"
            Tag::Preposition
                if tokens.is(before, &["since"])
                    && before > floor
                    && tokens.is(before - 1, &["has", "have", "had"]) => {}
            Tag::Auxiliary => {
                group.helped = true;
                group.passive |= tokens.is_in(before, &PASSIVE_AUXILIARIES);
                group.short |= tokens.is(before, &["’s", "'s"]);
            }
            Tag::Modal => group.modal = true,
            // "have*, in fact,* said"
            Tag::Comma => {
                let helper = mention::before_adverbial(tokens, before, floor);
                if helper == before || !matches!(tokens.tag(helper), Tag::Auxiliary | Tag::Modal) {
                    break;
                }
                group.start = helper + 1;
                continue;
            }
            Tag::To => {
                group.infinitive = true;
                break;
            }
            _ => match before_inserted(tokens, group.start, floor).filter(|_| !group.helped) {
                Some(auxiliary) => {
                    group.start = auxiliary;
                    continue;
                }
                None => break,
            },
        }
        group.start = before;
    }
    group
}

/// Where words between an auxiliary and its verb begin: "has *in the past* said".
fn before_inserted(tokens: &Tokenized, verb: usize, floor: usize) -> Option<usize> {
    let preposition = (floor + 1..verb).rev().take(4).find(|at| tokens.tag(*at) == Tag::Preposition)?;
    let inside = preposition + 1..verb;
    let phrase = inside.clone().all(|at| matches!(tokens.tag(at), Tag::Determiner | Tag::Noun | Tag::Time));
    let perfect = tokens.is(preposition - 1, &["has", "have", "had"]);
    (phrase && perfect && !inside.is_empty()).then_some(preposition)
}

/// The subject of a verb of saying, and the name of the rule that found it.
pub(super) fn subject_of(
    at: usize,
    form: Form,
    group: &Group,
    earlier: Earlier<'_, '_>,
) -> Option<(Mention, &'static str)> {
    let (tokens, start) = (earlier.tokens, earlier.start);
    let mut before = group.start.checked_sub(1).filter(|before| *before >= start)?;
    if tokens.tag(before) == Tag::Time && before > start + 2 {
        let day = before - 1 - usize::from(tokens.tag_before(before) == Tag::Preposition);
        if tokens.tag(day) == Tag::Conj {
            before = day;
        }
    }
    let before = before_insertion(tokens, before, start).unwrap_or(before);
    if tokens.tag(before) == Tag::Conj
        || tokens.tag(before) == Tag::Comma && tokens.tag_before(before) == Tag::Conj
    {
        let source = earlier
            .subject(before, governing::Form::Second)
            .or_else(|| earlier.last().cloned())
            .or_else(|| first_subject(tokens, start, before))?;
        // "they fear that it leaks and *warn that* it is old"
        let base = is_never_noun(tokens, at) && tokens.tag(at + 1) == Tag::That;
        return (form != Form::Base || group.helped || base).then_some((source, "verb-after-and"));
    }
    if let Some(source) = source_of_list(before, at, earlier) {
        return Some((source, "verb-after-and"));
    }
    let mention = mention::subject(tokens, group.start, start).or_else(|| {
        let ends = matches!(tokens.tag(at + 1), Tag::Stop | Tag::Comma | Tag::Time)
            && tokens.tag(before) == Tag::Pronoun;
        // "hearing *him* say it"
        let object = clause::is_object_pronoun(tokens, before)
            && before > start
            && tokens.is_in(before - 1, &VERBS_OF_PERCEPTION);
        (is_never_noun(tokens, at) && (reports_clause(tokens, at) || ends) && !object)
            .then(|| mention::first_of(tokens, before, start))?
    })?;
    is_subject(tokens, at, form, group, &mention, start).then_some((mention, "verb-after-source"))
}

/// The comma before words between a conjunction and its verb: "Lee rose and*,* taking the floor, said that it leaks".
fn before_insertion(tokens: &Tokenized, closing: usize, floor: usize) -> Option<usize> {
    let inside = floor + 1..closing;
    let open = inside.rev().take(MAX_INSERTED).find(|at| tokens.tag(*at) == Tag::Comma)?;
    let adverbial = matches!(tokens.tag(open + 1), Tag::Ing | Tag::Preposition | Tag::Subordinator | Tag::Wh);
    let commas = tokens.tag(closing) == Tag::Comma && !tokens.is_quoted(closing) && !tokens.is_quoted(open);
    (commas && adverbial && tokens.tag_before(open) == Tag::Conj).then_some(open)
}

/// Returns true if a mention before a verb of saying is its subject, not a noun phrase that the verb's form belongs to.
///
/// The sentence begins at `start`.
fn is_subject(
    tokens: &Tokenized,
    at: usize,
    form: Form,
    group: &Group,
    mention: &Mention,
    start: usize,
) -> bool {
    let head = mention.phrase.end - 1;
    // "a news report", "this request"
    let one = tokens.is_in(mention.phrase.start, &SINGULAR_DETERMINERS)
        && mention
            .phrase
            .clone()
            .all(|index| matches!(tokens.tag(index), Tag::Determiner | Tag::Noun | Tag::Name));
    // "several announced cuts", but "several said the quay leaks"
    let says = form == Form::Past && reports_clause(tokens, at);
    let is_adjective = tokens.is_in(head, &ADJECTIVES_BEFORE_PARTICIPLES) && !says;
    // "“It leaks,” *the builders* state"
    let after_quotation =
        mention.phrase.start > start && tokens.tag_before(mention.phrase.start) == Tag::Close;
    !is_adjective
        && match form {
            // "some *protest* leaders"
            Form::Base
                if mention.phrase.len() == 1
                    && tokens.tag(head) == Tag::Determiner
                    && tokens.tag(at + 1) == Tag::Noun
                    && !is_never_noun(tokens, at) =>
            {
                false
            }
            Form::Base => {
                (!is_rarely_verb(tokens, at) || tokens.tag(head) == Tag::Pronoun || after_quotation)
                    && (group.helped || !one || is_never_noun(tokens, at) && reports_clause(tokens, at))
                    && (group.helped
                        || is_plural(tokens, head)
                        || is_never_noun(tokens, at)
                            && (mention.phrase.start == start
                                || mention::ends_before_subject(tokens.tag_before(mention.phrase.start)))
                            && is_plural(tokens, head_before_modifiers(tokens, mention))
                        || mention.beside.is_some()
                        || mention.phrase.clone().any(|index| tokens.tag(index) == Tag::Conj)
                        || is_never_noun(tokens, at) && reports_clause(tokens, at))
            }
            // "those states that …"
            Form::Third if tokens.tag(head) == Tag::Determiner => is_never_noun(tokens, at),
            Form::Third => {
                let rare = is_rarely_verb(tokens, at);
                rare && after_quotation || !rare && (group.helped || is_third_person(tokens, at, head))
            }
            Form::Past | Form::Ing => true,
        }
}

/// The source of the report before a comma, which a verb after it shares: "*Lee* said it leaks, called it old and left".
fn source_of_list(comma: usize, at: usize, earlier: Earlier<'_, '_>) -> Option<Mention> {
    let tokens = earlier.tokens;
    if comma + 1 != at || tokens.tag(comma) != Tag::Comma || !boundary::goes_on_saying(tokens, at) {
        return None;
    }
    let ends = |found: &&Candidate| found.content.last().is_some_and(|content| content.end == comma);
    earlier.found.iter().rev().find(ends)?.source.clone()
}

/// Returns true for "state", "remark" and "comment" where they may be nouns.
///
/// For example "the campaign remarks".
fn is_rarely_verb(tokens: &Tokenized, at: usize) -> bool {
    tokens.verb(at).is_some_and(|(verb, _)| matches!(verb.lemma, "state" | "remark" | "comment"))
        && !matches!(tokens.tag(at + 1), Tag::That | Tag::Open)
}

/// Returns true if a word in "-s" is a verb, not a plural noun.
///
/// Its subject ends at `head`.
fn is_third_person(tokens: &Tokenized, at: usize, head: usize) -> bool {
    matches!(tokens.tag(head), Tag::Name | Tag::Relative | Tag::Pronoun)
        || starts_content(tokens, at + 1)
        || tokens.verb(at).is_some_and(|(verb, _)| {
            matches!(verb.lemma, "call" | "boast" | "talk") && clause::is_particle(tokens, at + 1, verb)
                || verb.lemma == "point" && tokens.is(at + 1, &["out"])
        })
        || is_never_noun(tokens, at)
}

/// Returns true if a verb only names its object.
///
/// For example "a mission called Aurora", "the antenna, called Station 13,".
pub(super) fn only_names(tokens: &Tokenized, at: usize, verb: &Verb, source: &Mention, start: usize) -> bool {
    if !matches!(verb.lemma, "call" | "dub" | "label") || source.beside.is_some() {
        return false;
    }
    let indefinite =
        tokens.is_in(source.phrase.start, &INDEFINITE_DETERMINERS) && source.phrase.start > start;
    let name = matches!(tokens.tag(at + 1), Tag::Name | Tag::Open | Tag::Number);
    let after_comma = at > start && tokens.tag_before(at) == Tag::Comma && source.phrase.end + 1 == at;
    // "A band called Tidal got the crowd to sing"
    let before_verb = || {
        tokens.tag(at + 1) == Tag::Name
            && !tokens.is(at + 2, &["’s", "'s"])
            && noun_phrase::right(tokens, at + 1, tokens.len().min(at + 8))
                .is_some_and(|stop| clause::is_finite(tokens, stop) && tokens.tag(stop) != Tag::Past)
    };
    name && (indefinite && source.phrase.end == at || after_comma || before_verb())
}

/// Returns true for a verb of saying whose forms are never nouns.
fn is_never_noun(tokens: &Tokenized, at: usize) -> bool {
    tokens.verb(at).is_some_and(|(verb, _)| !verb.frame.has(Frame::NOUN_LIKE))
}

/// Returns true for a verb that nearly always reports, if a clause can follow.
fn reports_clause(tokens: &Tokenized, at: usize) -> bool {
    tokens.verb(at).is_some_and(|(verb, _)| verb.frame.has(Frame::CLAUSE) && !verb.frame.has(Frame::DOUBTFUL))
        && starts_content(tokens, at + 1)
}

/// The head noun before a modifier, or else the last token: "*people* close to the mayor", "a *pilot* from Reno".
fn head_before_modifiers(tokens: &Tokenized, mention: &Mention) -> usize {
    let last = mention.phrase.end - 1;
    let modifier = |at: usize| {
        matches!(tokens.tag(at), Tag::Preposition | Tag::To | Tag::Past)
            || tokens.is_in(at, &ADJECTIVES_OF_RELATION)
    };
    let noun = |at: &usize| {
        matches!(tokens.tag(*at), Tag::Noun | Tag::Name) && tokens.token(*at).action != Some(Form::Third)
    };
    let mut nouns = (mention.phrase.start..last).filter(noun);
    nouns.find(|at| modifier(at + 1)).unwrap_or(last)
}

fn is_plural(tokens: &Tokenized, head: usize) -> bool {
    match tokens.tag(head) {
        Tag::Noun | Tag::Name => tokens.word(head).ends_with('s') || tokens.is_in(head, &PLURALS_WITHOUT_S),
        Tag::Pronoun => tokens.is_in(head, &PLURAL_PRONOUNS),
        Tag::Determiner => {
            !tokens.is(head, &["this", "each", "every", "another", "any", "either", "a", "an"])
        }
        Tag::Relative | Tag::Past => true,
        _ => false,
    }
}

fn starts_content(tokens: &Tokenized, at: usize) -> bool {
    matches!(
        tokens.tag(at),
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

/// The subject of the first finite verb or past form of a range.
///
/// A participle or a second verb shares this subject.
pub(super) fn first_subject(tokens: &Tokenized, start: usize, end: usize) -> Option<Mention> {
    let verb = (start..end).find(|index| {
        tokens.tag(*index) == Tag::Past
            || clause::is_finite(tokens, *index)
            || tokens.is_saying(*index, &[Form::Past, Form::Third])
    })?;
    mention::subject(tokens, group(tokens, verb, start).start, start)
}
