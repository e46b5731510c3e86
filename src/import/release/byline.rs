//! Bylines: who wrote the text.

/// Where the names of a byline begin.
pub(crate) fn byline(words: &str) -> Option<usize> {
    let mark = ["By: ", "By ", "BY ", "by ", "Von ", "Par ", "Por "]
        .iter()
        .find(|mark| words.starts_with(**mark))?
        .len();
    let names = &words[mark..];
    let parts: Vec<&str> = names.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let colon = words[..mark].contains(':');
    let named = parts.iter().all(|part| {
        part.starts_with(char::is_uppercase)
            || matches!(*part, "and" | "und" | "et" | "y" | "de" | "van" | "von" | "of" | "the" | "|")
            || (colon && matches!(*part, "to" | "on" | "for" | "at" | "in"))
    });
    (named
        && parts.len() > 1
        && parts.len() < if colon { 24 } else { 14 }
        && words.len() < 140
        && !words.ends_with(['.', ':', '!', '?']))
    .then_some(mark)
}

/// The names of a byline, one each; posts beside them are none.
pub(crate) fn authors(names: &str) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for part in
        names.split([',', '|', ';']).flat_map(|part| part.split(" and ").flat_map(|part| part.split(" und ")))
    {
        let name = crate::import::label::parts::name_of(part.trim().trim_start_matches("By ").trim());
        let post = !authors.is_empty() && crate::import::lexicon::offices::is_post(part.trim());
        let name = crate::import::lexicon::offices::in_small_letters(&name).unwrap_or(name);
        if !name.is_empty() && name.len() < 60 && !post && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}
