//! What stands before the first word that is said: title, place, hour; and whose a speech without labels is.

use crate::import::blocks::{Block, BlockKind, Layout};
use crate::import::date;
use crate::import::date::is_clock;
use crate::import::transcript::directions::is_direction;
use crate::import::transcript::speech_title::speaker_in_title;
use std::ops::Range;

/// Sorts what stands before the first turn of a transcript; gives a speech without labels to whom its title names.
pub(crate) fn sort(layout: &mut Layout, spoken: bool) {
    if spoken {
        before_turns(layout);
        place_in_title(layout);
    } else {
        speech(layout);
    }
}

/// A heading that says the title once more heads nothing.
pub(crate) fn title_again(layout: &mut Layout) {
    let titled =
        layout.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.words.as_str());
    let Some(title) = titled.map(str::to_owned) else { return };
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = plain(&title);
    for block in &mut layout.blocks {
        if matches!(block.kind, BlockKind::Heading(_)) && plain(block.words.as_str()) == wanted {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// "Remarks at a Reception | Medina, WA": the place at the end of a title.
fn place_in_title(layout: &mut Layout) {
    let place = layout
        .meta
        .title
        .as_deref()
        .and_then(|title| title.rsplit_once(" | "))
        .map(|(_, place)| place.trim())
        .filter(|place| place.contains(", ") && place.len() < 60 && is_place(place));
    let Some(place) = place.map(str::to_owned) else { return };
    // A room alone stands in the town that the title says.
    layout.meta.place = Some(match layout.meta.place.take() {
        Some(room) if !room.contains(", ") => format!("{room}, {place}"),
        Some(whole) => whole,
        None => place,
    });
}

fn before_turns(layout: &mut Layout) {
    let first =
        layout.blocks.iter().position(|block| matches!(block.kind, BlockKind::Turn { .. })).unwrap_or(0);
    if first > 40 {
        return;
    }
    let named = layout.meta.title.is_some();
    let mut places: Vec<usize> = Vec::new();
    for index in 0..first {
        let before = index.checked_sub(1).filter(|before| is_house(&layout.blocks[*before]));
        let block = &mut layout.blocks[index];
        let words = block.words.as_str();
        let short = words.len() < 90;
        if layout.meta.title.as_deref().is_some_and(|title| title == words) {
            continue;
        }
        if layout.meta.title.as_deref().is_some_and(|title| says_again(words, title)) {
            // The title once more, in other letters.
            block.kind = BlockKind::Boilerplate;
            continue;
        }
        if !matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Title | BlockKind::Heading(_) | BlockKind::Direction
        ) || !short
        {
            continue;
        }
        let title = block.kind == BlockKind::Title || matches!(block.kind, BlockKind::Heading(_));
        let bracketed = words.starts_with(['(', '[']);
        if is_clock(words) || (!title || named) && date::find(words).is_some() {
            block.kind = BlockKind::Dateline;
        } else if !title && !words.contains(char::is_lowercase) && words.contains(' ') {
            // The lines of a heading in capitals: "BEFORE THE", "FIRST SESSION".
            block.kind = BlockKind::Boilerplate;
        } else if !bracketed && is_place(words) && (named || !title) {
            block.kind = BlockKind::Dateline;
            // "Casa Norte" over "Eastwick, Norland" is a house there.
            places.extend(before.filter(|_| named));
            places.push(index);
        } else if title && named && layout.meta.title.as_deref() != Some(words) {
            block.kind = BlockKind::Heading(1);
        }
    }
    let mut told = String::new();
    for index in places {
        let block = &mut layout.blocks[index];
        block.kind = BlockKind::Dateline;
        told.push_str(if told.is_empty() { "" } else { ", " });
        told.push_str(block.words.as_str().trim_matches(['(', ')', '*', '_']));
    }
    if !told.is_empty() {
        layout.meta.place = Some(match layout.meta.place.take() {
            Some(before) => format!("{before}, {told}"),
            None => told,
        });
    }
}

/// Whether a line may be the name of a house or a room: a few words in capitals, and nothing else.
fn is_house(block: &Block) -> bool {
    let words = block.words.as_str();
    let parts: Vec<&str> = words.split(' ').collect();
    block.kind == BlockKind::Paragraph
        && parts.len() < 7
        && parts.iter().all(|part| {
            part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || matches!(*part, "of" | "the" | "at" | "and" | "de" | "la")
        })
        && words.contains(char::is_lowercase)
        && words.ends_with(char::is_alphanumeric)
        && !words.starts_with("Office of")
        && !crate::import::lexicon::offices::names_office(words)
}

/// Whether a line says nothing but the title, or a part of it that a line of a heading takes.
pub(crate) fn says_again(words: &str, title: &str) -> bool {
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (words, title) = (plain(words), plain(title));
    words.len() > 7 && title.contains(&words)
}

/// Whether a line before the first turn says where it was.
fn is_place(words: &str) -> bool {
    const PLACES: &[&str] = &[
        "room",
        "office",
        "house",
        "garden",
        "building",
        "hall",
        "center",
        "centre",
        "aboard",
        "route",
        "via",
        "airport",
        "base",
        "court",
        "library",
        "lawn",
        "hotel",
        "university",
        "college",
        "school",
        "street",
        "church",
        "theater",
        "theatre",
        "embassy",
        "palace",
        "park",
        "auditorium",
        "museum",
        "residence",
        "studio",
        "club",
        "stadium",
        "portico",
        "teleconference",
        "headquarters",
        "ballroom",
        "plaza",
        "field",
        "camp",
        "monument",
        "cemetery",
        "chamber",
        "arena",
        "capitol",
        "pavilion",
        "convention",
        "complex",
        "campus",
        "terminal",
        "station",
        "colonnade",
        "foyer",
        "estate",
        "castle",
        "island",
        "plant",
    ];
    let lower = words.to_lowercase();
    // "Ada Ling, Head of Investor Relations" says who, "The House met at ten o'clock" says what.
    let post =
        words.split_once(", ").is_some_and(|(_, post)| crate::import::lexicon::offices::names_office(post));
    if post
        || lower.contains(" met ")
        || lower.contains(" by ")
        || lower.starts_with("the white house")
        || lower.starts_with("office of")
    {
        return false;
    }
    let known = lower.split(|c: char| !c.is_alphanumeric()).any(|word| PLACES.contains(&word));
    // "Seoul, South Korea": names and a comma, nothing else.
    let names = words.contains(", ")
        && words
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .all(|part| part.starts_with(char::is_uppercase) || part == "of");
    let shouted = !words.contains(char::is_lowercase);
    let short_form = words.ends_with("D.C.") || words.ends_with(", DC.");
    (short_form || !words.ends_with(['.', ',', ':', '?', '!'])) && !shouted && (known || names)
}

/// A speech or a statement without labels is what its title says: somebody's own words.
fn speech(layout: &mut Layout) {
    let title = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let titled = title.and_then(|title| {
        let name = speaker_in_title(title.words.as_str())?;
        Some((title.words.as_str()[name.clone()].to_owned(), title.words.place(name)))
    });
    let led = layout.blocks.iter().take(12).enumerate().find_map(|(index, block)| {
        let name = speaker_in_lead(block.words.as_str()).filter(|_| block.kind == BlockKind::Paragraph)?;
        Some((index, block.words.as_str()[name.clone()].to_owned(), block.words.place(name)))
    });
    if led.is_none() && titled.is_none() {
        interview(layout);
        return;
    }
    let Some((from, label, place)) = led
        .map(|(index, label, place)| (index + 1, label, place))
        .or_else(|| titled.map(|(label, place)| (0, label, place)))
    else {
        return;
    };
    // Where others are quoted or the speaker is told of, it is a report.
    let quoted = layout.blocks[from..].iter().filter(|block| is_report(block, &label)).count();
    let paragraphs = layout.blocks[from..].iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    if quoted * 4 > paragraphs {
        return;
    }
    for block in &mut layout.blocks[from..] {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            let words = block.words.as_str();
            block.kind = if is_direction(words) || is_clock(words) || words == "# # #" {
                BlockKind::Direction
            } else {
                BlockKind::Turn { label: label.clone(), place: place.clone(), at: None }
            };
        }
    }
}

/// Questions as headings, and the title says with whom it is an interview: what stands below them are the answers.
fn interview(layout: &mut Layout) {
    const FEW: usize = 3;
    let question = |block: &Block| {
        matches!(block.kind, BlockKind::Heading(_)) && block.words.as_str().ends_with(['?', '？'])
    };
    let headings = layout.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_))).count();
    let questions = layout.blocks.iter().filter(|block| question(block)).count();
    let title = layout.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let whom = title.and_then(|title| {
        let name = interviewed(title.words.as_str())?;
        Some((title.words.as_str()[name.clone()].to_owned(), title.words.place(name)))
    });
    let Some((label, place)) = whom.filter(|_| questions >= FEW && questions * 3 >= headings * 2) else {
        return;
    };
    let mut asked = false;
    for block in &mut layout.blocks {
        match block.kind {
            BlockKind::Heading(_) => asked = question(block),
            BlockKind::Paragraph | BlockKind::Item if asked => {
                block.kind = if is_direction(block.words.as_str()) {
                    BlockKind::Direction
                } else {
                    BlockKind::Turn { label: label.clone(), place: place.clone(), at: None }
                };
            }
            _ => {}
        }
    }
}

/// Whose interview a title announces: "A conversation with Ada Ling".
fn interviewed(title: &str) -> Option<Range<usize>> {
    const TALKS: &[&str] =
        &["interview", "conversation", "talk", "q&a", "questions", "gespräch", "entretien", "entrevista"];
    const WITH: &[&str] = &[" with ", " for ", " mit ", " avec ", " con ", " a "];
    let lower = title.to_lowercase();
    if lower.len() != title.len() {
        return None;
    }
    let talk = TALKS.iter().filter_map(|talk| lower.find(talk)).min()?;
    let start = WITH.iter().filter_map(|with| Some(talk + lower[talk..].find(with)? + with.len())).min()?;
    let rest = &title[start..];
    let end = rest.find([',', ':', '–', '—', '(', '|', '.', '?', '!']).unwrap_or(rest.len());
    let mut length = 0;
    for word in rest[..end].split_inclusive(' ') {
        let small = matches!(word.trim_end(), "de" | "van" | "von" | "der" | "of" | "the" | "al" | "bin");
        if !(word.starts_with(char::is_uppercase) || small) {
            break;
        }
        length += word.len();
    }
    let name = rest[..length].trim_end();
    ((2..8).contains(&name.split(' ').count())).then_some(start..start + name.len())
}

/// "Following is Secretary-General Ada Ling’s message:": who says all that follows.
fn speaker_in_lead(words: &str) -> Option<Range<usize>> {
    let start = ["Following is ", "Following are ", "Below is ", "Here is "]
        .iter()
        .find(|lead| words.starts_with(**lead))?
        .len();
    if words.len() > 260 || !words.trim_end().ends_with(':') {
        return None;
    }
    let rest = &words[start..];
    let lead = ["the text of ", "the transcript of ", "the full text of ", "the statement by ", "the "]
        .iter()
        .find(|lead| rest.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let name = match rest.find(" by ").filter(|by| rest[by + 4..].starts_with(char::is_uppercase)) {
        Some(by) => {
            let end = rest[by + 4..].find([',', ':']).map_or(rest.len(), |end| by + 4 + end);
            by + 4..end
        }
        None => lead..lead + rest[lead..].find(['’', '\''])?,
    };
    let words = rest[name.clone()].split(' ').collect::<Vec<_>>();
    let named = (2..10).contains(&words.len())
        && words
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "the" | "for"));
    named.then_some(start + name.start..start + name.end)
}

/// Whether a paragraph tells of the speaker instead of being what was said.
fn is_report(block: &Block, label: &str) -> bool {
    if block.kind != BlockKind::Paragraph {
        return false;
    }
    let words = block.words.as_str();
    let family = label.rsplit(' ').next().unwrap_or(label);
    words.contains(family)
        || ((words.starts_with(['“', '"']) || words.contains("” ")) && words.contains(" said"))
}
