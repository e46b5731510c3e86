//! Ties a post that stands alone, "the Prime Minister", to the only person who holds it.

use super::Known;
use super::names::lower;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::is_office;

static ARTICLES: List = List::of("english", "articles-before-posts");
static WORDS_OF_POSTS: List = List::of("english", "last-words-of-posts");

/// For each person, the person who holds the post that is their name.
///
/// People with a name, and posts that nobody or several people hold, have none.
pub(super) fn holders(known: &[Known]) -> Vec<Option<usize>> {
    let roles: Vec<Option<(String, bool)>> = known.iter().map(post_of).collect();
    let holder = |one: &Known| {
        let post = post_alone(one)?;
        let role = |index: usize| roles.get(index).and_then(Option::as_ref);
        let mut fits: Vec<usize> = (0..roles.len())
            .filter(|index| role(*index).is_some_and(|(role, former)| !former && is_same(role, &post)))
            .collect();
        if fits.len() > 1 {
            // Beside "President Ada Ling", "the President" is not the "president and CEO" of a company.
            fits.retain(|index| {
                role(*index).is_none_or(|(role, _)| !role.starts_with(&format!("{post} and ")))
            });
        }
        match *fits {
            [index] => Some(index),
            _ => None,
        }
    };
    known.iter().map(holder).collect()
}

/// The post of a person with a name, in lower case, and true if it is a former one.
fn post_of(known: &Known) -> Option<(String, bool)> {
    let person = &known.person;
    if person.unnamed || person.group || !person.name.starts_with(char::is_uppercase) {
        return None;
    }
    let title = person.honorific.as_deref().filter(|title| is_office(title));
    let role = person.role.as_deref().or(title)?.to_lowercase();
    let former = role.split(' ').any(|word| matches!(word, "former" | "ex" | "then" | "late"));
    Some((role, former))
}

/// The post that is all that is known of somebody: "the prime minister".
fn post_alone(known: &Known) -> Option<String> {
    let name = known.person.name.to_lowercase();
    let (article, post) = name.split_once(' ')?;
    let last = lower(post.rsplit(' ').next()?);
    let office = is_office(&last) || WORDS_OF_POSTS.has(&last);
    (ARTICLES.has(article) && office && post.split(' ').count() < 5).then(|| post.to_owned())
}

/// Returns true if a post alone can be a role: "director" for "director of the tide office".
fn is_same(role: &str, post: &str) -> bool {
    let rest = role.strip_prefix(post).or_else(|| {
        // "Ostland’s Prime Minister"
        role.strip_suffix(post)
            .filter(|before| before.ends_with("’s ") || before.ends_with("'s "))
            .map(|_| "")
    });
    // "the judge" may be a district judge, but "the director" is not a deputy director.
    let before = role.strip_suffix(post).filter(|_| WORDS_OF_POSTS.has(post));
    if before.is_some_and(|before| before.is_empty() || before.ends_with(' ')) {
        return true;
    }
    rest.is_some_and(|rest| {
        rest.is_empty()
            || [" of ", " for ", " at ", " to ", " in ", " and "].iter().any(|link| rest.starts_with(link))
    })
}
