//! Word lists for the labels of speakers: titles, what people without a name are called, and what never names one.

use crate::import::lexicon::old::List;

/// Words that open the label of a person or an office.
static TITLES: List = List::new(
    "\
    mr. mrs. ms. miss dr. prof. sen. rep. gen. adm. col. gov. hon. amb. sir lord lady president vice chair \
    chairman chairwoman chairperson senator representative congressman congresswoman secretary deputy minister \
    prime chancellor governor mayor ambassador general admiral colonel captain judge justice senior \
    administrator director commissioner speaker moderator operator host anchor question questioner answer \
    reporter journalist audience participant participants professor king queen prince princess first attorney \
    admin administration interviewer interpreter translator clerk witness staff pope pastor reverend bishop \
    rabbi sergeant major lieutenant commander unidentified unknown male female spokesperson spokesman \
    spokeswoman national presiding leader counsel ranking member sec. mr mrs ms dr vice-president under-secretary \
    secretary-general m. mme sra. sr. herr frau ministra ministro presidente presidenta präsident \
    präsidentin vizepräsident vizepräsidentin vors. czar whip",
);

/// Capitals before a colon that name no speaker.
static NOT_NAMES: List = List::new(
    "\
    what who when where why how note contact contacts source photo caption credit credits update fact facts \
    background summary subject re to from cc date time place location title press release embargo embargoed ps \
    p.s warning read watch listen more related icymi myth reality claim truth tel fax email e-mail phone url web \
    media transcript topic agenda option step part chapter section table figure http https video audio topline \
    bottom important key breaking exclusive for about appearances index exhibits present proceedings",
);

/// Ordinary words before a colon that name no speaker.
static NOT_ORDINARY: List = List::new(
    "\
    note contact source photo caption credit update background summary subject date time place location title re \
    what who when where why how tel email phone fax example http https warning important also and but however \
    here remember related in on from to the about myth fact topic video image website published updated for \
    language kind 时间 地点 日期 主题 来源 编辑 责任编辑 电话 联系人 备注 datum ort quelle lieu fecha lugar fuente",
);

/// The same, of several words.
const NOT_ORDINARY_WORDS: &[&str] = &[
    "media contact",
    "press contact",
    "first place",
    "second place",
    "third place",
    "read more",
    "fact sheet",
    "note to editors",
    "editor's note",
    "editor’s note",
    "for more information",
    "more information",
];

/// Small words that stand inside of names and offices.
static PARTICLES: List = List::new(
    "\
    de van von zu der den da do dos das di du des del ter bin ibn al el la le les of und and et y e für the for to at",
);

/// Titles that only stand before offices.
static MODIFIERS: List =
    List::new("national senior deputy presiding ranking unknown unidentified female prime first");

/// Words before the number of somebody who has no name: "Speaker 2".
static COUNTED: List = List::new(
    "\
    speaker participant official reporter journalist voice guest questioner analyst interviewer interviewee \
    member caller student person host man woman sprecher intervenant orador",
);

/// The last word of what people without a name are called by: "Other reporter", "Zusatzfrage".
static ROLES: List = List::new(
    "\
    reporter reporters journalist journalists questioner interviewer interpreter translator moderator operator \
    correspondent audience frage zusatzfrage antwort moderatorin journaliste pregunta respuesta periodista \
    domanda risposta réponse",
);

/// The same, as a whole.
const ROLES_OF_WORDS: &[&str] = &[
    "question",
    "answer",
    "audience member",
    "unknown speaker",
    "unidentified speaker",
    "hon. members",
    "an hon. member",
    "several hon. members",
];

/// Offices of two words, wherever they stand in a label: "NATO Secretary General Ada Ling".
const OFFICES: &[&str] = &[
    "secretary general",
    "prime minister",
    "vice president",
    "foreign minister",
    "press secretary",
    "high representative",
];

/// Whether a word is a title or opens an office.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.has(&word.to_lowercase())
}

/// Whether a title only stands before offices: "National Director".
pub(crate) fn is_modifier(word: &str) -> bool {
    MODIFIERS.has(&word.to_lowercase())
}

/// Whether a word in capitals before a colon names no speaker.
pub(crate) fn is_no_name(word: &str) -> bool {
    NOT_NAMES.has(&word.to_lowercase())
}

/// Whether words in small letters before a colon name no speaker.
pub(crate) fn names_nobody(lower: &str) -> bool {
    NOT_ORDINARY.has(lower) || NOT_ORDINARY_WORDS.contains(&lower)
}

/// Whether a small word stands inside of names and offices.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.has(word)
}

/// Whether a number may stand behind these words of a label.
pub(crate) fn is_counted(before: &[&str]) -> bool {
    before.last().is_some_and(|word| COUNTED.has(&word.to_lowercase()))
}

/// Whether words in small letters are what people without a name are called by.
pub(crate) fn is_role(lower: &str) -> bool {
    ROLES.has(lower.rsplit(' ').next().unwrap_or(lower)) || ROLES_OF_WORDS.contains(&lower)
}

/// Whether an office of two words is among the words of a label.
pub(crate) fn has_office(parts: &[&str]) -> bool {
    parts.windows(2).any(|pair| OFFICES.contains(&pair.join(" ").to_lowercase().as_str()))
}
