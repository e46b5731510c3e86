//! Direct speech in other languages: quotation marks beside a reporting verb; indirect speech is left alone.

use super::marks::Quoted;
use std::ops::Range;

/// The reporting verbs of a language and how it names a speaker.
pub(super) struct Speech {
    verbs: &'static [&'static str],
    /// Whether words stand without spaces.
    joined: bool,
}

const CHINESE: Speech = Speech {
    verbs: &[
        "表示", "指出", "强调", "強調", "介绍", "介紹", "认为", "認為", "称", "稱", "透露", "回应", "回應",
        "告诉", "告訴", "写道", "寫道", "问道", "說", "说", "道",
    ],
    joined: true,
};
const FRENCH: Speech = Speech {
    verbs: &[
        "dit",
        "déclaré",
        "déclare",
        "affirmé",
        "affirme",
        "expliqué",
        "explique",
        "ajouté",
        "ajoute",
        "assuré",
        "assure",
        "estime",
        "estimé",
        "souligné",
        "souligne",
        "précisé",
        "précise",
        "indiqué",
        "indique",
        "lancé",
        "lance",
        "répondu",
        "répond",
        "écrit",
        "confié",
        "confie",
        "insisté",
        "insiste",
        "rappelé",
        "rappelle",
        "annoncé",
        "annonce",
    ],
    joined: false,
};
const GERMAN: Speech = Speech {
    verbs: &[
        "sagte",
        "sagt",
        "erklärte",
        "erklärt",
        "betonte",
        "betont",
        "meinte",
        "meint",
        "berichtete",
        "schrieb",
        "schreibt",
        "fügte",
        "ergänzte",
        "kritisierte",
        "warnte",
        "forderte",
        "antwortete",
        "fragte",
        "rief",
        "gesagt",
        "teilte",
        "mahnte",
        "kündigte",
        "unterstrich",
    ],
    joined: false,
};
const SPANISH: Speech = Speech {
    verbs: &[
        "dijo",
        "dice",
        "afirmó",
        "afirma",
        "declaró",
        "declara",
        "explicó",
        "explica",
        "añadió",
        "añade",
        "señaló",
        "señala",
        "aseguró",
        "asegura",
        "indicó",
        "indica",
        "manifestó",
        "subrayó",
        "agregó",
        "comentó",
        "respondió",
        "escribió",
        "preguntó",
        "apuntó",
        "sostuvo",
        "destacó",
        "advirtió",
        "insistió",
        "anunció",
        "dicho",
    ],
    joined: false,
};

/// The speech of a BCP 47 tag, where it is one of these.
pub(super) fn speech(language: &str) -> Option<&'static Speech> {
    match language.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "zh" => Some(&CHINESE),
        "fr" => Some(&FRENCH),
        "de" => Some(&GERMAN),
        "es" => Some(&SPANISH),
        _ => None,
    }
}

/// A quotation with its cue and source, in bytes of the block.
pub(super) struct Said {
    pub(super) content: Range<usize>,
    pub(super) cue: Range<usize>,
    pub(super) source: Option<Range<usize>>,
}

/// The quotations of a block that stand beside a reporting verb.
pub(super) fn find(text: &str, quoted: &[Quoted], speech: &Speech) -> Vec<Said> {
    let mut found = Vec::new();
    let mut floor = 0;
    for (index, mark) in quoted.iter().enumerate() {
        let next = quoted.get(index + 1).map_or(text.len(), |next| next.outer.start);
        let before = clause_before(text, floor..mark.outer.start);
        let after = clause_after(text, mark.outer.end..next);
        let said = before_cue(text, before, speech).or_else(|| after_cue(text, after, speech));
        if let Some((cue, source)) = said {
            let content = trim(text, mark.inner.clone());
            if !content.is_empty() {
                found.push(Said { content, cue, source });
            }
        }
        floor = mark.outer.end;
    }
    found
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    start..(range.start + words.trim_end().len()).max(start)
}

const ENDS: &[char] = &['.', '!', '?', '。', '！', '？', ';', '；', '\n'];
/// How far a cue may stand from its quotation.
const REACH: usize = 240;

fn clause_before(text: &str, range: Range<usize>) -> Range<usize> {
    let from = range.end.saturating_sub(REACH).max(range.start);
    let from = (from..=range.end).find(|at| text.is_char_boundary(*at)).unwrap_or(range.end);
    let start = text[from..range.end]
        .rfind(ENDS)
        .map_or(from, |at| from + at + text[from + at..].chars().next().map_or(1, char::len_utf8));
    start..range.end
}

fn clause_after(text: &str, range: Range<usize>) -> Range<usize> {
    let to = (range.start + REACH).min(range.end);
    let to = (range.start..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(range.start);
    let end = text[range.start..to].find(ENDS).map_or(to, |at| range.start + at);
    range.start..end
}

/// "Er sagte: „…“", "他说：“…”": the cue directly before the marks, the source before it.
fn before_cue(
    text: &str,
    range: Range<usize>,
    speech: &Speech,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let words = text[range.clone()].trim_end();
    let led = words.ends_with([':', '：', ',', '，']);
    if !led {
        return None;
    }
    let cue = last_verb(text, range.clone(), speech)?;
    let source = name_before(text, range.start..cue.start, speech);
    Some((cue, source))
}

/// "„…“, sagte Anna Berg": the cue directly after the marks, the source after it or, in Chinese, before it.
fn after_cue(
    text: &str,
    range: Range<usize>,
    speech: &Speech,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let cue = first_verb(text, range.clone(), speech)?;
    if speech.joined {
        let source = name_before(text, range.start..cue.start, speech)?;
        return Some((cue, Some(source)));
    }
    let lead = text[range.start..cue.start].split_whitespace().count();
    if lead > 3 {
        return None;
    }
    let source =
        name_after(text, cue.end..range.end).or_else(|| name_before(text, range.start..cue.start, speech));
    Some((cue, source))
}

fn verbs(text: &str, range: Range<usize>, speech: &Speech) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if speech.joined {
        let clause = &text[range.clone()];
        for verb in speech.verbs {
            let Some(at) = clause.rfind(verb) else { continue };
            let at = range.start + at;
            if !found.iter().any(|known: &Range<usize>| known.start <= at && at < known.end) {
                found.push(at..at + verb.len());
            }
        }
        found.sort_by_key(|verb| verb.start);
        return found;
    }
    let mut at = range.start;
    for word in text[range].split(|letter: char| !letter.is_alphabetic() && letter != '-') {
        if speech.verbs.iter().any(|verb| *verb == word.to_lowercase()) {
            found.push(at..at + word.len());
        }
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

fn last_verb(text: &str, range: Range<usize>, speech: &Speech) -> Option<Range<usize>> {
    verbs(text, range, speech).pop()
}

fn first_verb(text: &str, range: Range<usize>, speech: &Speech) -> Option<Range<usize>> {
    verbs(text, range, speech).into_iter().next()
}

/// The run of name words that ends a stretch, or a pronoun.
fn name_before(text: &str, range: Range<usize>, speech: &Speech) -> Option<Range<usize>> {
    if speech.joined {
        let part = trim(text, range);
        let part = text[part.clone()].rfind(['，', ',', '、', '”', '」']).map_or(part.clone(), |at| {
            let at = part.start + at;
            trim(text, at + text[at..].chars().next().map_or(0, char::len_utf8)..part.end)
        });
        return (!part.is_empty() && part.len() <= 120).then_some(part);
    }
    let words = names(text, range);
    words.into_iter().next()
}

fn name_after(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    names(text, range).into_iter().next()
}

const PRONOUNS: &[&str] = &["er", "sie", "il", "elle", "él", "ella", "ils", "ellos", "on"];

/// The runs of capital words in a stretch, and its pronouns.
fn names(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = range.start;
    for word in text[range].split(' ') {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let start = at + word.find(bare).unwrap_or(0);
        let capital = bare.starts_with(char::is_uppercase) && !PRONOUNS.contains(&&*bare.to_lowercase());
        let pronoun = bare.rsplit('-').next().is_some_and(|last| PRONOUNS.contains(&&*last.to_lowercase()));
        if capital || pronoun {
            let joins = found.last().is_some_and(|last| last.end + 1 == start && !pronoun);
            match found.last_mut() {
                Some(last) if joins => last.end = start + bare.len(),
                _ => found.push(start..start + bare.len()),
            }
        }
        at += word.len() + 1;
    }
    found
}
