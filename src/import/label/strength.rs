//! What may name a speaker in a label, and how sure it is: titles and offices, capitals, ordinary names.

use crate::import::label::Strength;
use crate::import::lexicon::labels::{
    has_office, is_counted, is_modifier, is_no_name, is_particle, is_role, is_title, names_nobody,
};

/// What may be a name at all, and how sure it is.
pub(crate) fn strength_of(name: &str) -> Option<Strength> {
    let name = name.trim();
    let parts: Vec<&str> = name.split_whitespace().collect();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || parts.is_empty() || name.contains(['“', '”', '"', '?', '!', ';', '/']) {
        return None;
    }
    let first = parts[0].trim_end_matches(',').to_uppercase();
    if parts.iter().all(|part| is_capitals(part)) {
        let office = is_title(&first) || (first == "THE" && parts.len() > 1);
        if office && parts.len() <= 9 {
            return Some(Strength::Titled);
        }
        // Behind a comma stands the post: "ADA LING, CHIEF HARBOUR CORRESPONDENT".
        let alone = parts.iter().position(|part| part.ends_with(',')).map_or(parts.len(), |comma| comma + 1);
        // "PRESS:" is the press, "PRESS CONTACT:" is none.
        let not =
            parts != ["PRESS"] && is_no_name(first.trim_end_matches('.')) || alone > 5 || parts.len() > 14;
        return (!not).then_some(Strength::Capitals);
    }
    let lower = name.to_lowercase();
    let cased = name.chars().any(char::is_lowercase);
    if names_nobody(&lower) || parts.len() > 9 || name.chars().count() > 80 {
        return None;
    }
    // A script without capitals: a short name without punctuation.
    if !cased {
        return caseless(name);
    }
    let named = parts.iter().enumerate().all(|(index, part)| {
        is_particle(part)
            || part.starts_with(char::is_uppercase)
            || (part.starts_with(|c: char| c.is_ascii_digit() || c == '#') && is_counted(&parts[..index]))
            || (index > 0 && part.starts_with('#'))
    });
    let role = is_role(&lower);
    if role && parts.len() <= 4 {
        return Some(Strength::Office);
    }
    if !named || !parts[0].starts_with(char::is_uppercase) {
        return None;
    }
    let the = parts.len() > 1 && matches!(parts[0], "The" | "Mr" | "Ms" | "Mrs" | "Hon");
    let office = parts[0] != "Question" && (is_title(parts[0]) || the || is_title(parts[parts.len() - 1]))
        || parts[1..].iter().any(|part| part.chars().count() > 3 && is_title(part) && !is_modifier(part))
        || has_office(&parts);
    // "Minister to the Crown" is an office, "Welcome to Norland" is none.
    let led = parts.iter().any(|part| matches!(*part, "to" | "at"));
    let ordinary = (parts.len() <= 6 && !led).then_some(Strength::Ordinary);
    if office { Some(Strength::Office) } else { ordinary }
}

/// A name in a script without capitals.
fn caseless(name: &str) -> Option<Strength> {
    let asks = ["记者", "記者", "媒体", "主持人", "发言人", "發言人"].iter().any(|role| name.ends_with(role));
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '·' | '・' | '-' | '.')
            || asks && matches!(c, '《' | '》' | '、')
    };
    let most = if asks { 24 } else { 12 };
    let well = name.chars().all(plain)
        && name.chars().count() <= most
        && !name.starts_with(|c: char| c.is_ascii_digit());
    let known = if asks || matches!(name, "问" | "答" | "記者" | "主持人") {
        Strength::Office
    } else {
        Strength::Ordinary
    };
    (well && !names_nobody(name)).then_some(known)
}

/// Whether words in a label of a record mean whoever holds an office: "M. le président", "Mme la ministre".
pub(crate) fn called_by_office(name: &str) -> Option<Strength> {
    let (title, office) = name.split_once(' ')?;
    let title = matches!(
        title,
        "M." | "Mme" | "MM." | "Mlle" | "Monsieur" | "Madame" | "Señor" | "Señora" | "Herr" | "Frau"
    );
    let office = office.starts_with("le ")
        || office.starts_with("la ")
        || office.starts_with("l’")
        || office.starts_with("l'");
    (title && office && name.split(' ').count() < 7).then_some(Strength::Office)
}

/// Whether a word is in capitals, but for the small letters that names in capitals keep (`McCARTHY`, `O'Brien`).
fn is_capitals(part: &str) -> bool {
    let bare = part
        .strip_prefix("Mc")
        .or_else(|| part.strip_prefix("Mac"))
        .or_else(|| part.strip_prefix("De"))
        .unwrap_or(part);
    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
    let small = bare.chars().any(char::is_lowercase);
    let letters = bare.chars().any(char::is_uppercase);
    (!small && letters)
        || matches!(
            part,
            "#1" | "#2" | "#3" | "#4" | "#5" | "1" | "2" | "3" | "4" | "5" | "6" | "&" | "-" | "–"
        )
}

/// Whether a name is written as records write it: a title in any letters, and then capitals.
pub(crate) fn record_name(name: &str) -> Option<Strength> {
    let parts: Vec<&str> = name.split(' ').collect();
    let first = parts.first()?.to_uppercase();
    let titled = is_title(&first) || (first == "THE" && parts.len() > 1);
    let names = if titled { &parts[1..] } else { &parts[..] };
    let names: Vec<&&str> =
        names.iter().take_while(|part| !matches!(**part, "of" | "pro" | "tempore")).collect();
    let capitals =
        !names.is_empty() && names.iter().all(|part| is_capitals(part) && part.len() > 1 || is_initial(part));
    let long = names.iter().any(|part| part.chars().filter(|c| c.is_alphabetic()).count() > 2);
    if !capitals || !long || parts.len() > 7 {
        return None;
    }
    if titled {
        Some(Strength::Titled)
    } else {
        let known = is_no_name(&first);
        ((2..=4).contains(&parts.len()) && !known).then_some(Strength::Capitals)
    }
}

/// Whether a name is written as hearings write it: a title, and then a name in ordinary letters.
pub(crate) fn hearing_name(name: &str) -> Option<Strength> {
    let parts: Vec<&str> = name.split(' ').collect();
    // "The Chairman", and "Voice" for whom nobody knew.
    let office = parts.len() > 1 && parts[0] == "The" && parts[1..].iter().all(|part| is_title(part));
    if office || matches!(name, "Voice" | "Voices") {
        return Some(Strength::Capitals);
    }
    let titled = parts.iter().take_while(|part| is_title(part)).count();
    let names = parts.get(titled..)?;
    let of = names.iter().position(|part| *part == "of");
    let from = of.map_or(&[][..], |of| &names[of + 1..]);
    let names = &names[..of.unwrap_or(names.len())];
    let capital = |part: &&str| {
        part.starts_with(char::is_uppercase)
            && part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
    };
    let well = titled > 0
        && parts[0].starts_with(char::is_uppercase)
        && (1..=3).contains(&names.len())
        && names.iter().all(capital)
        && from.len() <= 3
        && from.iter().all(capital)
        && (of.is_none() || !from.is_empty());
    well.then_some(Strength::Capitals)
}

fn is_initial(part: &str) -> bool {
    part.len() == 2 && part.ends_with('.') && part.starts_with(|c: char| c.is_uppercase())
}
