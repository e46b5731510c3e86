//! Makes the speakers of a document from the people with quotes.

use crate::document::{SpeakerEntry, build};
use crate::import::blocks::BlockKind;
use crate::import::briefing::ids::Ids;
use crate::import::imported::Imported;
use crate::import::lexicon::list::List;
use crate::import::lexicon::speakers as lexicon;
use crate::import::person::Person;
use crate::import::text::{family_name_in_title_case, name_in_title_case};

/// Maximum number of aliases of a speaker.
const MAX_ALIASES: usize = 6;

static PRONOUNS: List = List::of("english", "pronouns-as-mentions");

/// Returns an entry for each person, or `None` for people without quotes.
pub(super) fn speakers(imported: &Imported) -> Vec<Option<SpeakerEntry<'static>>> {
    let people = &imported.found.people;
    let mut speaks = vec![false; people.len()];
    for quote in &imported.found.attributions {
        if let Some(index) = quote.person
            && let Some((person, speaks)) = people.get(index).zip(speaks.get_mut(index))
        {
            *speaks |= quote.names_its_speaker() || lexicon::can_speak(&person.name);
        }
    }
    let mut ids = Ids::default();
    let mut entries: Vec<_> = people
        .iter()
        .zip(speaks)
        .zip(labels(imported))
        .map(|((person, speaks), labels)| speaks.then(|| speaker(imported, person, labels, &mut ids)))
        .collect();
    for (entry, person) in
        entries.iter_mut().zip(people).zip(has_turns(imported)).filter_map(|(both, has)| has.then_some(both))
    {
        let Some(entry) = entry else { continue };
        let is_plain = person.honorific.is_none() && person.family.is_none() && person.role.is_none();
        if !person.group && is_plain && lexicon::is_several(&person.name) {
            entry.group = Some(true);
        } else if person.unnamed && !person.group && lexicon::is_changing(&person.name) {
            entry.unnamed = Some(true);
        }
    }
    entries
}

/// Returns for each person if a turn of a transcript is theirs.
fn has_turns(imported: &Imported) -> Vec<bool> {
    let mut has = vec![false; imported.found.people.len()];
    for attribution in imported.found.attributions.iter().filter(|attribution| attribution.rule == "turn") {
        if let Some(has) = attribution.person.and_then(|person| has.get_mut(person)) {
            *has = true;
        }
    }
    has
}

/// Returns the labels for each person in a transcript, except the name itself.
fn labels(imported: &Imported) -> Vec<Vec<String>> {
    let mut labels: Vec<Vec<String>> = imported.found.people.iter().map(|_| Vec::new()).collect();
    for attribution in &imported.found.attributions {
        let block = attribution.content.first().and_then(|span| imported.layout.blocks.get(span.block));
        let Some(BlockKind::Turn { label, .. }) = block.map(|block| &block.kind) else { continue };
        let person = attribution.person.and_then(|person| {
            Some(imported.found.people.get(person)?.name.as_str()).zip(labels.get_mut(person))
        });
        if let Some((name, labels)) = person
            && !label.is_empty()
            && label != name
            && (!lexicon::is_asker(label) || lexicon::is_asker(name))
            && !labels.contains(label)
            && labels.len() < MAX_ALIASES
        {
            labels.push(label.clone());
        }
    }
    labels
}

fn speaker(
    imported: &Imported,
    person: &Person,
    labels: Vec<String>,
    ids: &mut Ids,
) -> SpeakerEntry<'static> {
    let mut aliases = labels;
    for span in &person.mentions {
        let Some(mention) = imported.words(span).filter(|words| !words.is_empty()) else { continue };
        let named = mention.starts_with(char::is_uppercase) && mention.len() < 60 && mention != person.name;
        let pronoun = PRONOUNS.has(&mention.to_lowercase());
        if named && !pronoun && !aliases.iter().any(|alias| alias == mention) && aliases.len() < MAX_ALIASES {
            aliases.push(mention.to_owned());
        }
    }
    let small = match person.honorific {
        _ if person.group => None,
        Some(_) => family_name_in_title_case(&person.name),
        None => name_in_title_case(&person.name),
    };
    if small.is_some() && !aliases.contains(&person.name) {
        aliases.insert(0, person.name.clone());
    }
    let name = small.unwrap_or_else(|| person.name.clone());
    let family = person.family.clone().filter(|family| {
        person.name.contains(family.as_str()) && *family != person.name && name.contains(family.as_str())
    });
    SpeakerEntry {
        id: Some(build::id(ids.of(&name, "speaker"))),
        name: Some(build::words(name)),
        family: family.map(build::words),
        honorific: person.honorific.clone().map(build::words),
        role: person.role.clone().map(build::words),
        organization: person.organization.clone().map(build::words),
        group: person.group.then_some(true),
        aliases: build::list(aliases),
        ..SpeakerEntry::default()
    }
}
