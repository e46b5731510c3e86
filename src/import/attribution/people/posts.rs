//! Reads the role and the organization that a text gives next to a name.

use super::People;
use super::names::{is_honorific, is_office};
use super::runs::{is_bare_office, lower_word, name_at, words};
use crate::import::attribution::english::clause::is_finite;
use crate::import::attribution::english::fields;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::honours::is_degree;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{self, is_modifier};
use crate::import::lexicon::speakers;
use std::ops::Range;

/// Maximum number of words of a post before a name.
const MAX_WORDS_OF_POST: usize = 24;

static WORDS_OF_POSTS: List = List::of("english", "last-words-of-posts");

impl People {
    /// Sets the titles before a name: "Spokeswoman", "the mayor's aide", "Sen.", "Surgeon General Dr.".
    pub(super) fn give_titles(&mut self, tokens: &Tokenized, who: usize, titles: Range<usize>) {
        let Some(known) = self.known.get_mut(who).filter(|_| !titles.is_empty()) else { return };
        let person = &mut known.person;
        let opening = matches!(tokens.tag(titles.start), Tag::Determiner | Tag::Possessive);
        let mut start = titles.start + usize::from(opening);
        if goes_on_before(tokens, start) {
            start -= 1;
        }
        let first = (start..titles.end).next().filter(|index| is_alone(tokens, *index));
        let honorific = honorifics(tokens, start..titles.end).or_else(|| first.map(|first| first..first + 1));
        if let Some(found) = &honorific {
            person.honorific.get_or_insert_with(|| words(tokens, found));
        }
        let post = match &honorific {
            None => start..titles.end,
            Some(found) if found.start > start => start..found.start,
            Some(found) => found.end..titles.end,
        };
        let link = post.clone().find(|index| matches!(tokens.tag(*index), Tag::Preposition | Tag::To));
        let head = link.unwrap_or(post.end).checked_sub(1);
        let several = head.is_some_and(|head| tokens.word(head).ends_with('s'));
        let is_post = honorific.is_none() || is_office_in_capitals(tokens, &post);
        if !post.is_empty() && person.role.is_none() && is_post && !several {
            person.role = Some(words(tokens, &post));
        }
    }

    /// Sets a post after a name: "Ada Ling, Deputy Director of the Commission,".
    pub(super) fn give_post(&mut self, tokens: &Tokenized, who: usize, beside: Range<usize>) {
        let mut range = beside;
        if tokens.is(range.start, &["whose"]) {
            return;
        }
        if matches!(tokens.tag(range.start), Tag::Determiner | Tag::Possessive) && range.len() > 1 {
            range.start += 1;
        }
        let mut owner = None;
        if is_owned(tokens, &range) {
            owner = subject_before(tokens, range.start);
            range.start += 2;
        }
        let Some(known) = self.known.get_mut(who).filter(|_| is_post(tokens, &range)) else { return };
        let person = &mut known.person;
        if person.group || person.role.is_some() {
            return;
        }
        if let Some((role, organization)) = split(tokens, &range) {
            person.role = Some(words(tokens, &role));
            person.organization = Some(words(tokens, &organization));
        } else {
            person.role = Some(words(tokens, &range));
            person.organization = person.organization.take().or(owner);
        }
    }

    /// Sets a post between two commas after a name: "Ada Ling, director of the Commission, opened".
    pub(super) fn give_post_between_commas(&mut self, tokens: &Tokenized, who: usize, comma: usize) {
        let mut rest = comma + 1..tokens.len().min(comma + 20);
        let Some(first) = rest.find(|at| matches!(tokens.tag(*at), Tag::Comma | Tag::Stop)) else { return };
        let fields = fields::post(tokens, comma + 1, first, tokens.len());
        let close = fields.map_or(first, |post| post.end);
        let link = (comma + 1..close).find(|at| tokens.tag(*at) == Tag::Preposition).unwrap_or(close);
        let office = link.checked_sub(1).is_some_and(|last| is_office(tokens.lower(last)));
        if office && tokens.tag(close) == Tag::Comma {
            self.give_post(tokens, who, comma + 1..close);
        }
    }

    /// Adds a person and a post from a caption.
    ///
    /// For example "Zhan Yong, Deputy Director of …, speaks".
    pub(crate) fn official(&mut self, tokens: &Tokenized, block: usize) {
        let length = tokens.len();
        let Some(name) = (0..length.min(3)).find_map(|at| name_at(tokens, at)) else { return };
        let comma = name.end;
        if name.len() < 2 || tokens.tag(comma) != Tag::Comma {
            return;
        }
        let mut rest = comma + 1..length.min(comma + 40);
        if let Some(close) = rest.find(|index| tokens.tag(*index) == Tag::Comma) {
            let who = self.named(tokens, name, block);
            self.give_post(tokens, who, comma + 1..close);
        }
    }
}

/// The titles that end a range and are not part of a post: "Lt. Gen.", "Rt Hon".
pub(super) fn honorifics(tokens: &Tokenized, range: Range<usize>) -> Option<Range<usize>> {
    let first = range.clone().rev().take_while(|index| is_alone(tokens, *index)).last()?;
    let rank =
        |index: &usize| tokens.is(*index, &["most", "right", "rt", "very"]) && tokens.token(*index).capital;
    Some(
        first.checked_sub(1).filter(|before| *before >= range.start).filter(rank).unwrap_or(first)..range.end,
    )
}

/// Returns true if the last word of a post is also a title: "First *Lady*", "District *Judge*".
pub(super) fn ends_post(tokens: &Tokenized, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let opens = tokens.tag(before) == Tag::Name || is_modifier(tokens.word(before));
    tokens.is_in(index, &WORDS_OF_POSTS)
        && tokens.token(index).capital
        && tokens.token(before).capital
        && opens
        && !is_honorific(tokens.lower(before))
}

/// Returns true if the first word of a sentence belongs to the post after it: "*First* Sea Lord".
fn goes_on_before(tokens: &Tokenized, start: usize) -> bool {
    let opens = |before: usize| {
        tokens.token(before).capital
            && tokens.tag(before) != Tag::Name
            && tokens.tag_before(before) == Tag::Stop
            && is_modifier(tokens.word(before))
    };
    tokens.tag(start) == Tag::Name && start.checked_sub(1).is_some_and(opens)
}

/// Returns true for a title before a name that is not part of a post: "Sir", but not the "Lord" of "Lord Chancellor".
fn is_alone(tokens: &Tokenized, index: usize) -> bool {
    let opens_post = tokens.is_in(index, &WORDS_OF_POSTS) && offices::is_office(tokens.word(index + 1));
    is_honorific(tokens.lower(index)) && !opens_post && !ends_post(tokens, index)
}

/// Returns true for an office before a title: "Surgeon General" of "Surgeon General Dr. Ada Ling".
///
/// Parties ("Democratic Sen. Ada Ling"), places, and the "Professor" of "Professor Sir Ada Ling" do not count.
fn is_office_in_capitals(tokens: &Tokenized, range: &Range<usize>) -> bool {
    let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else { return false };
    let office = offices::is_office(tokens.word(last)) || tokens.is_in(last, &WORDS_OF_POSTS);
    let of = range.clone().any(|index| tokens.is(index, &["of"])) && tokens.tag(last) == Tag::Name;
    let degree = range.len() == 1 && tokens.is(last, &["professor", "doctor"]);
    (office || of) && !degree && tokens.token(range.start).capital
}

/// A post before the comma before a name: "*A spokesman for the port*, Ada Ling, reached by phone, said".
pub(super) fn before_name(tokens: &Tokenized, name: &Range<usize>) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1).filter(|comma| tokens.tag(*comma) == Tag::Comma)?;
    let named = name.clone().all(|at| tokens.tag(at) == Tag::Name) && tokens.tag(name.end) == Tag::Comma;
    let inside = |at: &usize| {
        let tag = tokens.tag(*at);
        matches!(
            tag,
            Tag::Name
                | Tag::Noun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Preposition
                | Tag::Ing
                | Tag::Comma
                | Tag::Conj
        ) && !is_finite(tokens, *at)
            || tokens.is(*at, &["’s", "'s"])
    };
    let first = (0..comma).rev().take(MAX_WORDS_OF_POST).take_while(inside).last().filter(|_| named)?;
    let opens = |at: &usize| {
        let clause = *at == first && matches!(tokens.tag_before(*at), Tag::Stop | Tag::That | Tag::Close);
        let after_comma = tokens.tag_before(*at) == Tag::Comma && tokens.tag(*at) == Tag::Determiner;
        (clause || after_comma) && is_bare_office(tokens, &(*at..comma))
    };
    (first..comma).find(opens).map(|start| start..comma)
}

/// Returns true if words next to a name are a post.
fn is_post(tokens: &Tokenized, range: &Range<usize>) -> bool {
    let acts = |index: usize| matches!(tokens.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb);
    // "standing beside the mayor"
    let participle = tokens.word(range.start).ends_with("ing")
        && (tokens.is(range.start + 1, &["beside"])
            || matches!(
                tokens.tag(range.start + 1),
                Tag::Preposition | Tag::To | Tag::Determiner | Tag::Adverb
            ));
    matches!(tokens.tag(range.start), Tag::Name | Tag::Noun | Tag::Adverb)
        && !participle
        && !range.clone().any(acts)
        && (range.len() > 1 || is_office(tokens.lower(range.start)))
        && !is_degree(tokens.word(range.start))
        && !is_list_of_names(tokens, range)
}

/// A post without its organization, and the organization.
fn split(tokens: &Tokenized, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let ofs = range.clone().filter(|index| tokens.is(*index, &["of"])).count();
    let two_posts = ofs > 1 && range.clone().any(|index| tokens.tag(index) == Tag::Conj);
    let link = range.clone().find(|index| tokens.is(*index, &["of", "for", "at", "with"]))?;
    // "Aide to the Mayor and Head of the Office" is one post.
    let to = range.clone().find(|index| tokens.tag(*index) == Tag::To);
    let two_posts = two_posts || to.is_some_and(|to| (to..link).any(|index| tokens.tag(index) == Tag::Conj));
    // The "State" of "Secretary of State for Ports" is not an organization.
    let of_state = tokens.is(link + 1, &["state"]) && link + 2 < range.end;
    if two_posts || of_state || link + 1 >= range.end || link <= range.start {
        return None;
    }
    let article = tokens.tag(link + 1) == Tag::Determiner && link + 2 < range.end;
    Some((range.start..link, link + 1 + usize::from(article)..range.end))
}

/// Returns true for a list of people: "Ada Ling, Bo Chen and Cy Abara".
fn is_list_of_names(tokens: &Tokenized, range: &Range<usize>) -> bool {
    let names = |index: usize| matches!(tokens.tag(index), Tag::Name | Tag::Comma | Tag::Conj);
    range.clone().any(|index| tokens.tag(index) == Tag::Conj)
        && range.clone().all(|index| names(index) && !is_office(tokens.lower(index)))
}

/// Returns true for "company's Vice President".
///
/// The post is in the organization that the text has just named.
fn is_owned(tokens: &Tokenized, post: &Range<usize>) -> bool {
    post.len() > 2
        && speakers::is_group(&lower_word(tokens, post.start))
        && matches!(tokens.word(post.start + 1), "'s" | "’s")
}

/// The last name before `at` that is the subject of a verb.
///
/// For example "*Acme* has opened an office in Reno."
fn subject_before(tokens: &Tokenized, at: usize) -> Option<String> {
    let is_name = |index: usize| tokens.tag(index) == Tag::Name;
    (1..at).rev().find_map(|verb| {
        let acts = matches!(tokens.tag(verb), Tag::Auxiliary | Tag::Modal | Tag::Verb);
        if !acts || !is_name(verb - 1) {
            return None;
        }
        let start = (0..verb).rev().take_while(|index| is_name(*index)).last()?;
        let inside = start.checked_sub(1).is_some_and(|before| tokens.tag(before) == Tag::Preposition);
        (!inside).then(|| words(tokens, &(start..verb)))
    })
}
