//! Finds the gender of given names and list entries, to resolve "she" and "he".

use super::list::List;
use std::collections::HashMap;
use std::sync::LazyLock;

static WOMEN: List = List::all("given-names-of-women");
static MEN: List = List::all("given-names-of-men");

static GENDERS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let women = WOMEN.entries().iter().map(|name| (*name, true));
    women.chain(MEN.entries().iter().map(|name| (*name, false))).collect()
});

/// Returns true for a woman's given name and false for a man's, in lower case.
pub(crate) fn woman(given: &str) -> Option<bool> {
    GENDERS.get(given).copied()
}

/// Returns true if an entry says "woman" after its colon, false for "man".
pub(crate) fn gender(value: &str) -> Option<bool> {
    match value {
        "woman" => Some(true),
        "man" => Some(false),
        _ => None,
    }
}
