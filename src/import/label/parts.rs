//! The words of one label: an honorific, an office, a name.

use crate::import::label::aside::{is_manner, unnamed, without_asides};
use crate::import::label::strength as names;
use crate::import::lexicon::labels as called;
use crate::import::lexicon::offices::{INSIDE, is_honorific, is_house, is_modifier, is_office, title_case};
use crate::import::person::Person;

/// A label, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Label {
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
    /// The name of a house.
    pub house: bool,
}

impl Label {
    /// Takes a label apart.
    pub(crate) fn read(label: &str) -> Self {
        let (plain, asides) = without_asides(label.trim().trim_end_matches([':', '.', '：', ' ']));
        let plain = plain.trim().trim_end_matches([',', '.']).trim();
        let mut read = Self::plain(plain);
        let Some(aside) = asides.into_iter().find(|aside| !is_manner(aside)) else { return read };
        let named = Self::plain(&aside);
        if !read.unnamed && read.name.is_empty() && !named.name.is_empty() && !named.unnamed {
            // "The Minister for Coasts (Ada Ling)"
            read.name = named.name;
            read.honorific = named.honorific.or(read.honorific);
        } else if !read.name.is_empty() && !read.unnamed && read.of.is_none() && aside.chars().count() > 2 {
            read.of = Some(aside);
        }
        read
    }

    /// Takes a label without brackets apart.
    fn plain(plain: &str) -> Self {
        let lower = plain.to_lowercase();
        let questions = matches!(lower.as_str(), "q" | "question" | "questioner" | "questions");
        let official =
            lower.contains("official") || lower.starts_with("unidentified") || lower.starts_with("unknown");
        let parts: Vec<&str> = plain.split(' ').collect();
        let counted =
            parts.last().is_some_and(|last| last.trim_start_matches('#').bytes().all(|b| b.is_ascii_digit()))
                && called::is_counted(&parts[..parts.len() - 1]);
        let role = called::is_role(&lower) && !plain.contains(',') && parts.len() < 4;
        let known = unnamed(&lower);
        if questions || official || known.is_some() || role || counted || by_office(plain).is_some() {
            let name = match known {
                _ if questions => "Q".to_owned(),
                // A slip of the pen is no other name.
                Some(known) if known != lower => title_case(&known.to_uppercase()),
                _ => cased(plain),
            };
            return Self { name, unnamed: true, ..Self::default() };
        }
        // "FRAGE LING": whoever asks is named.
        if parts.len() > 1 && called::is_role(&parts[0].to_lowercase()) {
            let name = cased(&parts[1..].join(" "));
            return Self { name, ..Self::default() };
        }
        if is_house(&parts) {
            return Self { name: cased(plain), house: true, ..Self::default() };
        }
        let beside = [" -- ", " – ", " — ", " - ", ", "].iter().find_map(|mark| plain.split_once(mark));
        let (plain, post) = match beside {
            // "Ling, Ada": the family comes first.
            Some((family, given)) if is_given_behind(family, given) => {
                let name = cased(&format!("{given} {family}"));
                return Self { name, ..Self::default() };
            }
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
        // "SEC. LING" holds an office, and no title.
        if let Some(first) = words.first_mut().filter(|first| first.eq_ignore_ascii_case("sec.")) {
            *first = if first.contains(char::is_lowercase) { "Secretary" } else { "SECRETARY" };
        }
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
        if read.name.is_empty() && !the && read.honorific.is_none() && !read.office.contains(' ') {
            // "SECRETARY" alone is what somebody is called.
            read.unnamed = true;
            read.name = cased(plain);
            read.office.clear();
            read.role.clear();
        }
        read
    }

    /// Whether it names an office and nobody in it.
    pub(crate) fn is_office_alone(&self) -> bool {
        self.name.is_empty() && !self.office.is_empty()
    }

    /// The last part of the name, by which others call whom it names.
    pub(crate) fn family(&self) -> &str {
        let bare = self.name.trim_end_matches(", Jr.").trim_end_matches(" Jr.");
        if self.unnamed { &self.name } else { bare.rsplit(' ').next().unwrap_or(bare) }
    }

    /// Whom it names, as far as it can tell by itself. `questions` is who asks.
    pub(crate) fn person(&self, questions: &str) -> Person {
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
        let (post, of) = self.post.as_deref().map(post_and_house).unwrap_or_default();
        Person {
            name: self.name.clone(),
            honorific: self.honorific.clone(),
            role: post.or(role),
            organization: of.or_else(|| self.of.clone()),
            group: self.house,
            ..Person::default()
        }
    }
}

/// What stands behind the comma of a label as a post and for whom it is held: "Harbour Times, Editor", "EASTWICK".
fn post_and_house(post: &str) -> (Option<String>, Option<String>) {
    let whole = |part: &str| cased_post(part.trim());
    if let Some((one, two)) = post.rsplit_once(", ") {
        let (first, last) = (has_office(one), has_office(two));
        if first != last {
            let (post, of) = if first { (one, two) } else { (two, one) };
            return (Some(whole(post)), Some(whole(of)));
        }
    }
    // "on behalf of the Group" says neither.
    let named = post.starts_with(char::is_uppercase);
    match (has_office(post), named) {
        (true, _) => (Some(whole(post)), None),
        (false, true) => (None, Some(whole(post))),
        (false, false) => (None, None),
    }
}

fn has_office(words: &str) -> bool {
    words.split(' ').any(is_office)
}

/// A post in ordinary letters; short names of houses stay as they are.
fn cased_post(post: &str) -> String {
    let words: Vec<&str> = post.split(' ').collect();
    if !shouted(&words) || words.len() < 2 && post.chars().count() < 5 {
        return post.to_owned();
    }
    let word = |word: &&str| {
        let lower = word.to_lowercase();
        let house = word.chars().count() < 4 && !word.contains(['A', 'E', 'I', 'O', 'U']);
        if INSIDE.contains(&lower.as_str()) || lower == "and" {
            lower
        } else if house || role_case(&lower) == **word {
            (*word).to_owned()
        } else {
            title_case(word)
        }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
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
pub(crate) fn role_case(office: &str) -> String {
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

/// Offices that are family names as well.
const SURNAMES: &[&str] =
    &["king", "pope", "judge", "bishop", "marshal", "dean", "head", "major", "prince", "chamberlain"];

/// Where the office at the start of a label ends: behind its last noun that a name follows.
fn office_end(words: &[&str], from: usize) -> usize {
    let of_office = |word: &str| is_office(word) || is_modifier(word);
    let last = words.last().copied().unwrap_or_default();
    // "SENATOR KING" has a name that is an office too.
    let surname = words.len() > from + 1 && SURNAMES.contains(&last.to_lowercase().as_str());
    let all = words[from..].iter().all(|word| of_office(word));
    // "NATO Secretary General" is nobody's name.
    let double = words.len() > from + 1 && is_office(last) && of_office(words[words.len() - 2]);
    if (all || double) && !surname && words[from..].iter().any(|word| is_office(word)) {
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
    let noun = (from..words.len()).rfind(|index| is_office(words[*index]));
    if let Some(noun) = noun
        .filter(|noun| words.get(noun + 1).is_some_and(|next| INSIDE.contains(&next.to_lowercase().as_str())))
    {
        // In "Ms. JACKSON LEE of Texas" no office stands before the small word.
        return office_of(words, noun + 2);
    }
    noun.filter(|noun| names(*noun))
        .or_else(|| (from..words.len()).rfind(|index| is_office(words[*index]) && names(*index)))
        .map_or(from, |noun| noun + 1)
}

/// Where "Secretary of Homeland Security ADA LING" ends to be an office, whose field begins here.
fn office_of(words: &[&str], field: usize) -> usize {
    /// Fields of one word, behind which a family name may stand alone.
    const FIELDS: &[&str] = &[
        "state",
        "defense",
        "defence",
        "war",
        "energy",
        "labor",
        "labour",
        "commerce",
        "transportation",
        "education",
        "agriculture",
        "treasury",
        "interior",
        "health",
        "finance",
        "justice",
        "staff",
        "justice",
        "trade",
    ];
    let is_field = |word: &str| {
        FIELDS.contains(&word.to_lowercase().as_str())
            || matches!(
                word.to_lowercase().as_str(),
                "affairs" | "security" | "services" | "development" | "staff"
            )
    };
    let count = words.len();
    // A title says where the name begins, and so do capitals behind small letters.
    let title = (field..count).find(|index| is_honorific(words[*index]));
    let shouted = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.contains(char::is_lowercase)
    };
    let louder = (field + 1..count).find(|index| {
        words[*index..].iter().all(|word| shouted(word))
            && words[field..*index].iter().any(|word| !shouted(word))
    });
    if let Some(start) = title.or(louder) {
        return start;
    }
    let small = (field..count)
        .rfind(|index| INSIDE.contains(&words[*index].to_lowercase().as_str()) || words[*index] == "and");
    let field = small.map_or(field, |small| small + 1);
    let initial = count >= 2 && words[count - 2].ends_with('.');
    match count.saturating_sub(field) {
        2 if is_field(words[field]) => count - 1,
        0..=2 => count,
        _ if is_field(words[count - 2]) => count - 1,
        3 if initial => count,
        _ if initial => count - 3,
        _ => count - 2,
    }
}

/// The office by which a label calls somebody: "M. le président", "Mme la ministre".
pub(crate) fn by_office(plain: &str) -> Option<&str> {
    names::called_by_office(plain)?;
    let (_, office) = plain.split_once(' ')?;
    ["le ", "la ", "l’", "l'"].iter().find_map(|article| office.strip_prefix(article))
}

/// Whether "Ling, Ada" says family and given name, and no name and post.
fn is_given_behind(family: &str, given: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\''))
            && !is_office(word)
            && !is_modifier(word)
            && !is_honorific(word)
    };
    let suffix = matches!(given.trim_end_matches('.').to_lowercase().as_str(), "jr" | "sr" | "ii" | "iii");
    !suffix
        && !family.contains(' ')
        && word(family)
        && given.split(' ').count() < 3
        && given.split(' ').all(word)
}

/// A name without the office before it: "Domestic Policy Advisor Ada Ling".
pub(crate) fn name_of(words: &str) -> String {
    let label = Label::read(words);
    if label.unnamed || label.name.is_empty() || label.of.is_some() { words.to_owned() } else { label.name }
}
