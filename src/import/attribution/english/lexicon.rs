//! The words of reporting: verbs with their frames and forms, nouns, and the closed classes a sentence is read by.

use crate::import::attribution::english::actions;
use crate::import::lexicon::old::List;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a reporting verb can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame(pub(crate) u8);

impl Frame {
    /// A clause without "that" ("said taxes will rise").
    pub(crate) const CLAUSE: u8 = 1;
    /// A noun phrase that is what was said ("denied the charge").
    pub(crate) const OBJECT: u8 = 2;
    /// "to" and a verb ("promised to go").
    pub(crate) const INFINITIVE: u8 = 4;
    /// Somebody spoken to stands first ("told reporters").
    pub(crate) const ADDRESSEE: u8 = 8;
    /// Stands before its subject ("said Ann Lee").
    pub(crate) const INVERSION: u8 = 16;

    pub(crate) const fn has(self, what: u8) -> bool {
        self.0 & what != 0
    }
}

/// A reporting verb.
#[derive(Debug)]
pub(crate) struct Verb {
    pub(crate) lemma: &'static str,
    pub(crate) frame: Frame,
    /// Words that may stand between it and its object ("called *for* …").
    pub(crate) particles: &'static str,
}

/// How a verb stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Ing,
}

/// What a word is, as far as its ending and the closed classes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Noun,
    Name,
    Number,
    Adverb,
    Determiner,
    Pronoun,
    Possessive,
    Preposition,
    To,
    That,
    Wh,
    Relative,
    Conj,
    Subordinator,
    Auxiliary,
    Modal,
    Not,
    Verb,
    Past,
    Ing,
    Time,
    Comma,
    Stop,
    Colon,
    Semicolon,
    Dash,
    Bracket,
    BracketEnd,
    Open,
    Close,
    Other,
}

/// Verbs, one line a frame; a bar divides a verb from its particles.
const VERBS: &[(u8, &str)] = &[
    (
        Frame::CLAUSE | Frame::INVERSION,
        "say add note report announce write tweet explain argue state declare claim insist acknowledge suggest \
         conclude recall predict assert contend maintain reiterate stress emphasize emphasise observe remark reply \
         joke quip admit concede agree confirm complain boast lament reveal estimate testify caution counter \
         muse indicate hint imply speculate wonder recount allege affirm attest exclaim opine disclose respond shout \
         yell chant whisper mutter underscore underline retort posit theorize repeat clarify elaborate chime echo",
    ),
    (Frame::CLAUSE | Frame::ADDRESSEE | Frame::INVERSION | Frame::INFINITIVE, "tell warn"),
    (Frame::ADDRESSEE | Frame::INFINITIVE, "assure remind inform notify reassure persuade convince advise"),
    (Frame::ADDRESSEE | Frame::INFINITIVE | Frame::OBJECT | Frame::INVERSION, "ask"),
    (Frame::OBJECT | Frame::INFINITIVE, "urge encourage exhort implore instruct order beg"),
    (
        Frame::CLAUSE | Frame::INFINITIVE | Frame::INVERSION,
        "vow promise pledge propose recommend demand request threaten swear",
    ),
    (
        Frame::INVERSION,
        "answer snap fume vent gush tease deadpan scoff sneer grumble growl sigh bellow thunder scream exclaim cry plead \
         interject mumble roar holler sing recite boom crow marvel murmur protest agonize",
    ),
    (
        Frame::OBJECT,
        "deny denounce dismiss question criticize criticise praise blast slam decry condemn mock ridicule attack \
         defend reject blame describe cite tout hail laud applaud commend highlight outline detail discuss mention \
         dispute refute rebut portray characterize characterise label dub express voice welcome accuse \
         quote thank congratulate rebuke chide scold lambaste excoriate trash disavow \
         reference analyze analyse disparage deride bemoan bash rip",
    ),
];

/// Verbs with their particles.
const WITH: &[(&str, u8, &str)] = &[
    ("call", Frame::OBJECT | Frame::INFINITIVE, "for on upon"),
    ("refer", 0, "to"),
    ("talk", 0, "about of"),
    ("ask", Frame::ADDRESSEE | Frame::INFINITIVE | Frame::OBJECT | Frame::INVERSION, "for"),
    ("speak", 0, "about of"),
    ("point", Frame::INVERSION, "to out"),
    ("lash", 0, "out"),
    ("rail", 0, "against"),
    ("comment", Frame::INVERSION, "on"),
    ("continue", Frame::INVERSION, ""),
    ("press", Frame::INVERSION, ""),
    ("urge", Frame::OBJECT | Frame::INFINITIVE | Frame::INVERSION, ""),
    ("signal", Frame::CLAUSE, ""),
    ("venture", Frame::INVERSION, ""),
    ("object", 0, "to"),
    ("apologize", 0, "for"),
    ("apologise", 0, "for"),
    ("disagree", 0, "with"),
    ("elaborate", 0, "on"),
    ("expound", 0, "on"),
    ("share", Frame::OBJECT, ""),
    ("protest", Frame::OBJECT, "against"),
    ("post", Frame::INVERSION, ""),
    ("charge", Frame::INVERSION, ""),
    ("brag", Frame::CLAUSE, "about of"),
    ("joke", Frame::CLAUSE | Frame::INVERSION, "about"),
    ("complain", Frame::CLAUSE | Frame::INVERSION, "about of"),
    ("warn", Frame::CLAUSE | Frame::ADDRESSEE | Frame::INVERSION | Frame::INFINITIVE, "of against about"),
    ("boast", Frame::CLAUSE | Frame::INVERSION, "of about"),
    ("respond", Frame::CLAUSE | Frame::INVERSION, ""),
    ("hint", Frame::CLAUSE, "at"),
    ("write", Frame::CLAUSE | Frame::INVERSION, "about of"),
    ("agree", Frame::CLAUSE | Frame::INVERSION | Frame::INFINITIVE, "with on"),
    ("inquire", Frame::INVERSION, "about"),
    ("read", Frame::INVERSION, ""),
    ("announce", Frame::CLAUSE | Frame::INVERSION | Frame::OBJECT, ""),
    ("propose", Frame::CLAUSE | Frame::INFINITIVE | Frame::OBJECT | Frame::INVERSION, ""),
    ("acknowledge", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
    ("stress", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
    ("emphasize", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
    ("promise", Frame::CLAUSE | Frame::INFINITIVE | Frame::OBJECT | Frame::INVERSION, ""),
    ("explain", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
    ("reiterate", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
    ("demand", Frame::CLAUSE | Frame::INFINITIVE | Frame::OBJECT | Frame::INVERSION, ""),
    ("suggest", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
    ("report", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, "on"),
    ("argue", Frame::CLAUSE | Frame::INVERSION, "for against over about"),
    ("recommend", Frame::CLAUSE | Frame::OBJECT | Frame::INVERSION, ""),
];

/// Past forms that do not end in "ed".
const IRREGULAR: &[(&str, &[(&str, Form)])] = &[
    ("say", &[("said", Form::Past)]),
    ("tell", &[("told", Form::Past)]),
    ("write", &[("wrote", Form::Past), ("written", Form::Past)]),
    ("speak", &[("spoke", Form::Past), ("spoken", Form::Past)]),
    ("swear", &[("swore", Form::Past)]),
    ("read", &[("read", Form::Past)]),
    ("quip", &[("quipped", Form::Past), ("quipping", Form::Ing)]),
    ("admit", &[("admitted", Form::Past), ("admitting", Form::Ing)]),
    ("refer", &[("referred", Form::Past), ("referring", Form::Ing)]),
    ("brag", &[("bragged", Form::Past), ("bragging", Form::Ing)]),
    ("slam", &[("slammed", Form::Past), ("slamming", Form::Ing)]),
    ("rip", &[("ripped", Form::Past), ("ripping", Form::Ing)]),
    ("beg", &[("begged", Form::Past), ("begging", Form::Ing)]),
    ("dub", &[("dubbed", Form::Past), ("dubbing", Form::Ing)]),
    ("rebut", &[("rebutted", Form::Past), ("rebutting", Form::Ing)]),
];

/// Verbs that as often tell what somebody does ("added a room"): only a clause of theirs is what was said.
pub(crate) static DOUBTFUL: List = List::new(
    "add continue maintain observe confirm respond counter share post repeat echo conclude estimate \
     recount report reply state hint attest note indicate clarify affirm",
);

/// Verbs whose forms in "-s" are as often nouns.
pub(crate) static NOUNISH: List = List::new(
    "report claim call question attack promise pledge comment remark request demand charge protest \
     estimate state note challenge address post tweet point reference outline detail highlight order \
     answer reply boast joke hint vow lament praise blast shout chant quip mention share wonder object \
     present label quote voice talk stress counter dispute",
);

/// Nouns of what is said, with the words that may lead to it ("the claim *that* …", "his criticism *of* …").
const NOUNS: &[(&str, &str)] = &[
    (
        "that",
        "statement statements insistence contention reports testimony conclusion declaration acknowledgment \
         prediction argument arguments assurance assurances",
    ),
    (
        "that of about",
        "claim claims warning warnings assertion assertions allegation allegations accusation accusations",
    ),
    (
        "that of",
        "announcement suggestion suggestions denial description descriptions admission word account mention",
    ),
    ("that to", "promise promises pledge pledges vow vows threat threats offer proposal proposals"),
    ("of", "explanation discussion discussions condemnation defense portrayal assessment overview"),
    ("of about that for", "criticism criticisms complaint complaints"),
    ("for", "call calls demand demands request requests praise"),
    ("about on", "question questions comment comments"),
    ("on", "update briefing presentation"),
    ("that against of", "charge charges"),
];

/// The closed classes, and what else a sentence is read by.
const CLOSED: &[(Tag, &str)] = &[
    (
        Tag::Determiner,
        "the a an this these those some any no each every another both all either neither many several few most",
    ),
    (Tag::Possessive, "his her its their my our your whose"),
    (
        Tag::Pronoun,
        "i you he she it we they me him us them himself herself itself themselves nobody everyone everybody someone \
         anyone somebody there nothing something everything",
    ),
    (
        Tag::Preposition,
        "of in on at by for from with about against between into through during under over after before without \
         within among across behind beyond near toward towards upon via amid despite like per around inside outside \
         along alongside following including regarding since until above below down up off out than",
    ),
    (Tag::To, "to"),
    (Tag::That, "that"),
    (Tag::Wh, "what why how whether where when"),
    (Tag::Relative, "who which whom"),
    (Tag::Conj, "and or but nor yet so"),
    (Tag::Subordinator, "if because although though while as unless whereas once"),
    (
        Tag::Auxiliary,
        "is are was were be been being am has have had having do does did ’s 's isn’t isn't wasn’t wasn't aren’t aren't \
         doesn’t doesn't didn’t didn't don’t don't hasn’t hasn't haven’t haven't weren’t weren't hadn't hadn’t",
    ),
    (
        Tag::Modal,
        "will would can could may might shall should must cannot can’t can't won’t won't wouldn’t wouldn't couldn’t \
         couldn't shouldn’t shouldn't",
    ),
    (Tag::Not, "not never"),
    (
        Tag::Adverb,
        "also later then now again even just still already too once twice often soon ago here meanwhile however \
         instead only first previously almost always sometimes recently nevertheless moreover indeed perhaps maybe far \
         further simply since rather quite very once early ever long subsequently ultimately finally",
    ),
    (
        Tag::Noun,
        "op-ed need seed feed speed bed shed meeting building hearing morning briefing filing spending thing king ruling \
         finding shooting evening warning funding training opening wedding feeling meaning housing planning setting rating \
         polling gathering being standing string spring wing ring beginning recording writing proceeding surrounding \
         red hundred kindred creed breed greed",
    ),
    (
        Tag::Time,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier",
    ),
    (
        Tag::Verb,
        "went got made came took gave knew thought felt found left kept held brought began saw ran won lost met paid \
         sent put set let led became stood understood heard meant got needs wants seems plans believes thinks knows \
         goes makes takes gets comes gives looks shows remains became want need know think believe make take go come \
         see get give keep seem became sought spent built fell grew broke chose drew drove",
    ),
];

/// Everything known of a lower-case word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) tag: Option<Tag>,
    pub(crate) verb: Option<(&'static Verb, Form)>,
    /// The form of an ordinary verb that is no noun alone.
    pub(crate) action: Option<Form>,
    /// What may lead from it to what was said, where it is a noun of that.
    pub(crate) noun: Option<&'static str>,
}

static WORDS: LazyLock<HashMap<String, Entry>> = LazyLock::new(words);

static TABLE: LazyLock<Vec<Verb>> = LazyLock::new(|| {
    let mut table: Vec<Verb> = WITH
        .iter()
        .map(|&(lemma, frame, particles)| Verb { lemma, frame: Frame(frame), particles })
        .collect();
    for &(frame, lemmas) in VERBS {
        for lemma in lemmas.split_whitespace() {
            if !WITH.iter().any(|(known, ..)| *known == lemma) {
                table.push(Verb { lemma, frame: Frame(frame), particles: "" });
            }
        }
    }
    table
});

fn words() -> HashMap<String, Entry> {
    let mut words: HashMap<String, Entry> = HashMap::new();
    for &(tag, list) in CLOSED {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).or_default().tag.get_or_insert(tag);
        }
    }
    for (leads, list) in NOUNS {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).or_default().noun = Some(leads);
        }
    }
    for lemma in actions::VERBS.split_whitespace() {
        words.entry(lemma.to_owned()).or_default().action.get_or_insert(Form::Base);
        words.entry(actions::third(lemma)).or_default().action.get_or_insert(Form::Third);
    }
    for past in actions::PASTS.split_whitespace() {
        let entry = words.entry(past.to_owned()).or_default();
        entry.action = Some(Form::Past);
    }
    for verb in TABLE.iter() {
        for (word, form) in forms(verb.lemma) {
            words.entry(word).or_default().verb.get_or_insert((verb, form));
        }
    }
    words
}

/// The forms of a verb: the regular ones, and what the table of irregular ones puts in their place.
fn forms(lemma: &str) -> Vec<(String, Form)> {
    let base = if lemma == "read" { Form::Past } else { Form::Base };
    let mut forms = vec![(lemma.to_owned(), base)];
    let vowel = |back: usize| lemma.chars().rev().nth(back).is_some_and(|letter| "aeiou".contains(letter));
    let (third, past, ing) = if let Some(stem) = lemma.strip_suffix('e') {
        (format!("{lemma}s"), format!("{lemma}d"), format!("{stem}ing"))
    } else if lemma.ends_with('y') && !vowel(1) {
        let stem = &lemma[..lemma.len() - 1];
        (format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing"))
    } else {
        let s = if lemma.ends_with(['s', 'x']) || lemma.ends_with("sh") || lemma.ends_with("ch") {
            "es"
        } else {
            "s"
        };
        (format!("{lemma}{s}"), format!("{lemma}ed"), format!("{lemma}ing"))
    };
    forms.push((third, Form::Third));
    let own = IRREGULAR.iter().find(|(known, _)| *known == lemma).map_or(&[][..], |(_, own)| *own);
    forms.extend(own.iter().map(|(word, form)| ((*word).to_owned(), *form)));
    if !own.iter().any(|(_, form)| *form == Form::Past) {
        forms.push((past, Form::Past));
    }
    if !own.iter().any(|(_, form)| *form == Form::Ing) {
        forms.push((ing, Form::Ing));
    }
    forms
}

/// What is known of a lower-case word.
pub(crate) fn entry(word: &str) -> Entry {
    WORDS.get(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("denies", "deny", Form::Third),
            ("noting", "note", Form::Ing),
            ("stresses", "stress", Form::Third),
            ("admitting", "admit", Form::Ing),
            ("wrote", "write", Form::Past),
        ] {
            let found = entry(word).verb.map(|(verb, form)| (verb.lemma, form));
            assert_eq!(found, Some((lemma, form)), "{word}");
        }
        assert!(entry("admited").verb.is_none() && entry("house").verb.is_none());
    }
}
