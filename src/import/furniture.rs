//! What the paragraphs of a release are besides running text: title, headings, captions with credits, dateline, byline,
//! source line, and what belongs to the page.

use super::layout::{Block, BlockKind, Meta, Words};
use super::{captions, headings, when};

/// Says of every paragraph what it is. `title` says whether the first one may be the title.
pub(super) fn sort(blocks: &mut Vec<Block>, meta: &mut Meta, title: bool) {
    captions::sort(blocks);
    page_lines(blocks);
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

/// Lines that belong to the page.
fn page_lines(blocks: &mut [Block]) {
    under_page_headings(blocks);
    let mut ended = false;
    let mut leads = false;
    for block in blocks.iter_mut().filter(|block| is_text(block) || block.kind == BlockKind::Item) {
        let words = block.words.as_str();
        let bare =
            words.trim_matches(|c: char| c == '-' || c == '–' || c == '—' || c == '*' || c.is_whitespace());
        let closes = (bare.chars().all(|c| c == '#' || c == ' ') && bare.contains('#'))
            || (bare.len() < words.len()
                && matches!(bare.to_ascii_lowercase().as_str(), "end" | "ends" | "30" | "ende"));
        if closes {
            ended = true;
        }
        // An address that a sentence leads to belongs to the text.
        let led = leads && !words.contains('@');
        leads = words.ends_with(':') || words.ends_with(" visit") || words.ends_with(" at");
        // The credit of a picture that stands elsewhere.
        let credit = words.len() < 60 && words.starts_with("NASA/") && !words.ends_with('.');
        if ended || credit || (is_boilerplate(words) && !led) || !words.contains(char::is_alphanumeric) {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

/// Headings of what pages add to an article, and the short lines under them.
fn under_page_headings(blocks: &mut [Block]) {
    let mut under = false;
    for block in blocks.iter_mut() {
        let words = block.words.as_str();
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let contacts = is_text(block) && is_contact_heading(words);
        if heading || contacts {
            under = is_page_heading(words) || contacts;
        } else if under {
            let short = words.len() < 90 && !super::lines::ends_sentence(words);
            under = short
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Boilerplate);
        }
        if under && block.kind != BlockKind::Title {
            block.kind = BlockKind::Boilerplate;
        }
    }
}

fn is_page_heading(words: &str) -> bool {
    let lower = words.trim_end_matches([':', ' ']).to_lowercase();
    [
        "share this",
        "share",
        "share this page",
        "related topics",
        "related",
        "related content",
        "related articles",
        "related stories",
        "related news",
        "related links",
        "tags",
        "topics",
        "more on this story",
        "more like this",
        "read more",
        "recommended",
        "you may also like",
        "follow us",
        "comments",
        "leave a comment",
        "most read",
        "most popular",
        "top stories",
        "latest news",
        "recent posts",
        "newsletter",
        "sign up",
        "is this page useful",
        "partager",
        "teilen",
        "compartir",
        "mehr zum thema",
        "sur le même sujet",
    ]
    .contains(&lower.as_str())
}

/// "Press contacts": names and numbers follow.
fn is_contact_heading(words: &str) -> bool {
    let lower = words.trim_end_matches([':', ' ']).to_lowercase();
    [
        "press contacts",
        "press contact",
        "media contacts",
        "media contact",
        "news media contacts",
        "news media contact",
        "contacts",
        "contact",
        "contacts presse",
        "contact presse",
        "pressekontakt",
        "contacto de prensa",
        "for media inquiries",
    ]
    .contains(&lower.as_str())
}

fn is_boilerplate(words: &str) -> bool {
    let lower = super::label::head(words, 60).to_lowercase();
    let opens = [
        "for immediate release",
        "media contact",
        "press contact",
        "contact:",
        "contacts:",
        "media inquiries",
        "press release no",
        "share this",
        "follow us",
        "click here",
        "read more",
        "skip to",
        "all rights reserved",
        "copyright ©",
        "© ",
        "release no",
        "embargoed until",
        "tel:",
        "tel.:",
        "phone:",
        "fax:",
        "email:",
        "e-mail:",
        "subscribe",
        "editor’s note:",
        "editor's note:",
        "notes to editors",
        "(end)",
        "last updated",
        "download pdf",
        "for information media",
        "from the congressional record",
        "editor:",
        "editors:",
        "责任编辑",
        "pressekontakt",
        "kontakt:",
        "rückfragen",
        "contact presse",
        "contacts presse",
        "contacto de prensa",
        "contacto:",
        "(责任编辑",
        "download the pdf",
        "print this",
        "back to top",
        "sign up for",
        "this site uses cookies",
        "we use cookies",
        "advertisement",
        "related links",
        "### ",
    ];
    if opens.iter().any(|opening| lower.starts_with(opening)) {
        return true;
    }
    let one = !words.contains(' ');
    if matches!(
        lower.as_str(),
        "published" | "share" | "details" | "tags" | "comments" | "save" | "print" | "email"
    ) {
        return true;
    }
    let address = one && (words.contains('@') || words.starts_with("http") || words.starts_with("www."));
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let phone = digits > 6
        && words.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')' | ' ' | '.' | '/'));
    let pair = words.len() < 60 && words.contains('@') && words.contains('.') && words.split(' ').count() < 5;
    // A line of names with their addresses.
    let mails = words.split(' ').filter(|word| is_mail(word)).count();
    let contacts = mails > 0 && words.len() < 80 + 80 * mails && !super::lines::ends_sentence(words);
    address || phone || pair || contacts
}

fn is_mail(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.contains(char::is_alphanumeric) && host.contains('.'))
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

/// A line that only says when, where or by whom.
pub(super) fn is_small(words: &str) -> bool {
    words.starts_with('[') && words.ends_with(']')
        || is_symbol(words)
        || stamp(words).is_some()
        || is_kind(words)
        || byline(words).is_some()
        || when::whole(words).is_some()
        || super::transcript::is_clock(words)
        || source_mark(words).is_some()
}

/// The number of a document: "SG/SM/21999".
fn is_symbol(words: &str) -> bool {
    words.len() < 30
        && words.contains('/')
        && words.contains(|c: char| c.is_ascii_digit())
        && words.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '.' | '-'))
}

/// A line that only says what kind of text follows.
fn is_kind(words: &str) -> bool {
    let lower = words.trim_end_matches([':', '.']).to_lowercase();
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
        "nota de prensa",
        "新闻稿",
        "news story",
        "guidance",
        "press notice",
    ]
    .contains(&lower.as_str())
}

/// "Updated: March 14, 2023 08:15 Xinhua": when, and at times by whom, it was put on the web.
fn stamp(words: &str) -> Option<(String, Option<&str>)> {
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
    let lower = super::label::head(words, 40).to_lowercase();
    let mark = MARKS.iter().find(|mark| lower.starts_with(**mark))?;
    let rest = words.get(mark.len()..)?.trim_start_matches([':', '：', ' ']);
    if words.len() > 90 || rest.len() == words.len() {
        return None;
    }
    let date = when::find(rest)?;
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
    let date = when::find(&words[..at])?;
    let whose = words[at + mark..].trim().split([' ', '　', '|']).next().filter(|whose| !whose.is_empty());
    Some((date, whose))
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
            && let Some(date) = when::whole(words)
        {
            meta.published.get_or_insert(date);
            block.kind = BlockKind::Dateline;
        }
    }
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
    let dated = when::find(place).is_some() || place.split(", ").any(when::starts);
    // "PORT-VILLE, 14 mars": the names of months are small in most languages.
    let named = place.split(", ").filter(|part| !when::starts(part)).collect::<Vec<_>>().join(" ");
    let lower = named.split(' ').filter(|part| part.starts_with(char::is_lowercase)).count();
    ((capitals || dated) && lower == 0 && place.starts_with(char::is_uppercase))
        .then_some((at + dash, at + dash))
}

/// What an organization says of itself at the end, and names with addresses.
fn closing(blocks: &mut [Block]) {
    let half = blocks.len() / 2;
    let about = blocks.iter().enumerate().rev().find(|(index, block)| {
        *index > half
            && matches!(block.kind, BlockKind::Heading(_))
            && block.words.as_str().starts_with("About ")
    });
    if let Some((index, _)) = about {
        let paragraphs = blocks[index + 1..].iter().filter(|block| is_text(block)).count();
        let headings =
            blocks[index + 1..].iter().filter(|block| matches!(block.kind, BlockKind::Heading(_))).count();
        if paragraphs <= 3 && headings == 0 {
            for block in &mut blocks[index..] {
                if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item) {
                    block.kind = BlockKind::Boilerplate;
                }
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
