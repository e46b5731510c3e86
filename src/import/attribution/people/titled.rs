//! Reads the names in titles, and tells people with the same family name apart.

use super::People;
use super::names::is_organization;
use super::runs::{is_given_name, lower_word};
use crate::import::attribution::english::tag::Tag;
use crate::import::attribution::english::tokens::Tokenized;
use crate::import::attribution::spans::stretch;
use crate::import::lexicon::list::List;
use crate::import::person::Person;
use std::ops::Range;

static HIGHEST_OFFICES: List = List::of("english", "highest-offices");

impl People {
    /// Collects the names in a title that begin with a given name.
    ///
    /// In a title, any word can have a capital.
    pub(crate) fn learn_of_title(&mut self, tokens: &Tokenized, block: usize) {
        for at in 0..tokens.len() {
            let given = tokens.tag(at) == Tag::Name && is_given_name(tokens, at);
            let initial = tokens.word(at + 1).chars().filter(|c| c.is_alphabetic()).count() == 1;
            let end = at + 2 + usize::from(initial);
            let whole = (at..end).all(|index| tokens.tag(index) == Tag::Name);
            let organization = || (at..end).any(|index| is_organization(tokens.lower(index)));
            if given && whole && !tokens.word(end - 1).ends_with(['’', '\'']) && !organization() {
                self.named(tokens, at..end, block);
            }
        }
    }

    /// A second person with a family name: "President Ling" and "First Lady Ada Ling".
    pub(super) fn namesake(
        &mut self,
        tokens: &Tokenized,
        titles: &Range<usize>,
        name: &Range<usize>,
        block: usize,
    ) -> Option<usize> {
        let mut titles = titles.clone().map(|index| lower_word(tokens, index));
        let title = titles.find(|word| HIGHEST_OFFICES.has(word))?;
        if name.len() != 1 {
            return None;
        }
        let family = lower_word(tokens, name.start);
        let key = format!("{title} {family}");
        if let Some(known) = self.find(&key) {
            return Some(known);
        }
        let known = &self.known.get(self.find(&family)?)?.person;
        let role = known.role.as_deref()?.to_lowercase();
        let stem = title.get(..5).unwrap_or(&title);
        if role.contains(stem) || role.contains("former") || known.name.to_lowercase() == family {
            return None;
        }
        let person = Person {
            name: tokens.word(name.start).to_owned(),
            mentions: vec![stretch(tokens, block, name)],
            ..Person::default()
        };
        Some(self.add(person, &key))
    }
}
