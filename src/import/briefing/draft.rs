//! A layout and what is said in it as a briefing to be written: speakers, sections, anchored quotes, captions, source.

use crate::import::attribution::found::{Attribution, Kind};
use crate::import::blocks::{Block, BlockKind, Span};
use crate::import::briefing::event::{beginning, event};
use crate::import::briefing::ids::Ids;
use crate::import::briefing::sections::Part;
use crate::import::briefing::{sections, titles};
use crate::import::imported::Imported;
use crate::import::lexicon::speakers;
use crate::import::person::Person;
use crate::import::transcript::preamble;

/// A briefing before it is written.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub notes: Vec<String>,
    pub event: Event,
    pub speakers: Vec<Speaker>,
    pub sections: Vec<Section>,
    /// What belongs to the page and not to the text.
    pub left_out: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Event {
    pub title: String,
    pub subtitle: Option<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub language: Option<String>,
    pub source: Source,
}

#[derive(Debug, Default)]
pub(crate) struct Source {
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Speaker {
    pub id: String,
    pub name: String,
    pub family: Option<String>,
    pub honorific: Option<String>,
    pub role: Option<String>,
    pub organization: Option<String>,
    pub group: bool,
    pub aliases: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Section {
    pub id: String,
    pub title: String,
    pub paragraphs: Vec<String>,
    pub quotes: Vec<Quote>,
    pub captions: Vec<Caption>,
}

#[derive(Debug, Default)]
pub(crate) struct Quote {
    /// The speaker's id.
    pub speaker: Option<String>,
    pub kind: Option<&'static str>,
    pub text: String,
    pub cue: Option<String>,
    pub at: Option<String>,
    /// Offered in a comment, not claimed.
    pub offered: bool,
    /// What a person should look at.
    pub remark: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Caption {
    pub text: String,
    pub credit: Option<String>,
    pub image: Option<String>,
    pub after: usize,
}

/// Makes a briefing of what was found.
pub(crate) fn draft(imported: &Imported) -> Draft {
    let layout = &imported.layout;
    let blocks = &layout.blocks;
    let mut ids = Ids::default();
    // Who is only named has nothing to be found by in a briefing.
    let people = &imported.found.people;
    let mut speaks = vec![false; people.len()];
    for quote in &imported.found.attributions {
        if let Some(index) = quote.person
            && let Some(speaks) = speaks.get_mut(index)
        {
            *speaks |= quote.names_its_speaker() || speakers::can_speak(&people[index]);
        }
    }
    let speakers: Vec<Option<Speaker>> = people
        .iter()
        .zip(&speaks)
        .zip(labels(imported))
        .map(|((person, speaks), labels)| speaks.then(|| speaker(imported, person, labels, &mut ids)))
        .collect();
    let parts = sections::parts(blocks, layout.meta.language.as_deref());
    let mut quotes: Vec<Vec<Quote>> = parts.iter().map(|_| Vec::new()).collect();
    for attribution in &imported.found.attributions {
        for (part, spans) in by_part(&parts, blocks, &attribution.content) {
            quotes[part].extend(quote(imported, attribution, &spans, &speakers));
        }
    }
    let mut section_ids = Ids::default();
    let sections = parts
        .iter()
        .zip(quotes)
        .map(|(part, quotes)| section(blocks, part, quotes, &mut section_ids))
        .filter(|section| {
            !(section.title.is_empty() && section.paragraphs.is_empty() && section.captions.is_empty())
        })
        .collect();
    Draft {
        notes: notes(imported, &speaks),
        event: event(imported),
        speakers: speakers.into_iter().flatten().collect(),
        sections,
        left_out: left_out(imported),
    }
}

fn notes(imported: &Imported, speaks: &[bool]) -> Vec<String> {
    let mut notes = vec![
        "Imported, not yet checked: who says what was found by rules. Correct what is wrong.".to_owned(),
    ];
    notes.extend(imported.notes.iter().cloned());
    let silent: Vec<String> = imported
        .found
        .people
        .iter()
        .zip(speaks)
        .filter(|(person, speaks)| !**speaks && !person.unnamed && speakers::can_speak(person))
        .take(30)
        .map(|(person, _)| {
            let post = [person.role.as_deref(), person.organization.as_deref()];
            let post: Vec<&str> = post.into_iter().flatten().collect();
            if post.is_empty() {
                person.name.clone()
            } else {
                format!("{} ({})", person.name, post.join(", "))
            }
        })
        .collect();
    if !silent.is_empty() {
        notes.push(format!("Named, and no words of theirs were found: {}.", silent.join("; ")));
    }
    notes
}

/// How a transcript labels each of its people, where that is not the name.
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
            && !labels.contains(label)
            && labels.len() < 6
        {
            labels.push(label.clone());
        }
    }
    labels
}

fn speaker(imported: &Imported, person: &Person, labels: Vec<String>, ids: &mut Ids) -> Speaker {
    let mut aliases = labels;
    for span in &person.mentions {
        let Some(mention) = words(imported, span).filter(|words| !words.is_empty()) else { continue };
        let named = mention.starts_with(char::is_uppercase) && mention.len() < 60 && mention != person.name;
        let pronoun = matches!(
            mention.to_lowercase().as_str(),
            "he" | "she" | "they" | "it" | "i" | "we" | "the" | "his" | "her" | "their"
        );
        if named && !pronoun && !aliases.iter().any(|alias| alias == mention) && aliases.len() < 6 {
            aliases.push(mention.to_owned());
        }
    }
    let family = person
        .family
        .clone()
        .filter(|family| person.name.contains(family.as_str()) && *family != person.name);
    let small =
        if person.group { None } else { crate::import::lexicon::offices::in_small_letters(&person.name) };
    if small.is_some() && !aliases.contains(&person.name) {
        aliases.insert(0, person.name.clone());
    }
    let name = small.unwrap_or_else(|| person.name.clone());
    let family = family.filter(|family| name.contains(family.as_str()));
    Speaker {
        id: ids.of(&name, "speaker"),
        name,
        family,
        honorific: person.honorific.clone(),
        role: person.role.clone(),
        organization: person.organization.clone(),
        group: person.group,
        aliases,
    }
}

fn words<'a>(imported: &'a Imported, span: &Span) -> Option<&'a str> {
    imported.layout.blocks.get(span.block)?.words.as_str().get(span.range.clone())
}

/// The spans of a quote by the part that they stand in; what stands in no text is left out.
fn by_part(parts: &[Part], blocks: &[Block], spans: &[Span]) -> Vec<(usize, Vec<Span>)> {
    let mut sorted: Vec<(usize, Vec<Span>)> = Vec::new();
    for span in
        spans.iter().filter(|span| blocks.get(span.block).is_some_and(|block| titles::is_text(&block.kind)))
    {
        let part = parts.partition_point(|part| part.blocks.end <= span.block);
        if !parts.get(part).is_some_and(|part| part.blocks.contains(&span.block)) {
            continue;
        }
        match sorted.last_mut() {
            Some((last, spans)) if *last == part => spans.push(span.clone()),
            _ => sorted.push((part, vec![span.clone()])),
        }
    }
    sorted
}

fn quote(
    imported: &Imported,
    attribution: &Attribution,
    spans: &[Span],
    speakers: &[Option<Speaker>],
) -> Option<Quote> {
    let mut text = String::new();
    let mut last: Option<&Span> = None;
    for span in spans {
        let Some(piece) = words(imported, span).map(str::trim).filter(|piece| !piece.is_empty()) else {
            continue;
        };
        // What stands between the pieces, a cue or marks, is left out, and so said to be.
        let gap = if last.is_some_and(|last| goes_on(imported, last, span)) { " " } else { " … " };
        text.push_str(if text.is_empty() { "" } else { gap });
        text.push_str(piece);
        last = Some(span);
    }
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    let kind = match attribution.kind {
        Kind::Direct => None,
        Kind::Indirect => Some("indirect"),
        Kind::Mixed => Some("mixed"),
    };
    let block = spans.first().and_then(|span| imported.layout.blocks.get(span.block));
    let at = match block.map(|block| &block.kind) {
        Some(BlockKind::Turn { at, .. }) => at.clone(),
        _ => None,
    };
    let person = attribution.person.and_then(|person| speakers.get(person)).and_then(Option::as_ref);
    let source = attribution.source.as_ref().and_then(|span| words(imported, span));
    // What can hardly speak is no speaker: its words are nobody's yet, and what it is said to say is only offered.
    let thing = attribution.person.is_some() && person.is_none();
    let offered = attribution.continued || thing && attribution.kind != Kind::Direct;
    let remark = match (person, source) {
        (None, Some(source)) if offered => Some(format!("Offered: is “{source}” somebody who speaks?")),
        (None, Some(source)) => Some(format!("Who is meant by “{source}”?")),
        _ if attribution.continued => Some("Offered: it may go on with what was said before.".to_owned()),
        _ => None,
    };
    Some(Quote {
        speaker: person.map(|person| person.id.clone()),
        kind,
        text,
        cue: attribution.cue.as_ref().and_then(|span| words(imported, span)).map(str::to_owned),
        at,
        offered,
        remark,
    })
}

/// Whether nothing stands between two pieces in the section's text but the end of a paragraph.
fn goes_on(imported: &Imported, first: &Span, second: &Span) -> bool {
    let blocks = &imported.layout.blocks;
    let (Some(one), Some(two)) = (blocks.get(first.block), blocks.get(second.block)) else { return false };
    let same = match (&one.kind, &two.kind) {
        (BlockKind::Turn { place: one, .. }, BlockKind::Turn { place: two, .. }) => one == two,
        (one, two) => one == two && matches!(one, BlockKind::Paragraph | BlockKind::Quotation),
    };
    let whole = one.words.as_str()[first.range.end..].trim().is_empty()
        && two.words.as_str()[..second.range.start].trim().is_empty();
    same && whole && second.block == first.block + 1
}

fn section(blocks: &[Block], part: &Part, quotes: Vec<Quote>, ids: &mut Ids) -> Section {
    let mut section = Section { title: part.title.clone(), quotes, ..Section::default() };
    if section.title.is_empty() {
        section.title = beginning(&blocks[part.blocks.clone()]).unwrap_or_default();
    }
    section.id = ids.of(crate::import::text::head(&section.title, 48), "section");
    let mut spoken: Option<usize> = None;
    let mut dateline: Option<&str> = None;
    for block in &blocks[part.blocks.clone()] {
        let words = block.words.as_str();
        match &block.kind {
            BlockKind::Turn { label, place, .. } => {
                let same = spoken.replace(place.start) == Some(place.start);
                // A speech without labels has its speaker in the title.
                let labelled = !label.is_empty()
                    && place.end <= block.words.place(0..1).start
                    && is_near(place.end, block);
                section.paragraphs.push(if same || !labelled {
                    words.to_owned()
                } else {
                    format!("{label}: {words}")
                });
            }
            BlockKind::Item if !words.starts_with(|c: char| c.is_ascii_digit()) => {
                section.paragraphs.push(format!("• {words}"));
            }
            BlockKind::Dateline => dateline = Some(words),
            BlockKind::Caption { credit, image } => section.captions.push(Caption {
                text: words.to_owned(),
                credit: credit.clone(),
                image: image.clone(),
                after: section.paragraphs.len(),
            }),
            kind if titles::is_text(kind) => section.paragraphs.push(words.to_owned()),
            _ => {}
        }
        if let Some(line) = dateline.take() {
            let joined = line.ends_with(['-', '–', '—']);
            if joined {
                dateline_into(&mut section, line);
            } else {
                section.paragraphs.push(line.to_owned());
            }
        }
    }
    join_datelines(&mut section);
    section
}

/// A label stands right before its words.
fn is_near(end: usize, block: &Block) -> bool {
    block.words.place(0..1).start - end < 64
}

/// The mark of a paragraph that the next one goes on with.
const OPEN: &str = "\u{0}";

fn dateline_into(section: &mut Section, line: &str) {
    section.paragraphs.push(format!("{OPEN}{line}"));
}

fn join_datelines(section: &mut Section) {
    let mut index = 0;
    while index < section.paragraphs.len() {
        if let Some(line) = section.paragraphs[index].strip_prefix(OPEN).map(str::to_owned) {
            if index + 1 < section.paragraphs.len() {
                let next = section.paragraphs.remove(index + 1);
                section.paragraphs[index] = format!("{line} {next}");
                for caption in &mut section.captions {
                    caption.after -= usize::from(caption.after > index + 1);
                }
            } else {
                section.paragraphs[index] = line;
            }
        }
        index += 1;
    }
}

/// What stands on the page and in no section; menus without end are cut.
fn left_out(imported: &Imported) -> Vec<String> {
    const MOST: usize = 60;
    let (blocks, meta) = (&imported.layout.blocks, &imported.layout.meta);
    // Front matter has its own keys in the briefing.
    let of_text = |block: &Block| {
        !matches!(block.kind, BlockKind::Boilerplate | BlockKind::Title | BlockKind::Subtitle)
    };
    let front =
        if imported.text.starts_with("---") { blocks.iter().position(of_text).unwrap_or(0) } else { 0 };
    let told = |block: &Block| match block.kind {
        BlockKind::Source => meta
            .publisher
            .as_deref()
            .is_some_and(|publisher| block.words.as_str().trim_end_matches('.').ends_with(publisher)),
        BlockKind::Byline => !meta.authors.is_empty(),
        _ => false,
    };
    let lines: Vec<&str> = blocks[front..]
        .iter()
        .filter(|block| {
            matches!(block.kind, BlockKind::Boilerplate | BlockKind::Source | BlockKind::Byline)
                && !told(block)
        })
        .map(|block| block.words.as_str())
        .filter(|words| words.contains(char::is_alphanumeric))
        .filter(|words| meta.title.as_deref().is_none_or(|title| !preamble::says_again(words, title)))
        .collect();
    let mut kept: Vec<String> = lines.iter().take(MOST).map(|line| (*line).to_owned()).collect();
    if lines.len() > MOST {
        kept.push(format!("… and {} more lines of the page.", lines.len() - MOST));
    }
    kept
}
