//! Reads the country, the party or the organization in brackets after a name: "ADA LING (Norland), noting …, said".

use super::People;
use super::names::is_office;
use super::runs::words;
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use std::ops::Range;

/// Maximum number of words in the brackets.
const MAX_WORDS: usize = 9;

impl People {
    /// Sets the organization from the brackets after the name of a person, if the text gives none elsewhere.
    pub(super) fn give_origin(&mut self, tokens: &Tokenized, who: usize, phrase: &Range<usize>) {
        let Some(known) = self.known.get_mut(who) else { return };
        let person = &mut known.person;
        let name = &person.name;
        let of_person =
            name.starts_with(char::is_uppercase) && (name.contains(' ') || person.honorific.is_some());
        if person.group || person.unnamed || !of_person || person.organization.is_some() {
            return;
        }
        let Some(origin) = brackets(tokens, phrase).filter(|origin| is_origin(tokens, origin, name)) else {
            return;
        };
        if is_office(tokens.lower(origin.end - 1)) {
            self.give_post(tokens, who, origin);
        } else {
            person.organization = Some(words(tokens, &origin));
        }
    }
}

/// What is in brackets right after the name in a phrase, or after the phrase.
fn brackets(tokens: &Tokenized, phrase: &Range<usize>) -> Option<Range<usize>> {
    let open = (phrase.start + 1..=phrase.end).find(|at| tokens.tag(*at) == Tag::Bracket)?;
    let close = (open + 1..open + 2 + MAX_WORDS).find(|at| tokens.tag(*at) == Tag::BracketEnd)?;
    (tokens.tag_before(open) == Tag::Name && close > open + 1).then_some(open + 1..close)
}

/// Returns true for names only, but not for a party and a state ("D-OR"), letters ("R"), or the initials of the person.
fn is_origin(tokens: &Tokenized, origin: &Range<usize>, person: &str) -> bool {
    let is_name = |at: usize| {
        let word = tokens.word(at);
        // "Côte d’Ivoire"
        let capital = tokens.token(at).capital || at > origin.start && word.contains(char::is_uppercase);
        capital && word.chars().count() > 1 && word.as_bytes().get(1) != Some(&b'-')
    };
    let small =
        |at: usize| tokens.is(at, &["of", "the", "and", "for"]) || matches!(tokens.tag(at), Tag::Other);
    let initials: String = person.split(' ').filter_map(|word| word.chars().next()).collect();
    origin.clone().all(|at| is_name(at) || at > origin.start && small(at))
        && tokens.tag(origin.start) != Tag::Time
        && words(tokens, origin) != initials
}
