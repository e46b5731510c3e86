//! Splits a noun phrase into a name, a post and an organization.

use crate::import::attribution::languages::grammar::Grammar;
use crate::import::attribution::languages::word::Word;
use crate::import::lexicon::given;
use crate::import::lexicon::list::List;
use crate::text::Cut;
use std::ops::Range;

static LEGAL_FORMS: List = List::all("legal-forms");
static NAMES_OF_BOTH: List = List::all("given-names-of-both");
static PARTICLES: List = List::all("name-particles");

/// What a noun phrase says about a person.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) article: bool,
    /// The name follows the name of an organization and may belong to it.
    pub(super) doubtful: bool,
    pub(super) name: Option<String>,
    pub(super) role: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) honorific: Option<String>,
    pub(super) woman: Option<bool>,
}

impl Parts {
    /// Returns true if the phrase has a post, a title or a full name.
    pub(super) fn is_somebody(&self) -> bool {
        self.role.is_some()
            || self.honorific.is_some()
            || self.name.as_ref().is_some_and(|name| name.contains(' '))
    }
}

/// Reads the parts of a noun phrase.
pub(super) fn read(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Parts {
    let mut parts = Parts::default();
    let mut words = words;
    if let Some((first, rest)) = words.split_first()
        && first.is(&grammar.articles)
    {
        parts.article = true;
        parts.woman = grammar.articles.woman(&first.lower);
        words = rest;
    }
    let titled = words.iter().find_map(|word| grammar.honorifics.woman(&word.lower));
    parts.woman = parts.woman.or(titled);
    let company = words.last().is_some_and(|last| LEGAL_FORMS.has(&last.lower));
    let start = if company { words.len() } else { name_start(grammar, words, parts.article) };
    let (before, name) = words.split_at_checked(start).unwrap_or((words, &[]));
    let titles = before.iter().rev().take_while(|word| grammar.is_honorific(word)).count();
    let (post, titles) = before.split_at_checked(before.len() - titles).unwrap_or((before, &[]));
    parts.honorific = bytes(titles).map(|bytes| text.cut(bytes).to_owned());
    // In German, any noun before a name is a post.
    let said = post.iter().any(|word| grammar.is_role(&word.lower))
        || !name.is_empty() && (parts.article || grammar.capital_nouns);
    if let Some(bytes) = bytes(post).filter(|_| said) {
        let woman = post.iter().any(|word| grammar.is_womans_role(&word.lower));
        parts.woman = parts.woman.or(woman.then_some(true));
        let (role, organization) = split(grammar, text, bytes, post);
        parts.role = Some(role);
        parts.organization = organization;
    }
    if let (Some(first), Some(bytes)) = (name.first(), bytes(name)) {
        let after_name =
            before.last().is_some_and(|word| word.has_capital() && !grammar.is_role(&word.lower));
        parts.doubtful = after_name && parts.role.is_some();
        parts.woman = parts.woman.or_else(|| gender(&first.lower).filter(|_| name.len() > 1));
        parts.name = Some(text.cut(bytes).to_owned());
    }
    parts
}

/// The bytes of words, from the first to the last.
fn bytes(words: &[Word<'_>]) -> Option<Range<usize>> {
    Some(words.first()?.range.start..words.last()?.range.end)
}

/// Returns true for a woman's given name and false for a man's.
///
/// Returns `None` for a name whose gender differs between languages.
fn gender(name: &str) -> Option<bool> {
    given::woman(name).filter(|_| !NAMES_OF_BOTH.has(name))
}

/// Where the name at the end of a phrase begins.
///
/// Returns the end of the phrase if there is no name.
fn name_start(grammar: &Grammar, words: &[Word<'_>], article: bool) -> usize {
    let none = words.len();
    let start = run_start(grammar, words);
    let length = none - start;
    let Some(before) = start.checked_sub(1).and_then(|before| words.get(before)) else {
        return match (article, length) {
            (_, 3..) if grammar.capital_nouns => none - 2,
            (false, _) => start,
            _ => none,
        };
    };
    if length == 0 || before.is(&grammar.organization_nouns) {
        none
    } else if before.is(&grammar.links) || before.is(&grammar.articles) {
        if length > 2 { none - 2 } else { none }
    } else if grammar.is_role(&before.lower)
        || grammar.is_honorific(before)
        || before.is(&grammar.adjectives)
        || length > 1
    {
        // "la première ministre finlandaise Ada Ling" names a person, but "groupe Eurovent" does not.
        start
    } else {
        none
    }
}

/// Where the capitalized words and particles that can be a name begin.
///
/// They are at the end of the phrase.
fn run_start(grammar: &Grammar, words: &[Word<'_>]) -> usize {
    let none = words.len();
    let mut run = none;
    for (at, word) in words.iter().enumerate().rev() {
        let particle = run < none && !word.has_capital() && PARTICLES.has(&word.lower);
        let named = word.has_capital() && !grammar.is_role(&word.lower) && !grammar.is_honorific(word);
        if !(named || particle) {
            break;
        }
        run = at;
    }
    let mut of_run = words.iter().enumerate().skip(run);
    let last_particle = of_run.clone().rfind(|(_, word)| !word.has_capital());
    // A name cannot begin with a particle: "la" and "der" belong to the words before it.
    let start = of_run.find(|(_, word)| word.has_capital()).map_or(none, |(at, _)| at);
    // "directeur de la Verrerie Dumas": a particle between a post and its organization is not part of a name.
    let Some((particle, _)) = last_particle else { return start };
    let before = particle.checked_sub(1).and_then(|before| words.get(before));
    let in_name = before.is_some_and(Word::has_capital) && !grammar.capital_nouns;
    if in_name { start } else { start.max(particle + 1) }
}

/// A post and its organization: "directrice générale", "groupe X".
fn split(grammar: &Grammar, text: &str, bytes: Range<usize>, post: &[Word<'_>]) -> (String, Option<String>) {
    let parts = || {
        let head = post.iter().find(|word| grammar.is_role(&word.lower))?;
        if head.is(&grammar.whole_offices) {
            return None;
        }
        let mut rest = post.iter().skip(1).skip_while(|word| !word.is(&grammar.links_to_organizations));
        let link = rest.next()?;
        if grammar.links_to_organizations.value(&link.lower) == Some("whole") {
            return None;
        }
        let mut organization = rest.skip_while(|word| word.is(&grammar.articles)).peekable();
        let start = organization.peek()?.range.start;
        organization.any(Word::has_capital).then_some((link.range.start, start))
    };
    match parts() {
        Some((end, start)) => {
            let role = text.cut(bytes.start..end).trim_end().to_owned();
            (role, Some(text.cut(start..bytes.end).to_owned()))
        }
        None => (text.cut(bytes).to_owned(), None),
    }
}
