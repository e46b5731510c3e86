//! The words of one label: an honorific, an office, a name.

use super::offices::{INSIDE, is_honorific, is_modifier, is_office, title_case};
use crate::import::attribution::Person;

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
];

/// A label, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// "Ms.", as running text has it.
    pub honorific: Option<String>,
    /// "Vice President", in small letters.
    pub office: String,
    /// The same, as it is to be shown.
    pub role: String,
    /// The name, as running text has it; empty for an office alone.
    pub name: String,
    /// "of Texas": where a record says it.
    pub of: Option<String>,
    /// What stands behind a comma: "Ada Ling, Chair:".
    pub post: Option<String>,
    /// Nobody's name: "Q", "MODERATOR".
    pub unnamed: bool,
}

impl Label {
    /// Takes a label apart.
    pub(super) fn read(label: &str) -> Self {
        let plain = label.trim().trim_end_matches([':', '.', '：', ' ']).trim();
        let lower = plain.to_lowercase();
        let questions = matches!(lower.as_str(), "q" | "question" | "questioner");
        let official =
            lower.contains("official") || lower.starts_with("unidentified") || lower.starts_with("unknown");
        if questions || official || UNNAMED.contains(&lower.as_str()) {
            let name = if questions { "Q".to_owned() } else { cased(plain) };
            return Self { name, unnamed: true, ..Self::default() };
        }
        let beside = [" -- ", " – ", " — ", " - ", ", "].iter().find_map(|mark| plain.split_once(mark));
        let (plain, post) = match beside {
            Some((name, post))
                if !matches!(
                    post.trim_end_matches('.').to_lowercase().as_str(),
                    "jr" | "sr" | "ii" | "iii"
                ) =>
            {
                (name, Some(post.to_owned()))
            }
            _ => (plain, None),
        };
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        // "The SPEAKER pro tempore" is an office as it stands.
        let for_now = words.len() > 2 && words[words.len() - 2].eq_ignore_ascii_case("pro");
        let for_now = for_now.then(|| words.split_off(words.len() - 2).join(" ").to_lowercase());
        let mut read = Self { post, ..Self::default() };
        let mut at = usize::from(words.len() > 1 && words[0].eq_ignore_ascii_case("the"));
        let the = at == 1;
        let title = |at: usize| words.get(at).filter(|word| is_honorific(word) && words.len() > at + 1);
        if office_end(&words, at) == at
            && let Some(word) = title(at)
        {
            // "MR. PRESIDENT" has no name.
            read.honorific = Some(title_case(word));
            at += 1;
        }
        let office = words[at..office_end(&words, at)].join(" ");
        at = office_end(&words, at);
        if read.honorific.is_none()
            && let Some(word) = title(at)
        {
            read.honorific = Some(title_case(word));
            at += 1;
        }
        read.office = office.to_lowercase();
        read.role = if office.contains(char::is_lowercase) { office } else { role_case(&read.office) };
        if let Some(for_now) = for_now {
            read.role = format!("{} {for_now}", read.role);
            read.office = format!("{} {for_now}", read.office);
        }
        let rest = &words[at..];
        // "Ms. JACKSON LEE of Texas"
        let of = rest.iter().position(|word| *word == "of").filter(|of| *of > 0);
        let name = &rest[..of.unwrap_or(rest.len())];
        read.of = of.map(|of| rest[of + 1..].join(" ")).filter(|of| !of.is_empty());
        read.name = cased(&name.join(" "));
        if read.name.is_empty() && !the && read.honorific.is_none() {
            // "SECRETARY" alone is what somebody is called.
            read.unnamed = true;
            read.name = cased(plain);
            read.office.clear();
            read.role.clear();
        }
        read
    }

    /// Whether it names an office and nobody in it.
    pub(super) fn is_office_alone(&self) -> bool {
        self.name.is_empty() && !self.office.is_empty()
    }

    /// The last part of the name, by which others call whom it names.
    pub(super) fn family(&self) -> &str {
        let bare = self.name.trim_end_matches(", Jr.").trim_end_matches(" Jr.");
        if self.unnamed { &self.name } else { bare.rsplit(' ').next().unwrap_or(bare) }
    }

    /// Whom it names, as far as it can tell by itself. `questions` is who asks.
    pub(super) fn person(&self, questions: &str) -> Person {
        if self.unnamed {
            let asks = self.name == "Q";
            let name = if asks { questions.to_owned() } else { self.name.clone() };
            let group = name == "Reporters"
                || matches!(
                    name.as_str(),
                    "Audience" | "Audience Members" | "Participants" | "The Press" | "Press"
                );
            return Person { name, group, unnamed: true, ..Person::default() };
        }
        let role = Some(self.role.clone()).filter(|role| !role.is_empty());
        if self.name.is_empty() {
            let role = role.unwrap_or_default();
            let name = match &self.honorific {
                Some(honorific) => format!("{honorific} {role}"),
                None => format!("The {role}"),
            };
            return Person { name, unnamed: true, ..Person::default() };
        }
        Person {
            name: self.name.clone(),
            honorific: self.honorific.clone(),
            role: self.post.clone().map(|post| cased(&post)).or(role),
            organization: self.of.clone(),
            ..Person::default()
        }
    }
}

/// Words as running text has them: what has small letters already stays.
fn cased(words: &str) -> String {
    let parts: Vec<&str> = words.split(' ').collect();
    if shouted(&parts) && !words.is_empty() { title_case(words) } else { words.to_owned() }
}

/// Whether words are in capitals, but for the small letters that names in capitals keep (`McCARTHY`).
fn shouted(words: &[&str]) -> bool {
    words.iter().filter(|word| word.chars().any(char::is_uppercase)).all(|word| {
        let heads = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Fitz", "O’", "O'"];
        let bare = heads.iter().find_map(|head| word.strip_prefix(head)).unwrap_or(word);
        !bare.contains(char::is_lowercase)
    })
}

/// An office in the letters of a heading.
pub(super) fn role_case(office: &str) -> String {
    let word = |word: &str| {
        if INSIDE.contains(&word) {
            return word.to_owned();
        }
        if matches!(
            word,
            "ceo" | "cfo" | "cto" | "coo" | "nsc" | "un" | "eu" | "us" | "uk" | "nato" | "imf" | "ecb"
        ) {
            return word.to_uppercase();
        }
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    office.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Where the office at the start of a label ends: behind its last noun that a name follows.
fn office_end(words: &[&str], from: usize) -> usize {
    let all = words[from..].iter().all(|word| is_office(word) || is_modifier(word));
    if all && from < words.len() && words[from..].iter().any(|word| is_office(word)) {
        return words.len();
    }
    if words.get(from).is_some_and(|word| is_honorific(word) && !is_office(word)) {
        return from;
    }
    let names = |index: usize| {
        words.get(index + 1).is_some_and(|next| {
            !matches!(next.trim_end_matches('.'), "Jr" | "JR" | "Sr" | "SR" | "II" | "III" | "of")
        })
    };
    let noun = (from..words.len()).rfind(|index| is_office(words[*index]) && names(*index));
    noun.map_or(from, |noun| noun + 1)
}
