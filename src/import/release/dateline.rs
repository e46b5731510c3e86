//! Datelines: place and date before the first sentence, or on a line of their own.

use crate::import::blocks::{Block, BlockKind, Meta, is_text};
use crate::import::date;
use crate::import::text::is_name;
/// "Brussels, 12 March 2024", "Paris, le 3 juin 2026": a line with nothing but where and when.
pub(crate) fn place_and_date(words: &str) -> Option<(Option<&str>, String)> {
    if let Some(date) = date::whole(words) {
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
    let dated = commas.filter_map(|(at, rest)| Some((&words[..at], date::whole(bare(rest))?)));
    let (place, date) = dated.min_by_key(|(place, _)| place.len())?;
    let named = is_name(place) && !place.contains(|c: char| c.is_ascii_digit()) && !date::starts(place);
    named.then_some((Some(place).filter(|place| !is_weekday(place)), date))
}

pub(crate) fn is_weekday(words: &str) -> bool {
    ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"].iter().any(|day| words == format!("{day}day"))
}

/// "CHONGQING, June 3 --" before the first sentence: a block of its own.
pub(crate) fn dateline(blocks: &mut Vec<Block>, meta: &mut Meta) {
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
    let dated = parts.iter().position(|part| date::starts(part)).unwrap_or(parts.len());
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
        meta.published = date::find(line.as_str());
    }
    let text = words.slice(rest..words.as_str().len());
    blocks[index].words = text;
    blocks.insert(index, Block { kind: BlockKind::Dateline, words: line });
}

/// "新华社重庆6月3日电（记者王明）": where the line of a Chinese agency ends.
pub(crate) fn agency_line(words: &str) -> Option<(usize, usize)> {
    if !["新华社", "中新社", "本报", "中新网", "新华网", "人民网"]
        .iter()
        .any(|agency| words.starts_with(agency))
    {
        return None;
    }
    let head = crate::import::text::head(words, 120);
    let end = head.find('电').map(|at| at + "电".len()).filter(|end| head[..*end].contains(['日', '月']))?;
    let bracket =
        head[end..].strip_prefix('（').and_then(|rest| rest.find('）')).map_or(0, |at| at + 2 * "（".len());
    Some((end + bracket, end + bracket))
}

/// Where a dateline ends, its dash with it, and where the text begins.
pub(crate) fn dateline_end(words: &str) -> Option<(usize, usize)> {
    let head = crate::import::text::head(words, 90);
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
    let dated = agency || date::find(place).is_some() || place.split(", ").any(date::starts);
    // "PORT-VILLE, 14 mars": the names of months are small in most languages.
    let named = place.split(", ").filter(|part| !date::starts(part)).collect::<Vec<_>>().join(" ");
    let lower = named.split(' ').filter(|part| part.starts_with(char::is_lowercase)).count();
    ((capitals || dated) && lower == 0 && place.starts_with(char::is_uppercase))
        .then_some((at + dash, at + dash))
}
