//! Tells people with the same family name apart.

use super::People;
use super::names::{lower, woman_by_title};
use super::runs::lower_word;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::lexicon::given;
use std::ops::Range;

/// A mention this many blocks before is no longer near.
const FAR: usize = 4;
/// Somebody who is named this many times as often is the one who is meant.
const MUCH_MORE: usize = 4;

/// Whom a family name alone means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    One(usize),
    /// One of several people; nothing shows which.
    Unclear,
}

impl People {
    /// Records a person with a full name under the family name.
    pub(super) fn add_to_family(&mut self, family: &str, who: usize) {
        self.families.entry(family.to_owned()).or_default().push(who);
    }

    /// Whom a family name alone means, or `None` if fewer than two people have it.
    ///
    /// The title, the gender, the office, and who was near or is named most, tell them apart.
    pub(super) fn of_family(&self, tokens: &Tokenized, name: &Range<usize>, block: usize) -> Option<Meant> {
        let family = lower_word(tokens, name.end.max(1) - 1);
        let all: Vec<usize> = self.families.get(&*family).filter(|all| all.len() > 1)?.clone();
        let title = name.start.checked_sub(1).map(|before| lower_word(tokens, before)).unwrap_or_default();
        let gender = woman_by_title(&title);
        let fits: Vec<usize> = all.iter().copied().filter(|who| self.can_have(*who, gender)).collect();
        if let [one] = *fits {
            return Some(Meant::One(one));
        }
        let sure = |who: &&usize| {
            gender.is_some() && self.known.get(**who).is_some_and(|known| known.woman == gender)
        };
        if let [one] = *fits.iter().filter(sure).collect::<Vec<_>>() {
            return Some(Meant::One(*one));
        }
        let holds = |who: &&usize| !title.is_empty() && self.holds(**who, &title);
        if let [one] = *fits.iter().filter(holds).collect::<Vec<_>>() {
            return Some(Meant::One(*one));
        }
        Some(self.nearest(&fits, block).map_or(Meant::Unclear, Meant::One))
    }

    /// Returns true if a person can have a title of a gender.
    fn can_have(&self, who: usize, gender: Option<bool>) -> bool {
        let known = self.known.get(who).and_then(|known| {
            known.woman.or_else(|| given::woman(&lower(known.person.name.split(' ').next()?)))
        });
        gender.is_none() || known.is_none() || known == gender
    }

    /// Returns true if a word is in the post of a person.
    fn holds(&self, who: usize, office: &str) -> bool {
        let Some(known) = self.known.get(who) else { return false };
        let person = &known.person;
        let posts = [person.role.as_deref(), person.honorific.as_deref()];
        posts
            .into_iter()
            .flatten()
            .any(|post| post.to_lowercase().split(' ').any(|word| lower(word) == office))
    }

    /// The only one of several people who was named near a block, or is named much more often.
    fn nearest(&self, all: &[usize], block: usize) -> Option<usize> {
        let last = |who: usize| {
            self.known.get(who).and_then(|known| known.person.mentions.last()).map_or(0, |span| span.block)
        };
        let near: Vec<usize> = all.iter().copied().filter(|who| last(*who) + FAR > block).collect();
        if let [one] = *near {
            return Some(one);
        }
        let times = |who: usize| self.known.get(who).map_or(0, |known| known.person.mentions.len());
        let most = all.iter().copied().max_by_key(|who| times(*who))?;
        all.iter().all(|who| *who == most || times(*who) * MUCH_MORE <= times(most)).then_some(most)
    }
}
