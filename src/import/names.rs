//! What may name a speaker in a label: titles and offices, capitals, ordinary names, and words that never do.

use super::label::Strength;

/// Words that open the label of a person or an office.
const TITLES: &[&str] = &[
    "MR.",
    "MRS.",
    "MS.",
    "MISS",
    "DR.",
    "PROF.",
    "SEN.",
    "REP.",
    "GEN.",
    "ADM.",
    "COL.",
    "GOV.",
    "HON.",
    "AMB.",
    "SIR",
    "LORD",
    "LADY",
    "PRESIDENT",
    "VICE",
    "CHAIR",
    "CHAIRMAN",
    "CHAIRWOMAN",
    "CHAIRPERSON",
    "SENATOR",
    "REPRESENTATIVE",
    "CONGRESSMAN",
    "CONGRESSWOMAN",
    "SECRETARY",
    "DEPUTY",
    "MINISTER",
    "PRIME",
    "CHANCELLOR",
    "GOVERNOR",
    "MAYOR",
    "AMBASSADOR",
    "GENERAL",
    "ADMIRAL",
    "COLONEL",
    "CAPTAIN",
    "JUDGE",
    "JUSTICE",
    "SENIOR",
    "ADMINISTRATOR",
    "DIRECTOR",
    "COMMISSIONER",
    "SPEAKER",
    "MODERATOR",
    "OPERATOR",
    "HOST",
    "ANCHOR",
    "QUESTION",
    "QUESTIONER",
    "ANSWER",
    "REPORTER",
    "JOURNALIST",
    "AUDIENCE",
    "PARTICIPANT",
    "PARTICIPANTS",
    "PROFESSOR",
    "KING",
    "QUEEN",
    "PRINCE",
    "PRINCESS",
    "FIRST",
    "ATTORNEY",
    "ADMIN",
    "ADMINISTRATION",
    "INTERVIEWER",
    "INTERPRETER",
    "TRANSLATOR",
    "CLERK",
    "WITNESS",
    "STAFF",
    "POPE",
    "PASTOR",
    "REVEREND",
    "BISHOP",
    "RABBI",
    "SERGEANT",
    "MAJOR",
    "LIEUTENANT",
    "COMMANDER",
    "UNIDENTIFIED",
    "UNKNOWN",
    "MALE",
    "FEMALE",
    "SPOKESPERSON",
    "SPOKESMAN",
    "SPOKESWOMAN",
    "NATIONAL",
    "PRESIDING",
    "LEADER",
    "COUNSEL",
    "RANKING",
    "MEMBER",
];

/// Capitals before a colon that name no speaker.
const NOT_NAMES: &[&str] = &[
    "WHAT",
    "WHO",
    "WHEN",
    "WHERE",
    "WHY",
    "HOW",
    "NOTE",
    "CONTACT",
    "CONTACTS",
    "SOURCE",
    "PHOTO",
    "CAPTION",
    "CREDIT",
    "CREDITS",
    "UPDATE",
    "FACT",
    "FACTS",
    "BACKGROUND",
    "SUMMARY",
    "SUBJECT",
    "RE",
    "TO",
    "FROM",
    "CC",
    "DATE",
    "TIME",
    "PLACE",
    "LOCATION",
    "TITLE",
    "PRESS",
    "RELEASE",
    "EMBARGO",
    "EMBARGOED",
    "PS",
    "P.S",
    "WARNING",
    "READ",
    "WATCH",
    "LISTEN",
    "MORE",
    "RELATED",
    "ICYMI",
    "MYTH",
    "REALITY",
    "CLAIM",
    "TRUTH",
    "TEL",
    "FAX",
    "EMAIL",
    "E-MAIL",
    "PHONE",
    "URL",
    "WEB",
    "MEDIA",
    "TRANSCRIPT",
    "TOPIC",
    "AGENDA",
    "OPTION",
    "STEP",
    "PART",
    "CHAPTER",
    "SECTION",
    "TABLE",
    "FIGURE",
    "HTTP",
    "HTTPS",
    "VIDEO",
    "AUDIO",
    "TOPLINE",
    "BOTTOM",
    "IMPORTANT",
    "KEY",
    "BREAKING",
    "EXCLUSIVE",
    "FOR",
    "ABOUT",
];

/// Ordinary words before a colon that name no speaker.
const NOT_ORDINARY: &[&str] = &[
    "note",
    "contact",
    "source",
    "photo",
    "caption",
    "credit",
    "update",
    "background",
    "summary",
    "subject",
    "date",
    "time",
    "place",
    "location",
    "title",
    "re",
    "what",
    "who",
    "when",
    "where",
    "why",
    "how",
    "media contact",
    "press contact",
    "first place",
    "second place",
    "third place",
    "tel",
    "email",
    "phone",
    "fax",
    "read more",
    "example",
    "http",
    "https",
    "warning",
    "important",
    "also",
    "and",
    "but",
    "however",
    "here",
    "remember",
    "related",
    "in",
    "on",
    "from",
    "to",
    "the",
    "about",
    "fact sheet",
    "myth",
    "fact",
    "topic",
    "video",
    "image",
    "website",
    "published",
    "updated",
    "for",
    "language",
    "kind",
    "时间",
    "地点",
    "日期",
    "主题",
    "来源",
    "编辑",
    "责任编辑",
    "电话",
    "联系人",
    "备注",
    "datum",
    "ort",
    "quelle",
    "lieu",
    "fecha",
    "lugar",
    "fuente",
    "note to editors",
    "editor's note",
    "editor’s note",
    "for more information",
    "more information",
];

/// Whether a word is a title or opens an office.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_uppercase().as_str())
}

/// What may be a name at all, and how sure it is.
pub(super) fn strength_of(name: &str) -> Option<Strength> {
    let name = name.trim();
    let parts: Vec<&str> = name.split_whitespace().collect();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || parts.is_empty() || name.contains(['“', '”', '"', '?', '!', ';', '/']) {
        return None;
    }
    let first = parts[0].trim_end_matches(',').to_uppercase();
    if parts.iter().all(|part| is_capitals(part)) {
        let office = TITLES.contains(&first.as_str()) || (first == "THE" && parts.len() > 1);
        if office && parts.len() <= 9 {
            return Some(Strength::Titled);
        }
        let not = NOT_NAMES.contains(&first.trim_end_matches('.')) || parts.len() > 5;
        return (!not).then_some(Strength::Capitals);
    }
    let lower = name.to_lowercase();
    let cased = name.chars().any(char::is_lowercase);
    if NOT_ORDINARY.contains(&lower.as_str()) || parts.len() > 6 || name.chars().count() > 60 {
        return None;
    }
    // A script without capitals: a short name without punctuation.
    if !cased {
        let plain = name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '·' | '・' | '-' | '.'));
        return (plain && name.chars().count() <= 12).then_some(Strength::Ordinary);
    }
    let particle = |part: &str| {
        matches!(
            part,
            "de" | "van"
                | "von"
                | "der"
                | "den"
                | "da"
                | "di"
                | "del"
                | "bin"
                | "al"
                | "el"
                | "la"
                | "of"
                | "und"
                | "and"
                | "y"
                | "e"
                | "the"
                | "for"
        )
    };
    let named = parts.iter().all(|part| {
        particle(part)
            || part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '#' | '('))
    });
    let starts = parts[0].starts_with(char::is_uppercase);
    (named && starts).then_some(Strength::Ordinary)
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
pub(super) fn record_name(name: &str) -> Option<Strength> {
    let parts: Vec<&str> = name.split(' ').collect();
    let first = parts.first()?.to_uppercase();
    let titled = TITLES.contains(&first.as_str()) || (first == "THE" && parts.len() > 1);
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
        let known = NOT_NAMES.contains(&first.as_str());
        ((2..=4).contains(&parts.len()) && !known).then_some(Strength::Capitals)
    }
}

/// Whether a name is written as hearings write it: a title, and then a name in ordinary letters.
pub(super) fn hearing_name(name: &str) -> Option<Strength> {
    let parts: Vec<&str> = name.split(' ').collect();
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
