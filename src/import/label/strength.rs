//! Rates how certain it is that words name a speaker.

use crate::import::lexicon::labels::{
    has_office, is_modifier, is_no_label, is_particle, is_role, is_title, opens_no_label, takes_number,
};
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{is_modifier as is_office_modifier, is_office, names_office};
use crate::import::text::is_initial;
use crate::text::Cut;
use crate::text::fold::writes_no_spaces;
use std::collections::HashSet;
use std::sync::LazyLock;

static CAPITAL_PREFIXES: List = List::all("capital-prefixes");
static FORMS_OF_ADDRESS: List = List::all("forms-of-address");
static LOWER_FORMS_OF_ADDRESS: LazyLock<HashSet<String>> =
    LazyLock::new(|| FORMS_OF_ADDRESS.entries().iter().map(|form| form.to_lowercase()).collect());
static ARTICLES: List = List::all("articles-before-offices");
static ARTICLES_OF_ADDRESS: List = List::all("articles-before-forms-of-address");
static NOT_NAMES: List = List::all("words-that-open-no-name");
static CASELESS_ROLES: List = List::all("caseless-roles");
static QUESTION_LABELS: List = List::all("question-labels");
static ANSWERERS: List = List::all("answerers");
static NUMBERED_SPEAKERS: List = List::all("numbered-speakers");
static UNNAMED_MEMBERS: List = List::all("unnamed-members");
static CASELESS_LABELS: List = List::all("caseless-labels");

/// Maximum number of words of a label for members without a name.
const MAX_MEMBERS: usize = 12;

/// How certain it is that a label names a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Words in mixed case before a colon or a tab.
    Ordinary,
    /// A title or an office in mixed case.
    Office,
    /// Words in capitals.
    Capitals,
    /// A title or an office in capitals, or the `Q` of questions.
    Titled,
}

/// The strength of words as a label; `None` if they cannot be a name.
pub(crate) fn strength_of(name: &str) -> Option<Strength> {
    let name = name.trim();
    let parts: Vec<&str> = name.split_whitespace().collect();
    let (opening, others) = parts.split_first()?;
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    // "问" is a whole word.
    if letters < 2 && !CASELESS_LABELS.has(name) || name.contains(['“', '”', '"', '?', '!', ';', '/']) {
        return are_initials_of_several(name).then_some(Strength::Capitals);
    }
    if let Some(strength) = strength_addressed(name).or_else(|| strength_of_numbered(name)) {
        return Some(strength);
    }
    // "Ada Ling, keeper of the lamp"
    if let Some((named, post)) = name.split_once(", ")
        && post.starts_with(char::is_lowercase)
        && is_post(post)
    {
        return strength_of(named).map(|strength| strength.max(Strength::Office));
    }
    let is_number =
        |index: usize, part: &str| is_number(part) && parts.get(..index).is_some_and(takes_number);
    if parts.iter().enumerate().all(|(index, part)| is_capitals(part) || is_number(index, part)) {
        return strength_in_capitals(&parts);
    }
    let lower = name.to_lowercase();
    if is_no_label(&lower) || parts.len() > 9 || name.chars().count() > 80 {
        return None;
    }
    if !name.contains(char::is_lowercase) {
        return strength_without_case(name);
    }
    if is_role(&lower) && parts.len() <= 4 {
        return Some(Strength::Office);
    }
    let named = parts.iter().enumerate().all(|(index, part)| {
        is_particle(part)
            || part.starts_with(char::is_uppercase)
            || part.starts_with(|c: char| c.is_ascii_digit() || c == '#')
                && parts.get(..index).is_some_and(takes_number)
            || (index > 0 && part.starts_with('#'))
    });
    // "The lamp burned. The keeper: he stayed." has a whole sentence before the colon.
    let ends_inside = parts
        .iter()
        .take(parts.len() - 1)
        .any(|part| part.ends_with('.') && part.chars().count() > 5 && !is_title(part));
    if !named || ends_inside || !opening.starts_with(char::is_uppercase) {
        return None;
    }
    let opens_office = !others.is_empty() && matches!(*opening, "The" | "Hon")
        || is_title(opening)
        || parts.last().is_some_and(|last| is_title(last));
    let is_office = *opening != "Question" && opens_office
        || others.iter().any(|part| part.chars().count() > 3 && is_title(part) && !is_modifier(part))
        || has_office(&parts);
    // "Minister to the Crown" is an office, but "Welcome to Norland" is not.
    let led = parts.iter().any(|part| matches!(*part, "to" | "at")) || opens_no_name(&parts);
    let ordinary = (parts.len() <= 6 && !led).then_some(Strength::Ordinary);
    if is_office { Some(Strength::Office) } else { ordinary }
}

/// Returns true for the initials of several people with a slash between them: "AL/BC".
fn are_initials_of_several(name: &str) -> bool {
    let are_initials =
        |part: &str| (2..6).contains(&part.chars().count()) && part.chars().all(char::is_uppercase);
    name.contains('/') && name.split('/').map(str::trim).all(are_initials)
}

/// The strength of a label whose words are all in capitals.
fn strength_in_capitals(parts: &[&str]) -> Option<Strength> {
    let first = parts.first()?.trim_end_matches(',').to_uppercase();
    let is_office = is_title(&first) || (first == "THE" && parts.len() > 1);
    if is_office && parts.len() <= 9 {
        return Some(Strength::Titled);
    }
    // A post follows the comma: "ADA LING, CHIEF HARBOUR CORRESPONDENT".
    let name = parts.iter().position(|part| part.ends_with(',')).map_or(parts.len(), |comma| comma + 1);
    // "PRESS:" is the press, but "PRESS CONTACT:" names no speaker.
    let rejected = parts != ["PRESS"] && opens_no_label(first.trim_end_matches('.')) || opens_no_name(parts);
    (!rejected && name <= 5 && parts.len() <= 14).then_some(Strength::Capitals)
}

/// The strength of a label in a script without capitals.
///
/// Such a label is a short name without punctuation. In scripts with spaces, it may have more characters.
fn strength_without_case(name: &str) -> Option<Strength> {
    let asks = CASELESS_ROLES.suffix_of(name).is_some();
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '·' | '・' | '-' | '.')
            || asks && matches!(c, '《' | '》' | '、')
    };
    let is_spaced = !name.contains(writes_no_spaces);
    let (most, words) = if is_spaced { (40, 5) } else { (if asks { 24 } else { 12 }, usize::MAX) };
    let fits = name.chars().all(plain)
        && name.chars().count() <= most
        && name.split(' ').count() <= words
        && !name.starts_with(|c: char| c.is_ascii_digit());
    let is_sure = asks || CASELESS_LABELS.has(name) || names_office(name);
    let strength = if is_sure { Strength::Office } else { Strength::Ordinary };
    (fits && !is_no_label(name)).then_some(strength)
}

/// Returns true if several words begin with a word that no name begins with: "Ohne Zweifel".
fn opens_no_name(parts: &[&str]) -> bool {
    parts.len() > 1 && parts.first().is_some_and(|first| NOT_NAMES.has_in_any_case(first))
}

/// A name after a form of address, and that form: "RAMOS" and "señora" in "La señora RAMOS".
pub(crate) fn after_address(name: &str) -> Option<(&str, &str)> {
    let (first, rest) = name.split_once(' ')?;
    let has_article = ARTICLES_OF_ADDRESS.has_in_any_case(first);
    let (address, rest) = if has_article { rest.trim_start().split_once(' ')? } else { (first, rest) };
    let lower = address.to_lowercase();
    LOWER_FORMS_OF_ADDRESS.contains(&lower).then(|| (address, rest.trim_start()))
}

/// The strength of a form of address before a name in capitals or an office, or of an office in capitals.
///
/// For example "El señor PRESIDENTE", "M. le ministre", "El PRESIDENTE".
fn strength_addressed(name: &str) -> Option<Strength> {
    let after_article = name.split_once(' ').filter(|(first, _)| ARTICLES_OF_ADDRESS.has_in_any_case(first));
    if let Some((article, office)) = after_article
        && let Some(first) = office.split(' ').next().filter(|first| is_office(first))
    {
        if is_capitals(first) && office.split(' ').count() < 8 && !office.contains(char::is_lowercase) {
            return Some(Strength::Titled);
        }
        // "De voorzitter", "La présidente"
        if article.starts_with(char::is_uppercase) && first == office {
            return Some(Strength::Office);
        }
    }
    let (_, rest) = after_address(name)?;
    let parts: Vec<&str> = rest.split_whitespace().collect();
    if parts.len() > 12 || name.chars().count() > 140 {
        return None;
    }
    let is_large = |part: &&str| is_capitals(part) && part.chars().count() > 1;
    if parts.iter().any(is_large) && parts.iter().all(|part| is_capitals(part) || is_particle(part)) {
        return Some(Strength::Titled);
    }
    // "De heer Ling", "La señora Ramos"
    let is_name = |part: &&str| part.starts_with(char::is_uppercase) || is_particle(part);
    let opens = parts.first().is_some_and(|first| first.starts_with(char::is_uppercase));
    if after_article.is_some() && opens && parts.len() < 6 && parts.iter().all(is_name) {
        return Some(Strength::Office);
    }
    let office = ARTICLES.strip_prefix(rest).unwrap_or(rest);
    let is_plain = parts.len() < 8 && !office.contains(',');
    (is_plain && office.split(' ').next().is_some_and(is_office)).then_some(Strength::Office)
}

/// Returns true for a label of a question or of an answer.
pub(crate) fn is_exchange(name: &str) -> bool {
    QUESTION_LABELS.has(&name.to_uppercase()) || ANSWERERS.has(&name.to_lowercase())
}

/// The strength of a word for a question or an answer, before its number.
pub(super) fn strength_of_exchange(word: &str) -> Option<Strength> {
    let large = is_capitals(word);
    let opens = word.chars().count() > 1 && word.starts_with(char::is_uppercase);
    (opens && is_exchange(word)).then_some(if large { Strength::Titled } else { Strength::Office })
}

/// Returns true if words begin with the label of a question: "Q: When?"
pub(crate) fn asks(words: &str) -> bool {
    let is_question = |name: &str| QUESTION_LABELS.has(&name.to_uppercase());
    super::find(words, &[]).is_some_and(|label| label.rest < words.len() && is_question(label.name_in(words)))
}

/// The strength of a numbered speaker in lower case: "spk09".
fn strength_of_numbered(name: &str) -> Option<Strength> {
    (name.contains(char::is_lowercase) && number_of_speaker(name).is_some()).then_some(Strength::Office)
}

/// The number in the label of a numbered speaker: "09" in "spk09", "1" in "speaker-1".
pub(crate) fn number_of_speaker(name: &str) -> Option<&str> {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name.cut(bare.len()..);
    let voice = bare.trim_end_matches(['_', '-', '#']);
    ((1..4).contains(&number.len()) && NUMBERED_SPEAKERS.has_in_any_case(voice)).then_some(number)
}

/// The strength of a name with the family name first, perhaps with a note in brackets: "Ling, Ada (Guest)".
pub(crate) fn family_first(name: &str) -> Option<Strength> {
    let (bare, _) = super::without_brackets(name);
    let (family, given) = bare.trim().split_once(", ")?;
    let fits = |part: &str| {
        (1..4).contains(&part.split(' ').count())
            && part.split(' ').all(|word| word.starts_with(char::is_uppercase) || is_particle(word))
    };
    (fits(family) && fits(given)).then(|| strength_of(&format!("{given} {family}")))?
}

/// Returns true for a number of up to three digits.
fn is_number(part: &str) -> bool {
    let digits = part.strip_prefix('#').unwrap_or(part);
    (1..4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The office in a form of address: "président" in "M. le président".
pub(crate) fn office_addressed(name: &str) -> Option<&str> {
    let (address, office) = name.split_once(' ')?;
    if !FORMS_OF_ADDRESS.has(address) || name.split(' ').count() > 6 {
        return None;
    }
    ARTICLES.strip_prefix(office)
}

/// Returns true if a word is in capitals or is a number.
///
/// A prefix in lower case is allowed: `McCARTHY`.
fn is_capitals(part: &str) -> bool {
    let bare = CAPITAL_PREFIXES.strip_prefix(part).unwrap_or(part);
    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
    let number = part.strip_prefix('#').unwrap_or(part);
    bare.contains(char::is_uppercase) && !bare.contains(char::is_lowercase)
        || matches!(part, "&" | "-" | "–")
        || matches!(number.as_bytes(), [b'1'..=b'6'])
}

/// The strength of a name in records: a title, then capitals ("Mr. LING").
pub(super) fn record_name(name: &str) -> Option<Strength> {
    if name.split(' ').nth(7).is_some() {
        return None;
    }
    let parts: Vec<&str> = name.split(' ').collect();
    let first = parts.first()?.to_uppercase();
    let titled = is_title(&first) || (first == "THE" && parts.len() > 1);
    let names = parts.iter().skip(usize::from(titled));
    let names: Vec<&str> =
        names.copied().take_while(|part| !matches!(*part, "of" | "pro" | "tempore")).collect();
    let capitals =
        !names.is_empty() && names.iter().all(|part| is_capitals(part) && part.len() > 1 || is_initial(part));
    let long = names.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2);
    if !capitals || !long {
        return None;
    }
    if titled {
        Some(Strength::Titled)
    } else {
        ((2..=4).contains(&parts.len()) && !opens_no_label(&first)).then_some(Strength::Capitals)
    }
}

/// The strength of a role before a full stop: "QUESTION", "Moderator".
///
/// Also the strength of an office in capitals: "PRÄSIDENT".
pub(super) fn role_before_stop(name: &str) -> Option<Strength> {
    let parts: Vec<&str> = name.split(' ').collect();
    let (first, others) = parts.split_first()?;
    if parts.len() <= MAX_MEMBERS && UNNAMED_MEMBERS.prefix_of(&name.to_lowercase()).is_some() {
        return Some(Strength::Capitals);
    }
    let is_role = || is_role(&name.to_lowercase()) || QUESTION_LABELS.has(&name.to_uppercase());
    let opens = first.starts_with(char::is_uppercase) && first.chars().count() > 2;
    if others.is_empty() && is_capitals(first) && is_office(first) {
        return Some(Strength::Capitals);
    }
    let large =
        parts.iter().enumerate().all(|(index, part)| is_capitals(part) || index > 0 && is_number(part));
    let fits = opens && parts.len() < 4 && others.iter().all(|part| !part.starts_with(char::is_lowercase));
    let numbered = others.last().is_some_and(|last| is_number(last)) && takes_number(&[*first]);
    (fits && (numbered || is_role())).then_some(if large { Strength::Titled } else { Strength::Office })
}

/// The strength of a form of address before an office, or of a name before a post.
///
/// For example "Mme la présidente", "M. Ada Ling, ministre des ports", "ADA LING, Ministro dei porti".
pub(super) fn addressed_before_stop(name: &str) -> Option<Strength> {
    if after_address(name).is_none() {
        let (named, post) = name.split_once(", ")?;
        return record_name(named).filter(|_| is_post(post));
    }
    if let Some(office) = office_addressed(name) {
        return office.split(' ').next().is_some_and(is_office).then_some(Strength::Capitals);
    }
    let (named, post) = name.split_once(", ")?;
    hearing_name(named).filter(|_| is_post(post))
}

/// Returns true for the words of a post after a name: "ministre chargée des ports".
fn is_post(post: &str) -> bool {
    post.split(' ').next().is_some_and(is_office)
        && post.split(' ').count() < 16
        && !post.contains([':', ';', '.'])
}

/// The strength of a name in hearings: a title, then a name in mixed case.
///
/// For example "Chairwoman Ling".
pub(super) fn hearing_name(name: &str) -> Option<Strength> {
    // Nearly all sentences begin with another word.
    let opens = |first: &str| {
        matches!(first, "The" | "Voice" | "Voices") || is_title(first) || is_office_modifier(first)
    };
    if !name.split(' ').next().is_some_and(opens) {
        return None;
    }
    let parts: Vec<&str> = name.split(' ').collect();
    let (first, others) = parts.split_first()?;
    // "The Chairman", and "Voice" for an unknown speaker.
    let office = *first == "The" && !others.is_empty() && others.iter().all(|part| is_title(part));
    if office || matches!(name, "Voice" | "Voices") {
        return Some(Strength::Capitals);
    }
    // "Acting Chair Ling"
    let modifiers = parts.iter().take_while(|part| is_office_modifier(part) && !is_title(part)).count();
    let titles = parts.iter().skip(modifiers).take_while(|part| is_title(part)).count();
    let titled = if titles > 0 { modifiers + titles } else { 0 };
    let mut around_of = parts.get(titled..)?.splitn(2, |part| *part == "of");
    let (names, home) = (around_of.next()?, around_of.next());
    let capital = |part: &&str| {
        part.starts_with(char::is_uppercase)
            && part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
    };
    let fits = titled > 0
        && first.starts_with(char::is_uppercase)
        && (1..=3).contains(&names.len())
        && names.iter().all(capital)
        && home.is_none_or(|home| (1..=3).contains(&home.len()) && home.iter().all(capital));
    fits.then_some(Strength::Capitals)
}
