//! Reads the role and the organization that a text gives next to a name.

use super::People;
use super::names::{is_honorific, is_office, lower};
use super::runs::{name_at, words};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::speakers;
use std::ops::Range;

impl People {
    /// Sets the titles before a name: "Spokeswoman", "the mayor's aide", "Sen.".
    pub(super) fn give_titles(&mut self, tokens: &Tokenized, who: usize, titles: Range<usize>) {
        let Some(known) = self.known.get_mut(who).filter(|_| !titles.is_empty()) else { return };
        let person = &mut known.person;
        let mut start = titles.start + usize::from(tokens.tag(titles.start) == Tag::Determiner);
        // "First Lady" is a post.
        let first_lady = |index: usize| {
            tokens.is(index, &["lady"])
                && index.checked_sub(1).is_some_and(|before| tokens.is(before, &["first"]))
        };
        if first_lady(start) {
            start -= 1;
        }
        let honorific =
            (start..titles.end).find(|index| is_honorific(tokens.word(*index)) && !first_lady(*index));
        if let Some(found) = honorific {
            person.honorific.get_or_insert_with(|| tokens.word(found).to_owned());
            return;
        }
        let several = titles.end.checked_sub(1).is_some_and(|last| tokens.word(last).ends_with('s'));
        if start < titles.end && person.role.is_none() && !several {
            person.role = Some(words(tokens, &(start..titles.end)));
        }
    }

    /// Sets a post after a name: "Ada Ling, Deputy Director of the Commission,".
    pub(super) fn give_post(&mut self, tokens: &Tokenized, who: usize, beside: Range<usize>) {
        let mut range = beside;
        if tokens.tag(range.start) == Tag::Determiner && range.len() > 1 {
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
        let Some(close) = rest.find(|at| matches!(tokens.tag(*at), Tag::Comma | Tag::Stop)) else { return };
        let link = (comma + 1..close).find(|at| tokens.tag(*at) == Tag::Preposition).unwrap_or(close);
        let office = link.checked_sub(1).is_some_and(|last| is_office(tokens.word(last)));
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

/// Returns true if words next to a name are a post.
fn is_post(tokens: &Tokenized, range: &Range<usize>) -> bool {
    let acts = |index: usize| matches!(tokens.tag(index), Tag::Auxiliary | Tag::Modal | Tag::Verb);
    matches!(tokens.tag(range.start), Tag::Name | Tag::Noun | Tag::Adverb)
        && !range.clone().any(acts)
        && (range.len() > 1 || is_office(tokens.word(range.start)))
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
    if two_posts || link + 1 >= range.end || link <= range.start {
        return None;
    }
    let article = tokens.tag(link + 1) == Tag::Determiner && link + 2 < range.end;
    Some((range.start..link, link + 1 + usize::from(article)..range.end))
}

/// Returns true for a list of people: "Ada Ling, Bo Chen and Cy Abara".
fn is_list_of_names(tokens: &Tokenized, range: &Range<usize>) -> bool {
    let names = |index: usize| matches!(tokens.tag(index), Tag::Name | Tag::Comma | Tag::Conj);
    range.clone().any(|index| tokens.tag(index) == Tag::Conj)
        && range.clone().all(|index| names(index) && !is_office(tokens.word(index)))
}

/// Returns true for "company's Vice President".
///
/// The post is in the organization that the text has just named.
fn is_owned(tokens: &Tokenized, post: &Range<usize>) -> bool {
    post.len() > 2
        && speakers::is_group(&lower(tokens.word(post.start)))
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
