//! Given names that tell if "she" or "he" can mean their bearer.

use super::list::List;
use std::collections::HashMap;
use std::sync::LazyLock;

static WOMEN: List = List::all("given-names-of-women");
static MEN: List = List::all("given-names-of-men");

static GENDERS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let women = WOMEN.entries().iter().map(|name| (*name, true));
    women.chain(MEN.entries().iter().map(|name| (*name, false))).collect()
});

/// Returns true for a woman's given name and false for a man's, in small letters.
pub(crate) fn woman(given: &str) -> Option<bool> {
    GENDERS.get(given).copied()
}
