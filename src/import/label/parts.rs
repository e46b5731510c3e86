//! Splits a label into honorific, office, name and post.

use crate::import::label::aside::{is_manner, unnamed, without_asides};
use crate::import::label::office::{is_suffix, office_len};
use crate::import::label::strength::{after_address, number_of_speaker, office_addressed};
use crate::import::lexicon::labels;
use crate::import::lexicon::list::List;
use crate::import::lexicon::offices::{is_honorific, is_modifier, is_office, is_organization, names_office};
use crate::import::lexicon::small_words::is_small_in_office;
use crate::import::lexicon::speakers;
use crate::import::person::Person;
use crate::import::text::title_case;

static QUESTIONS: List = List::all("questioners");
static SHORT: List = List::all("short-labels");
static UNNAMED_GROUPS: List = List::all("unnamed-groups");
static UNNAMED_MEMBERS: List = List::all("unnamed-members");
static CAPITAL_PREFIXES: List = List::all("capital-prefixes");
static ABBREVIATIONS: List = List::all("office-abbreviations");

/// The parts of a label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct ParsedLabel {
    /// The honorific, capitalized as in running text: "Ms."
    pub honorific: Option<String>,
    /// The office in lower case: "vice president".
    pub office: String,
    /// The office for display: "Vice President".
    pub role: String,
    /// The name, capitalized as in running text; empty if there is only an office.
    pub name: String,
    /// The words after "of": "Texas" in "Ms. JACKSON LEE of Texas".
    pub of: Option<String>,
    /// The post after a comma: "Chair" in "Ada Ling, Chair:".
    pub post: Option<String>,
    /// True if the label means a person without a name: "Q", "MODERATOR".
    pub unnamed: bool,
    /// True if the label is the name of an organization.
    pub organization: bool,
}

impl ParsedLabel {
    /// Parses a label.
    pub(crate) fn parse(label: &str) -> Self {
        if let Some(number) = number_of_speaker(label.trim()) {
            return Self { name: format!("Speaker {number}"), unnamed: true, ..Self::default() };
        }
        // "Ada_Ling"
        let label = label.replace('_', " ");
        let (plain, asides) = without_asides(label.trim().trim_end_matches([':', '.', '：', ' ']));
        let plain = plain.trim().trim_end_matches([',', '.']).trim();
        let aside = asides.into_iter().find(|aside| !is_manner(aside));
        if let Some(addressed) = Self::parse_addressed(plain, aside.as_deref()) {
            return addressed;
        }
        let mut parsed = Self::parse_plain(plain);
        let Some(aside) = aside else { return parsed };
        let holder = Self::parse_plain(&aside);
        if !parsed.unnamed && parsed.name.is_empty() && !holder.name.is_empty() && !holder.unnamed {
            // "The Minister for Coasts (Ada Ling)"
            parsed.name = holder.name;
            parsed.honorific = holder.honorific.or(parsed.honorific);
        } else if !parsed.name.is_empty()
            && !parsed.unnamed
            && parsed.of.is_none()
            && aside.chars().count() > 2
        {
            // "Ada Ling (Harbour Secretary)" gives a post, "Ada Ling (Eastwick)" a place.
            let is_post = parsed.post.is_none() && names_office(&aside);
            let part = if is_post { &mut parsed.post } else { &mut parsed.of };
            *part = Some(aside);
        }
        parsed
    }

    /// Parses a form of address before an office with a field.
    ///
    /// For example "El señor MINISTRO DE PUERTOS"; `holder` is who is named in brackets after it.
    fn parse_addressed(plain: &str, holder: Option<&str>) -> Option<Self> {
        let (address, office) = after_address(plain)?;
        let mut words = office.split(' ');
        let has_office = words.next().is_some_and(is_office);
        let has_field = words.next().is_some_and(|next| labels::is_particle(&next.to_lowercase()));
        if !has_office || !has_field && holder.is_none() {
            return None;
        }
        let shown = |word: &str| {
            let lower = word.to_lowercase();
            if labels::is_particle(&lower) { lower } else { cased(word) }
        };
        Some(Self {
            honorific: Some(cased(address)),
            office: office.to_lowercase(),
            role: office.split(' ').map(shown).collect::<Vec<_>>().join(" "),
            name: holder.map(|holder| Self::parse_plain(holder).name).unwrap_or_default(),
            ..Self::default()
        })
    }

    /// Parses a label without brackets.
    fn parse_plain(plain: &str) -> Self {
        let parts: Vec<&str> = plain.split(' ').collect();
        if let Some(name) = name_of_unnamed(plain, &parts) {
            return Self { name, unnamed: true, ..Self::default() };
        }
        // "FRAGE LING": the questioner has a name.
        if let Some((first, name)) = parts.split_first()
            && !name.is_empty()
            && labels::is_role(&first.to_lowercase())
        {
            return Self { name: cased(&name.join(" ")), ..Self::default() };
        }
        if is_organization(&parts) {
            return Self { name: cased(plain), organization: true, ..Self::default() };
        }
        let beside = [" -- ", " – ", " — ", " - ", ", "].iter().find_map(|mark| plain.split_once(mark));
        match beside {
            // "Ling, Ada": the family name comes first.
            Some((family, given)) if is_family_and_given(family, given) => {
                Self { name: cased(&format!("{given} {family}")), ..Self::default() }
            }
            Some((name, post)) if !is_suffix(post) => {
                Self { post: Some(post.to_owned()), ..Self::parse_name(name) }
            }
            _ => Self::parse_name(plain),
        }
    }

    /// Parses an honorific, an office and a name.
    ///
    /// For example "Ms. LING", "Secretary of State ADA LING".
    fn parse_name(plain: &str) -> Self {
        let mut words: Vec<&str> = plain.split_whitespace().collect();
        // In "SEC. LING", "SEC." is an office, not a title.
        if let Some(first) = words.first_mut().filter(|first| first.eq_ignore_ascii_case("sec.")) {
            *first = if first.contains(char::is_lowercase) { "Secretary" } else { "SECRETARY" };
        }
        // "The SPEAKER pro tempore"
        let pro = words.len().checked_sub(2).filter(|at| *at > 0);
        let pro = pro.filter(|at| words.get(*at).is_some_and(|word| word.eq_ignore_ascii_case("pro")));
        let pro_tempore = pro.map(|at| words.split_off(at).join(" ").to_lowercase());

        if let Some((address, _)) = after_address(plain) {
            // "La señora RAMOS"
            words.drain(..words.iter().position(|word| *word == address).unwrap_or(0));
        }
        let article = words.len() > 1 && words.first().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        let mut rest = words.get(usize::from(article)..).unwrap_or_default();
        let mut parsed = Self::default();
        if office_len(rest) == 0
            && let Some((honorific, after)) = split_honorific(rest)
        {
            // "MR. PRESIDENT" has no name.
            parsed.honorific = Some(title_case(honorific));
            rest = after;
        }
        let (office, mut rest) = rest.split_at_checked(office_len(rest)).unwrap_or_default();
        if parsed.honorific.is_none()
            && let Some((honorific, after)) = split_honorific(rest)
        {
            parsed.honorific = Some(title_case(honorific));
            rest = after;
        }
        let office = office.join(" ");
        parsed.office = office.to_lowercase();
        parsed.role = if office.contains(char::is_lowercase) { office } else { role_case(&parsed.office) };
        if let Some(pro_tempore) = pro_tempore {
            parsed.role = format!("{} {pro_tempore}", parsed.role);
            parsed.office = format!("{} {pro_tempore}", parsed.office);
        }
        // "Ms. JACKSON LEE of Texas"
        let of = rest.iter().position(|word| *word == "of").filter(|of| *of > 0).unwrap_or(rest.len());
        let (name, of) = rest.split_at_checked(of).unwrap_or_default();
        parsed.of = of.get(1..).map(|of| of.join(" ")).filter(|of| !of.is_empty());
        parsed.name = with_family_cased(&cased(&name.join(" ")));
        let is_bare = parsed.name.is_empty() && parsed.honorific.is_none() && !article;
        // "SECRETARY" alone is the name of the speaker.
        if is_bare && !parsed.office.contains(' ') {
            return Self { name: cased(plain), unnamed: true, of: parsed.of, ..Self::default() };
        }
        parsed
    }

    /// Returns true for an office without a name.
    pub(crate) fn is_office_alone(&self) -> bool {
        self.name.is_empty() && !self.office.is_empty()
    }

    /// The last part of the name, used as the family name.
    pub(crate) fn family(&self) -> &str {
        let bare = self.name.trim_end_matches(", Jr.").trim_end_matches(" Jr.");
        if self.unnamed { &self.name } else { bare.rsplit(' ').next().unwrap_or(bare) }
    }

    /// Returns true for a description of several people: "Harbour Ministers".
    fn is_several(&self) -> bool {
        self.name.contains(' ')
            && self.office.is_empty()
            && self.honorific.is_none()
            && speakers::is_several(&self.name)
    }

    /// The person that the label describes.
    ///
    /// `questions` is the name of the questioner.
    pub(crate) fn person(&self, questions: &str) -> Person {
        if self.unnamed {
            let asks = self.name == "Q";
            let name = if asks { questions.to_owned() } else { self.name.clone() };
            let group = UNNAMED_GROUPS.has(&name);
            return Person { name, group, unnamed: true, ..Person::default() };
        }
        let role = Some(self.role.clone()).filter(|role| !role.is_empty());
        if self.name.is_empty() {
            let role = role.unwrap_or_default();
            let name = match &self.honorific {
                Some(honorific) => capitalized(&format!("{honorific} {role}")),
                None => format!("The {role}"),
            };
            return Person { name, unnamed: true, ..Person::default() };
        }
        let (post, organization) = self.post.as_deref().map(post_and_organization).unwrap_or_default();
        Person {
            name: self.name.clone(),
            honorific: self.honorific.clone(),
            role: post.or(role),
            organization: organization.or_else(|| self.of.clone()),
            group: self.organization || self.is_several(),
            ..Person::default()
        }
    }
}

/// The name without the office before it.
///
/// For "Domestic Policy Advisor Ada Ling", this is "Ada Ling".
pub(crate) fn name_of(words: &str) -> String {
    let label = ParsedLabel::parse(words);
    if label.unnamed || label.name.is_empty() || label.of.is_some() { words.to_owned() } else { label.name }
}

/// The display name of a person without a name.
///
/// Returns `None` if a label names somebody.
fn name_of_unnamed(plain: &str, parts: &[&str]) -> Option<String> {
    let lower = plain.to_lowercase();
    if QUESTIONS.has(&lower) {
        return Some("Q".to_owned());
    }
    if let Some((_, whole)) = SHORT.pairs().find(|(short, _)| *short == lower) {
        return Some(whole.to_owned());
    }
    if UNNAMED_MEMBERS.prefix_of(&lower).is_some() {
        return Some(plain.to_owned());
    }
    let known = unnamed(&lower);
    if let Some(spelt_right) = known.filter(|known| *known != lower) {
        return Some(title_case(&spelt_right.to_uppercase()));
    }
    let is_official =
        lower.contains("official") || lower.starts_with("unidentified") || lower.starts_with("unknown");
    let is_letter = |word: &str| word.len() == 1 && word.starts_with(char::is_uppercase);
    let is_number =
        |word: &str| is_letter(word) || word.trim_start_matches('#').bytes().all(|b| b.is_ascii_digit());
    let is_numbered =
        parts.split_last().is_some_and(|(last, before)| is_number(last) && labels::takes_number(before));
    // "MILITARY AIDE"
    let is_described = || {
        let Some((last, before)) = parts.split_last() else { return false };
        let describes = |word: &&str| speakers::is_group(&word.to_lowercase()) || is_modifier(word);
        !before.is_empty() && unnamed(&last.to_lowercase()).is_some() && before.iter().all(describes)
    };
    let is_role = labels::is_role(&lower) && !plain.contains(',') && parts.len() < 4;
    (known.is_some()
        || is_official
        || is_numbered
        || is_role
        || is_described()
        || office_addressed(plain).is_some())
    .then(|| cased(plain))
}

/// Splits an honorific from the words that follow it.
fn split_honorific<'w, 't>(words: &'w [&'t str]) -> Option<(&'t str, &'w [&'t str])> {
    let (first, rest) = words.split_first()?;
    (is_honorific(first) && !rest.is_empty()).then_some((*first, rest))
}

/// Splits the words after a comma into a post and an organization.
///
/// For example "Editor" and "Harbour Times".
fn post_and_organization(beside: &str) -> (Option<String>, Option<String>) {
    let shown = |part: &str| Some(cased_post(part.trim()));
    if let Some((one, two)) = beside.rsplit_once(", ") {
        match (names_office(one), names_office(two)) {
            (true, false) => return (shown(one), shown(two)),
            (false, true) => return (shown(two), shown(one)),
            _ => {}
        }
    }
    if names_office(beside) {
        (shown(beside), None)
    } else if beside.starts_with(char::is_uppercase) {
        (None, shown(beside))
    } else {
        // "on behalf of the Group" is neither.
        (None, None)
    }
}

/// Changes a post in capitals to mixed case.
///
/// Short names of organizations stay as they are.
fn cased_post(post: &str) -> String {
    let words: Vec<&str> = post.split(' ').collect();
    if !are_in_capitals(&words) || words.len() < 2 && post.chars().count() < 5 {
        return post.to_owned();
    }
    let word = |word: &&str| {
        let lower = word.to_lowercase();
        let is_abbreviation = word.chars().count() < 4 && !word.contains(['A', 'E', 'I', 'O', 'U']);
        if is_small_in_office(&lower) || lower == "and" {
            lower
        } else if is_abbreviation || role_case(&lower) == **word {
            (*word).to_owned()
        } else {
            title_case(word)
        }
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Words that begin with a capital.
fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Changes words in capitals to mixed case.
fn cased(words: &str) -> String {
    let parts: Vec<&str> = words.split(' ').collect();
    if are_in_capitals(&parts) && !words.is_empty() { title_case(words) } else { words.to_owned() }
}

/// Changes a family name in capitals behind a given name to mixed case: "Ada LING".
///
/// Short words may be honours: "Ada Ling CBE".
fn with_family_cased(name: &str) -> String {
    let parts: Vec<&str> = name.split(' ').collect();
    let is_large =
        |word: &&&str| word.chars().count() > 3 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let large = parts.iter().rev().take_while(is_large).count();
    let (given, family) = parts.split_at_checked(parts.len() - large).unwrap_or_default();
    if given.is_empty() || family.is_empty() {
        return name.to_owned();
    }
    format!("{} {}", given.join(" "), title_case(&family.join(" ")))
}

/// Returns true if all capitalized words are in capitals.
///
/// Prefixes as in `McCARTHY` are ignored.
fn are_in_capitals(words: &[&str]) -> bool {
    words.iter().filter(|word| word.chars().any(char::is_uppercase)).all(|word| {
        let bare = CAPITAL_PREFIXES.strip_prefix(word).unwrap_or(word);
        !bare.contains(char::is_lowercase)
    })
}

/// Capitalizes an office in lower case: "Secretary of State", "CEO".
pub(crate) fn role_case(office: &str) -> String {
    let word = |word: &str| {
        if is_small_in_office(word) {
            return word.to_owned();
        }
        if ABBREVIATIONS.has(word) {
            return word.to_uppercase();
        }
        capitalized(word)
    };
    office.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Returns true for "Ling, Ada": a family name and a given name, not a post.
fn is_family_and_given(family: &str, given: &str) -> bool {
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’' | '\''))
            && !is_office(word)
            && !is_modifier(word)
            && !is_honorific(word)
    };
    !is_suffix(given)
        && !family.contains(' ')
        && is_name(family)
        && given.split(' ').count() < 3
        && given.split(' ').all(is_name)
}
