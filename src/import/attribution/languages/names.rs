//! The parts of a noun phrase: the name, the post before or beside it, and for whom.

use crate::import::attribution::languages::grammar::Grammar;
use crate::import::attribution::languages::words::Word;
use crate::import::lexicon::given;

/// What a noun phrase says of somebody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(crate) article: bool,
    /// The name stands right behind the house of its bearer, and may belong to that.
    pub(crate) doubtful: bool,
    pub(crate) name: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) organization: Option<String>,
    pub(crate) honorific: Option<String>,
    pub(crate) woman: Option<bool>,
}

impl Parts {
    pub(crate) fn is_somebody(&self) -> bool {
        self.role.is_some()
            || self.honorific.is_some()
            || self.name.as_ref().is_some_and(|name| name.contains(' '))
    }
}

/// Words that make a name a firm's.
const FIRMS: &[&str] =
    &["ag", "gmbh", "se", "kg", "sa", "sas", "sarl", "sl", "inc", "ltd", "plc", "nv", "bv", "ev", "kgaa"];
/// Nouns before the name of a house.
const HOUSES: &[&str] = &[
    "groupe",
    "entreprise",
    "société",
    "association",
    "compagnie",
    "institut",
    "université",
    "agence",
    "syndicat",
    "ville",
    "région",
    "parti",
    "empresa",
    "compañía",
    "grupo",
    "asociación",
    "fundación",
    "plataforma",
    "universidad",
    "agencia",
    "sindicato",
    "ciudad",
    "partido",
    "organización",
    "diario",
    "quotidien",
    "journal",
    "maison",
    "marque",
    "firma",
    "cabinet",
    "consultora",
    "ong",
    "chaîne",
    "cadena",
    "banque",
    "banco",
    "hospital",
    "hôpital",
    "instituto",
    "collectif",
    "colectivo",
];

/// Takes a noun phrase apart.
pub(crate) fn read(grammar: &Grammar, text: &str, words: &[Word<'_>]) -> Parts {
    let mut parts = Parts::default();
    let mut words = words;
    if let Some((first, rest)) = words.split_first()
        && first.is(&grammar.articles)
    {
        parts.article = true;
        parts.woman = match &*first.lower {
            "le" | "un" | "el" | "der" | "ein" => Some(false),
            "la" | "une" | "una" | "eine" => Some(true),
            _ => None,
        };
        words = rest;
    }
    for word in words {
        if let Some((_, woman)) = grammar.honorific(word) {
            parts.woman = parts.woman.or(*woman);
        }
    }
    let firm = words.last().is_some_and(|last| FIRMS.contains(&&*last.lower));
    let start = if firm { words.len() } else { name_start(grammar, words, parts.article) };
    let post = &words[..start];
    let titled = post.iter().rev().take_while(|word| grammar.honorific(word).is_some()).count();
    let (post, titles) = post.split_at(post.len() - titled);
    parts.honorific =
        titles.first().map(|title| text[title.range.start..titles[titles.len() - 1].range.end].to_owned());
    // What stands before an unknown name in German is a post too.
    let head = post.iter().find(|word| grammar.is_role(&word.lower));
    let said =
        head.is_some() || start < words.len() && !post.is_empty() && (parts.article || grammar.capital_nouns);
    if said && let (Some(first), Some(last)) = (post.first(), post.last()) {
        let woman = post.iter().any(|word| is_woman(grammar, &word.lower));
        parts.woman = parts.woman.or(woman.then_some(true));
        let range = first.range.start..last.range.end;
        let (role, organization) = split(grammar, &text[range], post);
        parts.role = Some(role);
        parts.organization = organization;
    }
    if start < words.len() {
        let name = &words[start..];
        let before = start.checked_sub(1).map(|before| &words[before]);
        parts.doubtful = before.is_some_and(|before| before.capital() && !grammar.is_role(&before.lower))
            && parts.role.is_some();
        parts.woman = parts.woman.or_else(|| given(&name[0].lower).filter(|_| name.len() > 1));
        parts.name = Some(text[name[0].range.start..name[name.len() - 1].range.end].to_owned());
    }
    parts
}

/// Whether a given name is a woman's; some are a man's in other languages.
fn given(name: &str) -> Option<bool> {
    let either =
        ["jean", "andrea", "robin", "simone", "nicola", "gabriele", "claude", "maria", "rosario", "kim"];
    given::woman(name).filter(|_| !either.contains(&name))
}

/// Where the name begins that ends a phrase; its end where there is none.
fn name_start(grammar: &Grammar, words: &[Word<'_>], article: bool) -> usize {
    let none = words.len();
    let mut start = none;
    while start > 0 {
        let word = &words[start - 1];
        let particle = matches!(
            &*word.lower,
            "de" | "la" | "del" | "von" | "van" | "der" | "da" | "di" | "bin" | "al" | "le"
        ) && start < none
            && !word.capital();
        let named = word.capital() && !grammar.is_role(&word.lower) && grammar.honorific(word).is_none();
        if !(named || particle) {
            break;
        }
        start -= 1;
    }
    // Particles open no name here: "la", "der" belong to what stands before.
    let run = start;
    while start < none && !words[start].capital() {
        start += 1;
    }
    // "directeur de la Verrerie Dumas": a particle between post and name is none.
    if let Some(at) = (run..none).rev().find(|at| !words[*at].capital()) {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        if before.is_none_or(|before| !before.capital()) || grammar.capital_nouns {
            start = start.max(at + 1);
        }
    }
    let length = none - start;
    let before = start.checked_sub(1).and_then(|before| words.get(before));
    let of = before.is_some_and(|before| before.is(&grammar.of) || before.is(&grammar.articles));
    let role =
        before.is_some_and(|before| grammar.is_role(&before.lower) || grammar.honorific(before).is_some());
    let house = before.is_some_and(|before| HOUSES.contains(&&*before.lower));
    if length == 0 || house {
        return none;
    }
    if of {
        return if length > 2 { none - 2 } else { none };
    }
    if role || before.is_some_and(|before| before.is(&grammar.adjectives)) {
        return start;
    }
    if before.is_some() {
        // "la première ministre finlandaise Ada Ling", "groupe Eurovent"
        return if length > 1 { start } else { none };
    }
    match (article, length) {
        (false, 1..=4) if !grammar.capital_nouns || length < 3 => start,
        (_, 3..) if grammar.capital_nouns => none - 2,
        (false, _) => start,
        _ => none,
    }
}

fn is_woman(grammar: &Grammar, word: &str) -> bool {
    grammar.is_role(word)
        && grammar
            .women
            .iter()
            .any(|end| end.strip_prefix('=').map_or_else(|| word.ends_with(end), |whole| whole == word))
}

/// A post and for whom: "directrice générale du groupe X".
fn split(grammar: &Grammar, post: &str, words: &[Word<'_>]) -> (String, Option<String>) {
    let whole = || (post.to_owned(), None);
    let head = words.iter().find(|word| grammar.is_role(&word.lower));
    if head.is_none_or(|head| grammar.offices.contains(&&*head.lower)) {
        return whole();
    }
    let base = words[0].range.start;
    let of = words.iter().enumerate().skip(1).find(|(_, word)| {
        word.is(&["de", "du", "des", "d\'", "del", "von", "vom"])
            || grammar.capital_nouns && word.lower == "der"
    });
    let Some((at, word)) = of else { return whole() };
    // The genitive of German cannot be undone.
    if grammar.capital_nouns && word.lower == "des" {
        return whole();
    }
    let rest: Vec<&Word<'_>> = words[at + 1..].iter().skip_while(|word| word.is(&grammar.articles)).collect();
    let named = rest.iter().any(|word| word.capital());
    match rest.first() {
        Some(first) if named => {
            let organization = post[first.range.start - base..].to_owned();
            (post[..word.range.start - base].trim_end().to_owned(), Some(organization))
        }
        _ => whole(),
    }
}
