//! What a label holds besides names: brackets that say how somebody was heard, and what people without a name are called.

/// Labels of people whom a transcript leaves without a name.
const UNNAMED: &[&str] = &[
    "reporter",
    "reporters",
    "press",
    "the press",
    "a reporter",
    "voice",
    "voices",
    "participant",
    "participants",
    "audience",
    "audience member",
    "audience members",
    "the audience",
    "moderator",
    "the moderator",
    "operator",
    "the operator",
    "speaker",
    "host",
    "aide",
    "staff",
    "interviewer",
    "interpreter",
    "the interpreter",
    "translator",
    "answer",
    "all",
    "crowd",
    "a participant",
    "attendee",
    "journalist",
    "主持人",
    "记者",
    "问",
    "答",
    "frage",
    "antwort",
    "pregunta",
    "respuesta",
    "question",
    "questioner",
    "réponse",
    "moderation",
    "the court",
    "the witness",
    "the clerk",
    "the defendant",
    "the deponent",
    "the court reporter",
    "the videographer",
    "the interviewer",
    "an hon. member",
    "hon. members",
];

/// What people without a name are called, as it should be written: "AUDIECE MEMBER" has a slip of the pen.
pub(crate) fn unnamed(lower: &str) -> Option<&'static str> {
    UNNAMED.iter().copied().find(|known| *known == lower).or_else(|| {
        let long = (10..40).contains(&lower.len()) && lower.contains(' ');
        UNNAMED.iter().copied().find(|known| {
            long && known.contains(' ') && known.len() > 9 && strsim::osa_distance(known, lower) <= 1
        })
    })
}

/// A label without what stands in its brackets, and that.
pub(crate) fn without_asides(label: &str) -> (String, Vec<String>) {
    let mut plain = String::new();
    let mut asides = Vec::new();
    let mut rest = label;
    while let Some(open) = rest.find(['(', '[']) {
        plain.push_str(rest[..open].trim_end());
        let close = rest[open..].find([')', ']']).map_or(rest.len(), |close| open + close);
        asides.push(rest[open + 1..close].trim().to_owned());
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    plain.push_str(rest);
    if plain.trim().is_empty() { (label.to_owned(), Vec::new()) } else { (plain, asides) }
}

/// Whether brackets in a label say how somebody was heard, and not who it is: "(voice-over)", "(spoke in French)".
pub(crate) fn is_manner(aside: &str) -> bool {
    const MANNERS: &[&str] = &[
        "voice",
        "camera",
        "through",
        "via",
        "translated",
        "translation",
        "interpreter",
        "interpretation",
        "spoke",
        "speaking",
        "phone",
        "telephone",
        "video",
        "ph",
        "phonetic",
        "sp",
        "continuing",
        "continued",
        "cont",
        "mic",
        "microphone",
        "off",
        "remote",
        "inaudible",
        "laughing",
        "she/her",
        "he/him",
        "they/them",
        "host",
        "guest",
        "ext",
        "external",
        "unverified",
        "singing",
        "reading",
        "as",
        "in",
        "on",
        "over",
        "by",
        "offscreen",
    ];
    let first = |aside: &str| {
        aside.to_lowercase().split([' ', '-', '\'']).next().map(str::to_owned).unwrap_or_default()
    };
    // "(D-OR)" is a party and a state.
    let party = aside.len() < 6 && aside.as_bytes().get(1) == Some(&b'-');
    party || !aside.chars().any(char::is_alphabetic) || MANNERS.contains(&first(aside).as_str())
}
