//! The people whom a transcript names with their offices: in its heading, in what stands above the first word, and in
//! introductions.

use crate::import::blocks::{BlockKind, Layout};
use crate::import::cast::words::{Mark, Token, country, name_behind, phrase_start, tokens};
use crate::import::label::parts::Label;
use crate::import::lexicon::offices::{INSIDE, is_honorific, is_modifier, is_office, title_case};
use crate::import::person::Person;
use std::collections::{HashMap, HashSet};

/// The words of a transcript in which people may be named.
pub(crate) struct Named<'t> {
    /// Title and what stands above the first turn.
    above: Vec<Vec<Token<'t>>>,
    /// Everything else.
    below: Vec<Vec<Token<'t>>>,
    /// Where a word stands, in small letters: text and index; the ones above first.
    places: HashMap<String, Vec<(usize, usize)>>,
    /// The family names of all labels, in small letters.
    families: HashSet<String>,
}

/// A name that was found with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mention {
    name: String,
    honorific: Option<String>,
    role: Option<String>,
    organization: Option<String>,
}

impl<'t> Named<'t> {
    /// Reads a layout.
    pub(crate) fn read(layout: &'t Layout, families: HashSet<String>) -> Self {
        let first = layout
            .blocks
            .iter()
            .position(|block| matches!(block.kind, BlockKind::Turn { .. }))
            .unwrap_or(layout.blocks.len());
        let title = layout.meta.title.as_deref().map(tokens);
        let above: Vec<_> = title
            .into_iter()
            .chain(layout.blocks[..first].iter().map(|block| tokens(block.words.as_str())))
            .collect();
        let below: Vec<_> = layout.blocks[first..].iter().map(|block| tokens(block.words.as_str())).collect();
        let mut places: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (text, tokens) in above.iter().chain(&below).enumerate() {
            for (index, token) in tokens.iter().enumerate() {
                if token.word.starts_with(char::is_uppercase) {
                    places.entry(token.word.to_lowercase()).or_default().push((text, index));
                }
            }
        }
        Self { above, below, places, families }
    }

    fn text(&self, index: usize) -> &[Token<'t>] {
        self.above.get(index).or_else(|| self.below.get(index - self.above.len())).map_or(&[], Vec::as_slice)
    }

    /// Fills in what the texts say of whom a label names.
    pub(crate) fn complete(&self, label: &Label, person: &mut Person) {
        if label.unnamed || label.house || label.name.is_empty() {
            return;
        }
        let family = label.family().to_lowercase();
        let Some(places) = self.places.get(&family) else { return };
        let given: Option<&str> = label.name.split_once(' ').map(|(given, _)| given);
        let mut heading = None;
        let mut counts: Vec<(Mention, usize)> = Vec::new();
        for (text, index) in places.iter().take(400) {
            let mention = self.mention(*text, *index);
            let fits =
                given.is_none_or(|given| mention.name.to_lowercase().starts_with(&given.to_lowercase()));
            if !fits || (mention.name.split(' ').count() < 2 && mention.role.is_none()) {
                continue;
            }
            if *text < self.above.len() && heading.is_none() && agrees(label, &mention) {
                heading = Some(mention.clone());
            }
            match counts.iter_mut().find(|(known, _)| known.name == mention.name) {
                Some((known, times)) => {
                    *times += 1;
                    known.role = known.role.take().or(mention.role);
                    known.organization = known.organization.take().or(mention.organization);
                }
                None => counts.push((mention, 1)),
            }
        }
        let above = heading.is_some();
        let Some(best) = heading.or_else(|| agreed(counts, label)) else { return };
        adopt(person, best, label, above);
    }

    /// Who holds an office that a label names alone, as the heading says it.
    pub(crate) fn office(&self, label: &Label, taken: &[String], person: &mut Person) {
        let wanted: Vec<&str> = label.office.split(' ').collect();
        let Some(last) = wanted.last() else { return };
        for (text, index) in
            self.places.get(*last).into_iter().flatten().filter(|(text, _)| *text < self.above.len())
        {
            let tokens = self.text(*text);
            let start = (index + 1).saturating_sub(wanted.len());
            let same = tokens[start..=*index]
                .iter()
                .zip(&wanted)
                .all(|(token, word)| token.word.eq_ignore_ascii_case(word));
            // "Vice President" is no president.
            let other = start > 0
                && !tokens[start - 1].ends
                && ["vice", "deputy", "former"].contains(&tokens[start - 1].word.to_lowercase().as_str());
            let leads = tokens[*index].mark != Mark::None;
            if !same || other || tokens[*index].ends && !leads {
                continue;
            }
            let mut from = behind_field(tokens, *index);
            let honorific = tokens.get(from).filter(|token| is_honorific(token.word)).map(|token| token.word);
            from += usize::from(honorific.is_some());
            let name = name_behind(tokens, from);
            let Some(family) = name.last().filter(|family| !taken.contains(&family.to_lowercase())) else {
                continue;
            };
            let found = self.full_name(&name.join(" "), family, label);
            *person = Person {
                name: found.as_ref().map_or_else(|| name.join(" "), |found| found.name.clone()),
                role: Some(crate::import::label::parts::role_case(&label.office)),
                honorific: honorific.map(str::to_owned),
                family: None,
                unnamed: false,
                mentions: std::mem::take(&mut person.mentions),
                ..Person::default()
            };
            family_of(person);
            return;
        }
    }

    /// The full name of whom a heading calls by the family name, where the text has it with the same office.
    fn full_name(&self, name: &str, family: &str, label: &Label) -> Option<Mention> {
        if name.contains(' ') {
            return None;
        }
        let places = self.places.get(&family.to_lowercase())?;
        places.iter().map(|(text, index)| self.mention(*text, *index)).find(|mention| {
            let role = mention.role.as_deref().map(str::to_lowercase);
            mention.name.contains(' ') && role.is_some_and(|role| role == label.office)
        })
    }

    /// The name to which the word at `family` belongs, with its office.
    fn mention(&self, text: usize, family: usize) -> Mention {
        let tokens = self.text(text);
        let start = phrase_start(tokens, family);
        let words: Vec<&str> = tokens[start..=family].iter().map(|token| token.word).collect();
        let last = words.len() - 1;
        let office = (0..last).rfind(|index| is_office(words[*index]));
        let small = |word: &str| INSIDE.contains(&word.to_lowercase().as_str());
        let mut from = match office {
            None => (0..last).rfind(|index| small(words[*index])).map_or(0, |index| index + 1),
            Some(office) if office + 1 < last && small(words[office + 1]) => {
                // "Secretary of Energy Ada Ling": what it is the office of ends where the name begins.
                let after = (office + 1..last)
                    .rfind(|index| small(words[*index]))
                    .map_or(office + 1, |index| index + 1);
                let initial = last >= after + 2 && words[last - 1].ends_with('.');
                match last + 1 - after {
                    0..=2 => last,
                    _ if initial => last - 2,
                    _ => last - 1,
                }
            }
            Some(office) => office + 1,
        };
        // A name has three words at most; what stands before them belongs to the office.
        let initial = last >= 2 && words[last - 1].ends_with('.');
        if last - from.min(last) > 2 {
            from = if initial { last - 2 } else { last - 1 };
        }
        if let Some(title) = (from..last).rfind(|index| is_honorific(words[*index])) {
            from = title;
        }
        let mut honorific = None;
        if from > 0 && from <= last && is_honorific(words[from - 1]) && !is_office(words[from - 1]) {
            // "Chief of Staff Gen. Ada Ling"
            from -= 1;
        }
        if words.get(from).is_some_and(|word| is_honorific(word)) && from < last {
            honorific = Some(words[from].to_owned());
            from += 1;
        }
        let role_end = if honorific.is_some() { from - 1 } else { from };
        // "Prime Minister Kishida Fumio of Japan": the family may come first.
        let mut end = family;
        if from == last && office.is_some() && !tokens[family].ends {
            let run = name_behind(tokens, family + 1);
            let closes = tokens.get(family + run.len()).is_some_and(|token| token.ends)
                || tokens.get(family + run.len() + 1).is_none_or(|token| matches!(token.word, "of" | "and"));
            if (1..=2).contains(&run.len()) && closes {
                end = family + run.len();
            }
        }
        let mut name: Vec<&str> = words[from..].to_vec();
        name.extend(tokens[family + 1..=end].iter().map(|token| token.word));
        // In "Ada Ling - Chair Bo Chen - Mayor" what stands before a name belongs to the one before.
        let listed = start > 0 && tokens[start - 1].mark == Mark::Dash && tokens[end].mark == Mark::Dash;
        let held = !listed && words[..role_end].iter().any(|word| is_office(word) || is_modifier(word));
        let role = held.then(|| words[..role_end].join(" "));
        let role = role.map(|role| if role.contains(char::is_lowercase) { role } else { title_case(&role) });
        let name = name.join(" ");
        let name = if name.contains(char::is_lowercase) { name } else { title_case(&name) };
        let (post, of) = self.behind(tokens, end);
        let organization = of.or_else(|| country(tokens, end).filter(|_| role.is_some()));
        Mention { name, honorific, role: role.or(post), organization }
    }

    /// ", Director of the Council," behind a name: the post, and for whom.
    fn behind(&self, tokens: &[Token<'_>], end: usize) -> (Option<String>, Option<String>) {
        if !tokens[end].beside() {
            return (None, None);
        }
        let mut from = end + 1;
        if tokens.get(from).is_some_and(|token| matches!(token.word, "the" | "our" | "a" | "an" | "The")) {
            from += 1;
        }
        let close = (from..tokens.len().min(from + 16))
            .find(|index| tokens[*index].ends)
            .map_or(tokens.len().min(from + 16), |index| index + 1);
        let post = &tokens[from.min(close)..close];
        let Some(noun) = post.iter().take(5).position(|token| is_office(token.word)) else {
            return (None, None);
        };
        // What follows in a list is the office of the next one.
        let other = post.iter().any(|token| self.families.contains(&token.word.to_lowercase()));
        let counted = post.iter().any(|token| token.word.bytes().all(|byte| byte.is_ascii_digit()));
        if other
            || counted
            || post.iter().any(|token| matches!(token.word, "is" | "was" | "who" | "will" | "said" | "has"))
        {
            return (None, None);
        }
        let words =
            |tokens: &[Token<'_>]| tokens.iter().map(|token| token.word).collect::<Vec<_>>().join(" ");
        let split = (noun + 1..post.len()).find(|index| matches!(post[*index].word, "of" | "at" | "for"));
        match split.filter(|split| split + 1 < post.len()) {
            Some(split) => {
                let after = split + 1 + usize::from(post[split + 1].word.eq_ignore_ascii_case("the"));
                let of = words(&post[after.min(post.len())..]);
                if post.last().is_some_and(|last| is_function(last.word)) {
                    // "Head of Investor Relations" works for no house of that name.
                    return (Some(words(post)), None);
                }
                (Some(words(&post[..split])), Some(of).filter(|of| !of.is_empty()))
            }
            None => (Some(words(post)), None),
        }
    }
}

/// Whether a word ends what somebody is in charge of, and no house.
fn is_function(word: &str) -> bool {
    const FUNCTIONS: &[&str] = &[
        "relations",
        "operations",
        "strategy",
        "communications",
        "sales",
        "marketing",
        "engineering",
        "research",
        "development",
        "staff",
        "policy",
        "resources",
        "affairs",
        "security",
        "finance",
        "product",
        "science",
    ];
    FUNCTIONS.contains(&word.to_lowercase().as_str())
}

/// Where the name may begin behind an office: at once, or behind its field and a comma ("ministra de Puertos, Ada Ling").
fn behind_field(tokens: &[Token<'_>], office: usize) -> usize {
    let field = tokens.get(office + 1).is_some_and(|next| {
        matches!(next.word, "of" | "for" | "de" | "du" | "des" | "del" | "d’" | "für" | "der")
            && !tokens[office].ends
    });
    if !field && !tokens[office].ends {
        return office + 1;
    }
    let comma = (office..tokens.len().min(office + 7)).find(|index| tokens[*index].ends);
    comma.filter(|comma| tokens[*comma].mark != Mark::None).map_or(tokens.len(), |comma| comma + 1)
}

/// Whether what a text says of a name is no contradiction to its label.
fn agrees(label: &Label, mention: &Mention) -> bool {
    let role = mention.role.as_deref().unwrap_or_default().to_lowercase();
    let (president, vice) = (label.office == "president", label.office == "vice president");
    !(president && role.contains("vice")
        || vice && role == "president"
        || role == "first lady" && label.office != "first lady")
}

/// The name that a text gives most often, where it gives no other as often.
fn agreed(mut counts: Vec<(Mention, usize)>, label: &Label) -> Option<Mention> {
    counts.retain(|(mention, _)| agrees(label, mention));
    let office = |mention: &Mention| {
        let role = mention.role.as_deref().unwrap_or_default().to_lowercase();
        !label.office.is_empty() && role.split(' ').next_back() == label.office.split(' ').next_back()
    };
    counts.sort_by_key(|(mention, times)| {
        std::cmp::Reverse((office(mention), mention.name.contains(' '), *times))
    });
    let full: Vec<&(Mention, usize)> =
        counts.iter().filter(|(mention, _)| mention.name.contains(' ')).collect();
    if full.len() > 1 && !office(&full[0].0) && full[0].1 < 2 * full[1].1 {
        return None;
    }
    counts.into_iter().next().map(|(mention, _)| mention)
}

/// Takes over what a text says of a person; what stands `above` the first word is sure of the post.
fn adopt(person: &mut Person, mention: Mention, label: &Label, above: bool) {
    if mention.name.split(' ').count() > person.name.split(' ').count() {
        person.name = mention.name;
    }
    if person.honorific.is_none() {
        person.honorific = mention.honorific;
    }
    // A label says the office shortest ("SECRETARY"); a heading says which.
    let same = mention.role.as_deref().is_some_and(|role| role.to_lowercase() == label.office);
    let role = if same { Some(label.role.clone()) } else { mention.role };
    let longer = role.filter(|role| {
        above
            || label.office.is_empty()
            || role.to_lowercase().contains(label.office.rsplit(' ').next().unwrap_or_default())
    });
    if label.post.is_none() && longer.is_some() {
        person.role = longer;
    }
    if person.organization.is_none() {
        let told = |of: &String| person.role.as_deref().is_some_and(|role| role.contains(of.as_str()));
        person.organization = mention.organization.filter(|of| !told(of));
    }
    family_of(person);
    // The label calls a person by the family name, wherever the name has it.
    let family = person.name.split(' ').find(|word| word.eq_ignore_ascii_case(label.family()));
    if let Some(family) = family.map(str::to_owned).filter(|family| *family != person.name) {
        person.family = Some(family);
    }
}

/// The family name of a full name, unless the family may come first.
fn family_of(person: &mut Person) {
    let words: Vec<&str> = person.name.split(' ').collect();
    person.family = (words.len() == 2 || words.len() == 3 && words[1].ends_with('.'))
        .then(|| words[words.len() - 1].to_owned())
        .filter(|family| family.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'')));
}
