//! The small lines above a release: its number, its kind, and when and by whom it was put on the web.

use crate::import::date;

/// The number of a document: "SG/SM/21999".
pub(crate) fn is_symbol(words: &str) -> bool {
    words.len() < 30
        && words.contains('/')
        && words.contains(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '.' | '-'))
}

/// A line that only says what kind of text follows.
pub(crate) fn is_kind(words: &str) -> bool {
    let lower = words.trim_end_matches([':', '.']).to_lowercase();
    // "Pressemitteilung Nr. 214/2026"
    let number = lower
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')))
        .map(|at| lower[..at].trim_end());
    let kind = number.filter(|head| head.len() + 1 < lower.len()).and_then(|head| {
        ["nr", "nr.", "no", "no.", "n°", "nº", "núm.", "num."].iter().find_map(|mark| head.strip_suffix(mark))
    });
    let lower = kind.map_or(&*lower, str::trim_end);
    [
        "press release",
        "news release",
        "media release",
        "press statement",
        "media statement",
        "statement",
        "news",
        "press note",
        "speech",
        "pressemitteilung",
        "pressemeldung",
        "communiqué de presse",
        "communiqué",
        "comunicado de prensa",
        "comunicado",
        "presseinformation",
        "medienmitteilung",
        "presse-information",
        "nota de prensa",
        "新闻稿",
        "news story",
        "guidance",
        "press notice",
        "media advisory",
        "press advisory",
        "news advisory",
        "media alert",
        "joint press release",
        "joint statement",
        "fact sheet",
        "readout",
    ]
    .contains(&lower)
}

/// "Council of the Harbours - Press release": whose it is beside what it is.
pub(crate) fn house_and_kind(words: &str) -> Option<&str> {
    let (house, kind) =
        [" - ", " – ", " — ", " | ", ": ", " · "].iter().find_map(|mark| words.rsplit_once(mark))?;
    let (house, kind) =
        if is_kind(house.trim()) { (kind.trim(), house.trim()) } else { (house.trim(), kind.trim()) };
    (is_kind(kind) && !is_kind(house) && words.len() < 90 && date::find(house).is_none()).then_some(house)
}

/// "Updated: March 14, 2023 08:15 Xinhua": when, and at times by whom, it was put on the web.
pub(crate) fn stamp(words: &str) -> Option<(String, Option<&str>)> {
    const MARKS: &[&str] = &[
        "updated",
        "last updated",
        "published",
        "posted",
        "released",
        "release date",
        "date",
        "publish date",
        "发布时间",
        "更新时间",
        "时间",
        "veröffentlicht",
        "stand",
        "publié le",
        "mis à jour",
        "publicado",
        "actualizado",
        "first published",
    ];
    if let Some(found) = dated_source(words) {
        return Some(found);
    }
    let lower = crate::import::text::head(words, 40).to_lowercase();
    let mark = MARKS.iter().find(|mark| lower.starts_with(**mark))?;
    let rest = words.get(mark.len()..)?.trim_start_matches([':', '：', ' ']);
    if words.len() > 90 || rest.len() == words.len() {
        return None;
    }
    let date = date::find(rest)?;
    let tail = rest
        .rsplit(|c: char| c.is_ascii_digit() || matches!(c, '|' | '日'))
        .next()
        .unwrap_or_default()
        .trim();
    let whose = tail.trim_start_matches(['|', '-', '(', ' ']).trim_end_matches(')');
    let named = whose.len() > 2
        && whose.starts_with(char::is_uppercase)
        && whose.split(' ').count() < 5
        && !matches!(
            whose,
            "GMT" | "UTC" | "EST" | "EDT" | "CET" | "CEST" | "AM" | "PM" | "BST" | "ET" | "Uhr"
        );
    Some((date, named.then_some(whose)))
}

/// "2023年3月14日 08:15 来源：海港日报": a date, and then where the text comes from.
fn dated_source(words: &str) -> Option<(String, Option<&str>)> {
    if words.len() > 160 || !words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let marks = ["来源：", "来源:", "稿源：", "Source:", "Source :", "Fuente:", "Quelle:"];
    let (at, mark) = marks.iter().find_map(|mark| Some((words.find(mark)?, mark.len())))?;
    let date = date::find(&words[..at])?;
    let whose = words[at + mark..].trim().split([' ', '　', '|']).next().filter(|whose| !whose.is_empty());
    Some((date, whose))
}
