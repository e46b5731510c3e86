//! Finds where names begin and end, and the offices before them.

use super::names::{is_office, is_organization, is_small, is_title, lower};
use crate::import::attribution::english::fields::{end_of_list, is_after_office};
use crate::import::attribution::english::mention::Mention;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::honours::is_suffix;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{belongs_to_office, is_institution};
use crate::import::lexicon::{given, speakers};
use crate::text::Cut;
use std::borrow::Cow;
use std::ops::Range;

/// Maximum number of words of a name.
const MAX_NAME_WORDS: usize = 5;

/// Maximum number of words of the list of fields after an office.
const MAX_WORDS_OF_FIELDS: usize = 16;

static FIELDS: List = List::all("fields");
static KIN: List = List::of("english", "kin");
static THINGS: List = List::of("english", "nouns-of-things");

/// The words of tokens, as in the text.
pub(super) fn words(tokens: &Tokenized, range: &Range<usize>) -> String {
    tokens.text.cut(tokens.bytes(range)).to_owned()
}

/// A word in lower case, without the full stop of an abbreviation.
pub(super) fn lower_word<'t>(tokens: &'t Tokenized, index: usize) -> Cow<'t, str> {
    lower(tokens.lower(index))
}

/// Returns true for a token that begins with a capital.
pub(super) fn has_capital(tokens: &Tokenized, index: usize) -> bool {
    tokens.token(index).capital
}

/// Returns true for a known given name.
pub(super) fn is_given_name(tokens: &Tokenized, index: usize) -> bool {
    given::woman(&lower_word(tokens, index)).is_some()
}

/// The name that begins at a token, after its titles.
pub(super) fn name_at(tokens: &Tokenized, at: usize) -> Option<Range<usize>> {
    let is_part = |index: usize| tokens.tag(index) == Tag::Name && has_capital(tokens, index);
    if !is_part(at) || at.checked_sub(1).is_some_and(is_part) {
        return None;
    }
    tokens.name(at, || find_name(tokens, at))
}

/// The name in the run of capitals that begins at a token.
fn find_name(tokens: &Tokenized, at: usize) -> Option<Range<usize>> {
    let name = |index: usize| tokens.tag(index) == Tag::Name && has_capital(tokens, index);
    let titles =
        (at..tokens.len()).take_while(|index| name(*index) && is_title(tokens.lower(*index))).count();
    let run = (at + titles..tokens.len()).take_while(|index| name(*index)).count();
    let start = name_start(tokens, at + titles..at + titles + run);
    let mut end = start;
    while name(end) && count_words(tokens, &(start..end)) < MAX_NAME_WORDS {
        end += 1;
    }
    (end > start).then_some(start..end)
}

/// Returns true for a small word in a name: "van", "de".
pub(super) fn is_particle(tokens: &Tokenized, index: usize) -> bool {
    is_small(tokens.word(index))
}

/// Number of words of a name without its small ones: two for "Ruth van der Berg".
pub(super) fn count_words(tokens: &Tokenized, name: &Range<usize>) -> usize {
    name.clone().filter(|index| !is_particle(tokens, *index)).count()
}

/// Where the family name that ends a name begins: "van der Berg" of "Ruth van der Berg".
pub(super) fn family_start(tokens: &Tokenized, name: &Range<usize>) -> usize {
    let last = name.end.saturating_sub(1);
    (name.start..last).rev().take_while(|index| is_particle(tokens, *index)).last().unwrap_or(last)
}

/// The name next to an office that names nobody.
pub(super) fn name_beside(tokens: &Tokenized, mention: &Mention) -> Option<Range<usize>> {
    let beside = mention.beside.as_ref()?;
    // "the mayor's deputy, *former pilot Ada Ling*,"
    let name = name_at(tokens, beside.start).or_else(|| name_after_post(tokens, beside))?;
    // "his wife, *Ada*,"
    let last = mention.phrase.end - 1;
    let kin = KIN.has(&lower_word(tokens, last)) && tokens.token(name.start).capital;
    let whole = name.end == beside.end && (kin || name.len() > 1 || name.start > beside.start);
    let phrase = &mention.phrase;
    // "the other candidate on the quay, *former pilot Ada Ling*,"
    let after_post = name.start > beside.start
        && !matches!(tokens.tag(beside.start), Tag::Ing | Tag::Conj | Tag::Preposition)
        && tokens.tag(phrase.start) == Tag::Determiner
        && !phrase.clone().any(|at| tokens.tag(at) == Tag::Name || tokens.word(at).ends_with('s'))
        && !phrase.clone().any(|at| is_thing(tokens.word(at)));
    (whole && (kin || after_post || is_bare_office(tokens, phrase) || is_one(tokens, phrase))).then_some(name)
}

/// Returns true for "a" and one noun that is no group or thing: "an old *blogger*".
fn is_one(tokens: &Tokenized, phrase: &Range<usize>) -> bool {
    let last = phrase.end - 1;
    tokens.is(phrase.start, &["a", "an"])
        && tokens.tag(last) == Tag::Noun
        && !tokens.word(last).ends_with('s')
        && !is_thing(tokens.word(last))
        && !phrase.clone().any(|at| matches!(tokens.tag(at), Tag::Preposition | Tag::Comma | Tag::Conj))
}

/// Returns true for a noun in names of organizations or things.
fn is_thing(word: &str) -> bool {
    let word = lower(word);
    is_organization(&word) || speakers::is_group(&word) || THINGS.has(&word)
}

/// Where a person's name begins in a run of capitals: after the last office.
pub(super) fn name_start(tokens: &Tokenized, run: Range<usize>) -> usize {
    let start = run.start + field_length(tokens, &run);
    let rest_is_name = |from: usize| {
        let rest = from..run.end;
        (1..=MAX_NAME_WORDS).contains(&count_words(tokens, &rest))
            && !rest.clone().all(|index| is_suffix(tokens.word(index)))
            && !rest.clone().any(|index| is_thing(tokens.lower(index)))
    };
    let office = (start..run.end).rev().find(|index| {
        let named = || *index > start && is_given_name(tokens, *index - 1);
        let word = tokens.lower(*index);
        (is_office(word) || is_title(word)) && !named() && rest_is_name(index + 1)
    });
    let start = office.map_or(start, |office| office + 1);
    let words: Vec<&str> = (start..run.end).map(|index| tokens.word(index)).collect();
    let begins = |skipped: &usize| !belongs_to_office(words.get(*skipped..).unwrap_or_default());
    start + (0..words.len()).find(begins).unwrap_or(0)
}

/// Number of words after "of" that belong to the office.
///
/// For example "Secretary of *State* Ada Ling", "Minister of Roads, Locks and *River Affairs* Ada Ling".
fn field_length(tokens: &Tokenized, run: &Range<usize>) -> usize {
    let Some(of) = office_of(tokens, run.start) else { return 0 };
    let known = run.clone().take_while(|index| FIELDS.has(&lower_word(tokens, *index))).count();
    // A given name shows where the name begins.
    let given = (run.start + 1..run.end.saturating_sub(1)).find(|index| is_given_name(tokens, *index));
    let listed = run.start > of + 2 && run.len() > 2 && !is_given_name(tokens, run.start);
    if given.is_none() && known == 0 && listed {
        let rest = run.len() - 2;
        let shown = (of..run.start).any(|index| tokens.tag(index) == Tag::Comma)
            || (run.start..run.start + rest)
                .any(|index| is_thing(tokens.lower(index)) || tokens.word(index).ends_with('s'));
        return if shown { rest } else { 0 };
    }
    // "Minister of *Ports* Ines Quell": most names have two words.
    let is_field = |at: usize| FIELDS.has(&lower_word(tokens, at)) || is_thing(tokens.lower(at));
    let minister = lower_word(tokens, of.max(1) - 1) == "minister";
    if given.is_none() && known == 0 && minister && run.len() == 3 && !run.clone().skip(1).any(is_field) {
        return 1;
    }
    let length = given.map_or(known, |given| given - run.start);
    let office = run.clone().take(length).any(|index| is_office(tokens.lower(index)));
    let name_follows = given.is_some() || known > 0 && (1..4).contains(&(run.len() - known));
    if name_follows && !office { length } else { 0 }
}

/// Where "of" is, if the words before `at` are an office and "of".
///
/// For example "Secretary of the", "Secretary of Health and", "Secretary of Roads, Locks and".
fn office_of(tokens: &Tokenized, at: usize) -> Option<usize> {
    let joined = at.checked_sub(1).is_some_and(|before| tokens.tag(before) == Tag::Conj);
    let small = |index: usize| {
        let comma = joined && tokens.tag(index) == Tag::Comma;
        !comma && !has_capital(tokens, index) && !tokens.is(index, &["the", "and"])
    };
    let of = (0..at).rev().take(MAX_WORDS_OF_FIELDS).find(|index| small(*index))?;
    let near = joined || of + 1 == at || tokens.is(of + 1, &["the"]);
    let listed = (of..at).any(|index| tokens.tag(index) == Tag::Comma);
    let within = if listed {
        MAX_WORDS_OF_FIELDS
    } else if joined {
        6
    } else {
        2
    };
    if of + within < at {
        return None;
    }
    let fields = || end_of_list(tokens, of, tokens.len()).is_some_and(|end| end > at);
    (near && is_after_office(tokens, of) && (!listed || fields())).then_some(of)
}

/// Where the office before a run of capitals begins, with its field.
pub(super) fn office_start(tokens: &Tokenized, at: usize) -> usize {
    let Some(of) = office_of(tokens, at) else { return at };
    let capitals = (0..of).rev().take_while(|index| {
        tokens.tag(*index) == Tag::Name || tokens.is(*index, &["of"]) && is_after_office(tokens, *index)
    });
    capitals.last().unwrap_or(at)
}

/// Where the first of two posts before a name begins: "*Founder and CEO* Ada Ling".
///
/// `at` is where the second one begins. After a comma or an article, the first post is somebody else's: "Bo Ek, chair, and
/// CEO Ada Ling", "the President and First Lady Ada Ling".
pub(super) fn first_of_posts(tokens: &Tokenized, at: usize) -> usize {
    let Some(last) = at.checked_sub(2).filter(|last| tokens.is(last + 1, &["and"])) else { return at };
    let inside = |index: &usize| tokens.tag(*index) == Tag::Name || tokens.is_hyphen(*index);
    let start = (0..=last).rev().take_while(inside).last().unwrap_or(at);
    let is_post = start <= last && is_post_noun(tokens, last);
    let is_own = !matches!(tokens.tag_before(start), Tag::Comma | Tag::Determiner);
    if is_post && is_own { start } else { at }
}

/// The name after an office and its field: "the Secretary of State *Ada Ling*".
pub(super) fn name_after_office(
    tokens: &Tokenized,
    phrase: &Range<usize>,
    of: usize,
) -> Option<Range<usize>> {
    if of <= phrase.start || !tokens.is(of, &["of", "for"]) || !is_office(tokens.lower(of - 1)) {
        return None;
    }
    let listed = lists_fields(tokens, phrase);
    let inside = |index: &usize| {
        matches!(tokens.tag(*index), Tag::Name | Tag::Determiner | Tag::Conj)
            || is_after_office(tokens, *index)
            || listed
    };
    let end = (of + 1..phrase.end).find(|index| !inside(index)).unwrap_or(phrase.end);
    let start = (of + 1..end).rev().take_while(|index| tokens.tag(*index) == Tag::Name).last()?;
    let name = start + field_length(tokens, &(start..end))..end;
    let other = |index: usize| {
        let word = tokens.word(index);
        is_office(word) || is_organization(word) || is_institution(word) || speakers::is_group(&lower(word))
    };
    (name.start > start && !name.clone().any(other)).then_some(name)
}

/// Returns true for a post whose field is a list, to the end of the phrase: "the Minister of Roads, Locks and Rivers".
pub(super) fn lists_fields(tokens: &Tokenized, phrase: &Range<usize>) -> bool {
    let of = phrase
        .clone()
        .find(|index| tokens.tag(*index) == Tag::Comma)
        .and_then(|comma| (phrase.start + 1..comma).rev().find(|index| is_after_office(tokens, *index)));
    of.and_then(|of| end_of_list(tokens, of, phrase.end)).is_some_and(|end| end == phrase.end)
}

/// Returns true for an office without a name: "Chair of the Walkers' Trust", "the town's mayor".
pub(super) fn is_bare_office(tokens: &Tokenized, phrase: &Range<usize>) -> bool {
    let first =
        phrase.start + usize::from(matches!(tokens.tag(phrase.start), Tag::Determiner | Tag::Possessive));
    // "purser and manager"
    let two_posts = |index: usize| tokens.is(index, &["and"]) && tokens.tag(index + 1) == Tag::Noun;
    let inside = |index: &usize| {
        matches!(tokens.tag(*index), Tag::Name | Tag::Noun | Tag::Dash | Tag::Other) || two_posts(*index)
    };
    let end = (first..phrase.end).find(|index| !inside(index)).unwrap_or(phrase.end);
    let is_post = |word: &str| is_office(word) || speakers::is_person(&lower(word));
    end > first && is_post(tokens.word(end - 1)) && name_after_office(tokens, phrase, end).is_none()
}

/// The name at the end of a phrase, after a post in small letters.
///
/// For example "Department of Works spokeswoman *Ada Ling*".
pub(super) fn name_after_post(tokens: &Tokenized, phrase: &Range<usize>) -> Option<Range<usize>> {
    let run = (phrase.start..phrase.end).rev().take_while(|index| tokens.tag(*index) == Tag::Name);
    let name = run.last()?..phrase.end;
    let post = name.start.checked_sub(1).filter(|post| *post > phrase.start)?;
    let word = lower_word(tokens, post);
    let is_post = !has_capital(tokens, post) && (is_office(&word) || speakers::is_person(&word));
    (is_post && (1..=4).contains(&count_words(tokens, &name))).then_some(name)
}

/// The name after a post and its field: "former minister for ports *Ada Ling*", "envoy to Norwick *Ada Ling*".
///
/// `of` is the preposition.
pub(super) fn name_after_field(tokens: &Tokenized, phrase: &Range<usize>, of: usize) -> Option<Range<usize>> {
    let head = of.checked_sub(1).filter(|head| *head >= phrase.start && of + 2 < phrase.end)?;
    let closed = matches!(tokens.tag(phrase.start), Tag::Determiner | Tag::Possessive)
        || has_capital(tokens, head)
        || !is_post_noun(tokens, head);
    let run = (of..phrase.end).rev().take_while(|index| tokens.tag(*index) == Tag::Name).last()?;
    let before = lower_word(tokens, run - 1);
    let small = tokens.tag_before(run) == Tag::Noun && !is_office(&before) && !speakers::is_person(&before);
    let given = (run + usize::from(!small)..phrase.end - 1).find(|index| is_given_name(tokens, *index));
    let start = given.or_else(|| small.then_some(run)).filter(|_| !closed)?;
    let name = start..phrase.end;
    let whole = (2..=4).contains(&count_words(tokens, &name));
    (whole && !name.clone().any(|index| is_thing(tokens.lower(index)))).then_some(name)
}

/// The name of the only person in two posts: "Founder and head chef *Ada Ling*", "Chair and Professor of Law *Ada Ling*".
pub(super) fn name_after_two_posts(tokens: &Tokenized, phrase: &Range<usize>) -> Option<Range<usize>> {
    let and = phrase.clone().find(|index| tokens.is(*index, &["and"]))?;
    let bare = !matches!(tokens.tag(phrase.start), Tag::Determiner | Tag::Possessive);
    let first = and.checked_sub(1).filter(|first| *first >= phrase.start && bare)?;
    let inside = |index: usize| matches!(tokens.tag(index), Tag::Name | Tag::Noun | Tag::Past | Tag::Other);
    let run = (and + 1..phrase.end).rev().take_while(|index| tokens.tag(*index) == Tag::Name).last()?;
    let name = name_start(tokens, run..phrase.end)..phrase.end;
    let of = run.checked_sub(1).filter(|of| tokens.is(*of, &["of"]) && *of > and + 1);
    let post = of.unwrap_or(name.start).checked_sub(1).filter(|post| *post > and)?;
    let is_inside = |index: usize| index == and || Some(index) == of || inside(index);
    (is_post_noun(tokens, first)
        && is_post_noun(tokens, post)
        && name.start > of.unwrap_or(and)
        && phrase.clone().all(is_inside)
        && (2..=4).contains(&count_words(tokens, &name)))
    .then_some(name)
}

/// Returns true for a noun for the holder of a post: "director", "pilot", "co-founder".
fn is_post_noun(tokens: &Tokenized, index: usize) -> bool {
    let word = tokens.lower(index);
    let word = word.strip_prefix("co-").unwrap_or(word);
    is_office(word) || speakers::is_person(&lower_word(tokens, index))
}
