//! What the paragraphs of a release are besides running text: title, headings, captions with credits, dateline, byline,
//! source line, and what belongs to the page.

use super::layout::{Block, BlockKind, Meta, Words};
use super::stamps::{house_and_kind, is_kind, is_symbol, stamp};
use super::{captions, headings, when};

/// Says of every paragraph what it is. `title` says whether the first one may be the title.
pub(super) fn sort(blocks: &mut Vec<Block>, meta: &mut Meta, title: bool) {
    captions::sort(blocks);
    super::signed::mark(blocks);
    super::page::lines(blocks);
    if title && !blocks.iter().any(|block| block.kind == BlockKind::Title) {
        find_title(blocks, meta);
    }
    small_lines(blocks, meta);
    dateline(blocks, meta);
    headings::short_lines(blocks);
    headings::run_in_lines(blocks);
    closing(blocks);
}

/// Whether a block is running text, as far as is known.
pub(super) fn is_text(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph)
}

fn find_title(blocks: &mut [Block], meta: &mut Meta) {
    // "Council of the Harbours", "Press release": whose it is stands above what it is.
    let kind = blocks.iter().take(4).position(|block| is_text(block) && is_kind(block.words.as_str()));
    if let Some(house) = kind.filter(|kind| *kind == 1).map(|_| &mut blocks[0])
        && is_text(house)
        && house.words.as_str().len() < 60
        && is_name(house.words.as_str())
    {
        meta.publisher.get_or_insert(house.words.as_str().to_owned());
        house.kind = BlockKind::Boilerplate;
    }
    if let Some(line) =
        blocks.iter_mut().take(3).find(|block| is_text(block) && is_house_and_kind(block.words.as_str()))
    {
        meta.publisher = meta.publisher.take().or(house_and_kind(line.words.as_str()).map(str::to_owned));
        line.kind = BlockKind::Boilerplate;
    }
    let Some(first) = blocks.iter().position(|block| is_text(block) && !is_small(block.words.as_str()))
    else {
        return;
    };
    if blocks[..first]
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Turn { .. } | BlockKind::Heading(_)))
    {
        return;
    }
    let words = blocks[first].words.as_str();
    let length = words.chars().count();
    let followed = blocks[first + 1..].iter().any(|block| !matches!(block.kind, BlockKind::Boilerplate));
    let sentence = words.ends_with(['.', '。']) && length > 140;
    if followed && length <= 220 && !sentence {
        // A headline that ends in a full stop is one still.
        blocks[first].kind = BlockKind::Title;
    }
}

/// Whether a line names a house, and beside it what kind of text follows.
fn is_house_and_kind(words: &str) -> bool {
    house_and_kind(words).is_some_and(is_name)
}

/// A line that only says when, where or by whom.
pub(super) fn is_small(words: &str) -> bool {
    words.starts_with('[') && words.ends_with(']')
        || is_symbol(words)
        || stamp(words).is_some()
        || is_kind(words)
        || byline(words).is_some()
        || place_and_date(words).is_some()
        || super::transcript::is_clock(words)
        || source_mark(words).is_some()
}

/// Byline, source line, lines with nothing but a date.
fn small_lines(blocks: &mut [Block], meta: &mut Meta) {
    let count = blocks.len();
    let mut lines = 0;
    for (index, block) in blocks.iter_mut().enumerate() {
        lines += usize::from(block.kind != BlockKind::Boilerplate);
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let words = block.words.as_str();
        if index < 12
            && let Some((date, whose)) = stamp(words)
        {
            meta.published.get_or_insert(date);
            if let Some(whose) = whose.map(str::to_owned) {
                meta.publisher.get_or_insert(whose);
            }
            block.kind = BlockKind::Boilerplate;
        } else if index < 6 && (is_symbol(words) || is_kind(words)) {
            block.kind = BlockKind::Boilerplate;
        } else if let Some(mark) = source_mark(words).filter(|_| index > 0 && words.len() < 300) {
            let publisher = words[mark..].trim().trim_end_matches('.');
            if index * 10 >= count * 7
                && !publisher.starts_with("http")
                && meta.publisher.is_none()
                && !publisher.is_empty()
            {
                meta.publisher = Some(publisher.to_owned());
            }
            block.kind = BlockKind::Source;
        } else if let Some(at) = byline(words).filter(|_| lines < 9) {
            meta.authors.extend(
                authors(&words[at..])
                    .into_iter()
                    .filter(|author| !meta.authors.contains(author))
                    .collect::<Vec<_>>(),
            );
            block.kind = BlockKind::Byline;
        } else if index < 12
            && let Some((place, date)) = place_and_date(words)
        {
            meta.published.get_or_insert(date);
            meta.place = meta.place.take().or(place.map(str::to_owned));
            block.kind = BlockKind::Dateline;
        }
    }
}

/// "Brussels, 12 March 2024", "Paris, le 3 juin 2026": a line with nothing but where and when.
fn place_and_date(words: &str) -> Option<(Option<&str>, String)> {
    if let Some(date) = when::whole(words) {
        return Some((None, date));
    }
    if words.len() > 80 {
        return None;
    }
    let commas = words.match_indices(", ").map(|(at, comma)| (at, at + comma.len()));
    let bare = |rest: usize| {
        let rest = &words[rest..];
        ["le ", "den ", "a ", "el "].iter().find_map(|small| rest.strip_prefix(small)).unwrap_or(rest)
    };
    let dated = commas.filter_map(|(at, rest)| Some((&words[..at], when::whole(bare(rest))?)));
    let (place, date) = dated.min_by_key(|(place, _)| place.len())?;
    let named = is_name(place) && !place.contains(|c: char| c.is_ascii_digit()) && !when::starts(place);
    named.then_some((Some(place).filter(|place| !is_weekday(place)), date))
}

fn is_weekday(words: &str) -> bool {
    ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"].iter().any(|day| words == format!("{day}day"))
}

fn source_mark(words: &str) -> Option<usize> {
    [
        "Source:",
        "SOURCE:",
        "SOURCE ",
        "Quelle:",
        "Fuente:",
        "Source :",
        "来源：",
        "来源:",
        "（来源：",
        "稿源：",
    ]
    .iter()
    .find(|mark| words.starts_with(**mark))
    .map(|mark| mark.len())
}

/// Where the names of a byline begin.
pub(super) fn byline(words: &str) -> Option<usize> {
    let mark = ["By: ", "By ", "BY ", "by ", "Von ", "Par ", "Por "]
        .iter()
        .find(|mark| words.starts_with(**mark))?
        .len();
    let names = &words[mark..];
    let parts: Vec<&str> = names.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let colon = words[..mark].contains(':');
    let named = parts.iter().all(|part| {
        part.starts_with(char::is_uppercase)
            || matches!(*part, "and" | "und" | "et" | "y" | "de" | "van" | "von" | "of" | "the" | "|")
            || (colon && matches!(*part, "to" | "on" | "for" | "at" | "in"))
    });
    (named
        && parts.len() > 1
        && parts.len() < if colon { 24 } else { 14 }
        && words.len() < 140
        && !words.ends_with(['.', ':', '!', '?']))
    .then_some(mark)
}

/// The names of a byline, one each; posts beside them are none.
pub(super) fn authors(names: &str) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for part in
        names.split([',', '|', ';']).flat_map(|part| part.split(" and ").flat_map(|part| part.split(" und ")))
    {
        let name = super::cast::name_of(part.trim().trim_start_matches("By ").trim());
        let post = !authors.is_empty() && super::cast::is_post(part.trim());
        let name = super::cast::in_small_letters(&name).unwrap_or(name);
        if !name.is_empty() && name.len() < 60 && !post && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}

/// "CHONGQING, June 3 --" before the first sentence: a block of its own.
fn dateline(blocks: &mut Vec<Block>, meta: &mut Meta) {
    let Some(index) = blocks.iter().position(|block| is_text(block) && block.words.as_str().len() > 60)
    else {
        return;
    };
    let words = &blocks[index].words;
    let Some((end, rest)) = agency_line(words.as_str()).or_else(|| dateline_end(words.as_str())) else {
        return;
    };
    let line = words.slice(0..end);
    let parts: Vec<&str> = line
        .as_str()
        .split(',')
        .map(|part| part.trim().trim_end_matches(['.', '-', '–', '—', ' ']))
        .collect();
    let dated = parts.iter().position(|part| when::starts(part)).unwrap_or(parts.len());
    let place = parts[..dated].join(", ");
    let place = place.split('(').next().unwrap_or_default().trim();
    let place = match place.strip_prefix("新华社").or_else(|| place.strip_prefix("中新社")) {
        Some(rest) => rest.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default(),
        None => place.trim_end_matches(['-', '–', '—', ' ']),
    };
    if place.len() > 1 && meta.place.is_none() {
        meta.place = Some(place.to_owned());
    }
    if meta.published.is_none() {
        meta.published = when::find(line.as_str());
    }
    let text = words.slice(rest..words.as_str().len());
    blocks[index].words = text;
    blocks.insert(index, Block { kind: BlockKind::Dateline, words: line });
}

/// "新华社重庆6月3日电（记者王明）": where the line of a Chinese agency ends.
fn agency_line(words: &str) -> Option<(usize, usize)> {
    if !["新华社", "中新社", "本报", "中新网", "新华网", "人民网"]
        .iter()
        .any(|agency| words.starts_with(agency))
    {
        return None;
    }
    let head = super::label::head(words, 120);
    let end = head.find('电').map(|at| at + "电".len()).filter(|end| head[..*end].contains(['日', '月']))?;
    let bracket =
        head[end..].strip_prefix('（').and_then(|rest| rest.find('）')).map_or(0, |at| at + 2 * "（".len());
    Some((end + bracket, end + bracket))
}

/// Where a dateline ends, its dash with it, and where the text begins.
fn dateline_end(words: &str) -> Option<(usize, usize)> {
    let head = super::label::head(words, 90);
    let (at, dash) = [" -- ", " — ", " – ", "— ", " - ", "--", ".- "]
        .iter()
        .filter_map(|dash| Some((head.find(dash)?, dash.len())))
        .min()?;
    let place = &head[..at];
    let first = place.split([',', '(', ' ']).next()?;
    let capitals = first.chars().count() > 1
        && first.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'));
    // "Hafenstadt (dpn) -": the agency in brackets.
    let agency =
        place.trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('(')).is_some_and(|(_, name)| {
            (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_alphabetic() || c == '/')
        });
    let dated = agency || when::find(place).is_some() || place.split(", ").any(when::starts);
    // "PORT-VILLE, 14 mars": the names of months are small in most languages.
    let named = place.split(", ").filter(|part| !when::starts(part)).collect::<Vec<_>>().join(" ");
    let lower = named.split(' ').filter(|part| part.starts_with(char::is_lowercase)).count();
    ((capitals || dated) && lower == 0 && place.starts_with(char::is_uppercase))
        .then_some((at + dash, at + dash))
}

/// What an organization says of itself at the end, and names with addresses.
fn closing(blocks: &mut [Block]) {
    let half = blocks.len() / 2;
    let closing: Vec<bool> = (0..blocks.len())
        .map(|index| {
            let words = blocks[index].words.as_str();
            let below = blocks.get(index + 1).map(|next| next.words.as_str());
            matches!(blocks[index].kind, BlockKind::Heading(_))
                && (super::page::is_closing_heading(words) || is_about(words, below))
        })
        .collect();
    // From the first of the last headings, all of which close the release.
    let last = (0..blocks.len())
        .rev()
        .find(|index| matches!(blocks[*index].kind, BlockKind::Heading(_)) && !closing[*index]);
    let first = (last.map_or(0, |last| last + 1)..blocks.len())
        .find(|index| closing[*index])
        .filter(|index| *index * 3 > blocks.len());
    if let Some(first) = first {
        let mut under = 0;
        for (block, closes) in blocks[first..].iter_mut().zip(&closing[first..]) {
            under = if *closes { 0 } else { under + usize::from(is_text(block)) };
            // What goes on for pages under "About us" is a text still.
            if under > 3 {
                break;
            }
            if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item) {
                block.kind = BlockKind::Boilerplate;
            }
        }
    }
    // A name or an agency over an address belongs to it.
    for index in (1..blocks.len()).rev() {
        let before = &blocks[index - 1];
        let named = matches!(before.kind, BlockKind::Paragraph | BlockKind::Heading(_))
            && is_name(before.words.as_str());
        if index > half && blocks[index].kind == BlockKind::Boilerplate && named {
            blocks[index - 1].kind = BlockKind::Boilerplate;
        }
    }
}

/// Whether a heading is over what an organization says of itself; in other languages than English such words head other
/// texts too, and the organization must be named right below.
fn is_about(heading: &str, below: Option<&str>) -> bool {
    if heading.starts_with("About ") {
        return true;
    }
    let marks = [
        "Über ",
        "À propos de ",
        "À propos d’",
        "À propos d'",
        "À propos du ",
        "Acerca de ",
        "Sobre ",
        "关于",
        "關於",
    ];
    let rest = marks.iter().find_map(|mark| heading.strip_prefix(mark));
    let name = rest.map(|rest| {
        let small = ["die ", "den ", "das ", "la ", "le ", "l’", "l'", "el ", "los ", "las "];
        small.iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest)
    });
    name.is_some_and(|name| {
        let first = name.split(' ').next().unwrap_or(name);
        !first.is_empty() && below.is_some_and(|below| super::label::head(below, 200).contains(first))
    })
}

/// Whether words are only names: "Jonathan Deal", "Marshall Space Flight Center, Huntsville, Ala."
fn is_name(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', ',', '/']).filter(|part| !part.is_empty()).collect();
    let upper = |part: &&str| {
        part.starts_with(|c: char| c.is_uppercase() || matches!(c, '–' | '-' | '|' | '&'))
            || matches!(*part, "of" | "the" | "and" | "for" | "de")
    };
    words.chars().count() < 90
        && parts.len() < 12
        && parts.iter().all(upper)
        && !words.ends_with([':', '!', '?', '”'])
}

/// A block of running text.
pub(super) fn paragraph(words: Words) -> Block {
    Block { kind: BlockKind::Paragraph, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lines: &[&str]) -> (Vec<(BlockKind, String)>, Meta) {
        let mut at = 0;
        let mut blocks = Vec::new();
        for line in lines {
            let mut words = Words::default();
            words.push(line, at);
            at += line.len() + 1;
            blocks.push(paragraph(words));
        }
        let mut meta = Meta::default();
        sort(&mut blocks, &mut meta, true);
        (blocks.into_iter().map(|block| (block.kind, block.words.as_str().to_owned())).collect(), meta)
    }

    const LONG: &str = "The hall was full when the chair opened the forum, and it stayed so until the end of the second day, when the last guest had left.";

    #[test]
    fn the_parts_of_a_release_are_told_apart() {
        let dateline = format!("CHONGQING, June 3, 2025 -- {LONG}");
        let (blocks, meta) = sorted(&[
            "Forum Opens Its Doors",
            "By Ada Ling and Bo Chen",
            "▲The hall (Photograph courtesy of the City)",
            &dateline,
            "A new stage",
            LONG,
            "Source: Harbour City Council",
        ]);
        let kinds: Vec<&BlockKind> = blocks.iter().map(|(kind, _)| kind).collect();
        assert_eq!(*kinds[0], BlockKind::Title);
        assert_eq!(*kinds[1], BlockKind::Byline);
        assert_eq!(
            *kinds[2],
            BlockKind::Caption { credit: Some("Photograph courtesy of the City".into()), image: None }
        );
        assert_eq!(blocks[2].1, "The hall");
        assert_eq!((kinds[3], blocks[3].1.as_str()), (&BlockKind::Dateline, "CHONGQING, June 3, 2025 --"));
        assert_eq!((kinds[4], blocks[4].1.as_str()), (&BlockKind::Paragraph, LONG));
        assert_eq!(*kinds[5], BlockKind::Heading(2));
        assert_eq!(*kinds[7], BlockKind::Source);
        assert_eq!(meta.publisher.as_deref(), Some("Harbour City Council"));
        assert_eq!(meta.place.as_deref(), Some("CHONGQING"));
        assert_eq!(meta.published.as_deref(), Some("2025-06-03"));
        assert_eq!(meta.authors, ["Ada Ling", "Bo Chen"]);
    }

    #[test]
    fn headings_that_run_in_stand_alone() {
        let slogan = format!("Shape a new landscape for opening up the service sector. {LONG}");
        let capitals = format!("STRENGTHENING THE BASE: {LONG}");
        let (blocks, _) = sorted(&["Title", "A heading", LONG, &slogan, &capitals]);
        let headings: Vec<&str> = blocks
            .iter()
            .filter(|(kind, _)| matches!(kind, BlockKind::Heading(_)))
            .map(|(_, words)| words.as_str())
            .collect();
        assert_eq!(
            headings,
            [
                "A heading",
                "Shape a new landscape for opening up the service sector.",
                "STRENGTHENING THE BASE"
            ]
        );
    }

    #[test]
    fn what_follows_the_end_belongs_to_the_page() {
        let (blocks, _) =
            sorted(&["Title of it", LONG, "###", "Media Contact", "Ada Ling", "press@example.org"]);
        assert!(blocks[2..].iter().all(|(kind, _)| *kind == BlockKind::Boilerplate), "{blocks:?}");
    }
}
