//! Names the kinds of text that no format reads.

use crate::import::imported::Refusal;
use crate::import::read::html::elements;
use crate::import::read::xml;
use crate::text::Cut;

/// Minimum number of lines of a table.
const MIN_ROWS: usize = 5;
/// Minimum number of separators in each line of a table.
const MIN_SEPARATORS: usize = 2;

/// For texts that are not read: how they begin, what they are, and help.
static OPENINGS: &[(&str, &str, &str)] = &[
    ("BEGIN:VCALENDAR", "a calendar (iCalendar)", "copy the text of its events into a text file"),
    ("BEGIN:VCARD", "an address card (vCard)", "plenary opens articles, pages and transcripts"),
    ("%!PS", "a PostScript file", "convert it with `ps2ascii FILE.ps FILE.txt` and open the text"),
    ("\\documentclass", "a LaTeX source", "convert it with `pandoc FILE.tex -o FILE.md` and open the text"),
    ("-----BEGIN PGP MESSAGE", "an encrypted message", "decrypt it first"),
    ("#!/", "a script", "plenary opens articles, pages and transcripts"),
];

/// For XML that is not read: the root element, what it is, and help.
static ROOTS: &[(&str, &str, &str)] = &[
    ("schedule", "the schedule of a conference (XML)", "save the page of the schedule as HTML"),
    ("rss", "a web feed (RSS)", "open an article of the feed, and save its page"),
    ("feed", "a web feed (Atom)", "open an article of the feed, and save its page"),
    ("RDF", "RDF in XML", "open an article, a page or a transcript"),
    ("svg", "a picture (SVG)", "plenary opens text: an article, a page or a transcript"),
    ("opml", "an outline (OPML)", "save it as plain text"),
    ("plist", "a property list", "plenary opens articles, pages and transcripts"),
    ("package", "a Word document in XML", "save it as .docx"),
    ("wordDocument", "a Word document in XML", "save it as .docx"),
    ("document", "an OpenDocument file, but not a text", "save its text as plain text or HTML"),
    ("FictionBook", "a book in FictionBook (XML)", "convert it to EPUB"),
];

/// More elements of HTML that a part of a page begins with.
const OF_PAGES: &[&str] = &[
    "a", "audio", "b", "body", "br", "center", "em", "font", "frameset", "i", "iframe", "img", "li", "small",
    "span", "strong", "tbody", "td", "tr", "video",
];

/// Returns the refusal of a text of a kind that no format reads.
///
/// `head` is the beginning of the text.
pub(super) fn refusal(text: &str, head: &str) -> Option<Refusal> {
    let start = head.trim_start_matches('\u{feff}').trim_start();
    let opens =
        |opening: &str| start.get(..opening.len()).is_some_and(|own| own.eq_ignore_ascii_case(opening));
    if let Some((_, what, help)) = OPENINGS.iter().find(|(opening, ..)| opens(opening)) {
        return Some(Refusal::new(format!("this is {what}, not an article or a transcript"), *help));
    }
    if start.starts_with('<') {
        return of_xml(text, start);
    }
    if is_json(start) {
        return Some(Refusal::new(
            "this is JSON, but not a transcript of a program that plenary knows",
            "`plenary formats --import` lists what it reads",
        ));
    }
    is_table(start).then(|| {
        Refusal::new(
            "this is a table of values (CSV)",
            "of a transcript, name the columns `start`, `speaker` and `text`, and separate them by tabs",
        )
    })
}

/// The refusal of XML that is no web page.
fn of_xml(text: &str, start: &str) -> Option<Refusal> {
    let root = xml::root(start)?;
    let local = root.rsplit(':').next().unwrap_or(root);
    let lower = local.to_ascii_lowercase();
    let is_of_page = [elements::CLOSE_PARAGRAPH, elements::IN_HEAD, OF_PAGES]
        .iter()
        .any(|all| all.contains(&lower.as_str()));
    if is_of_page && !root.contains(':') {
        return None;
    }
    let is_declared = start.starts_with("<?xml");
    let is_closed =
        || text.trim_end().strip_suffix('>').is_some_and(|text| text.ends_with(&format!("</{root}")));
    if !is_declared && !is_closed() {
        return None;
    }
    let (what, help) = ROOTS.iter().find(|(name, ..)| *name == local).map_or_else(
        || {
            (
                format!("XML of a kind that plenary does not read, with the root element `{}`", shown(root)),
                "save it as plain text or HTML",
            )
        },
        |(_, what, help)| ((*what).to_owned(), *help),
    );
    Some(Refusal::new(format!("this is {what}"), help))
}

/// A name that is safe to show.
fn shown(name: &str) -> &str {
    name.cut(..name.floor_char_boundary(40))
}

/// Returns true if a text begins like JSON: an object, or a list of objects.
pub(super) fn is_json(start: &str) -> bool {
    let object =
        |start: &str| start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    object(start) || start.strip_prefix('[').is_some_and(|rest| object(rest.trim_start()))
}

/// Returns true if the first lines of a text are rows of values with the same number of commas or semicolons.
fn is_table(start: &str) -> bool {
    let count = |row: &str, separator: char| {
        let mut quoted = false;
        row.chars()
            .filter(|c| {
                quoted ^= *c == '"';
                *c == separator && !quoted
            })
            .count()
    };
    let rows: Vec<&str> = start.lines().take(40).collect();
    [',', ';'].into_iter().any(|separator| {
        let Some(first) =
            rows.first().map(|row| count(row, separator)).filter(|first| *first >= MIN_SEPARATORS)
        else {
            return false;
        };
        rows.len() >= MIN_ROWS && rows.iter().all(|row| count(row, separator) == first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Option<String> {
        refusal(text, text).map(|refusal| refusal.message)
    }

    #[test]
    fn kinds_that_are_not_read_are_named() {
        for (text, named) in [
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "calendar"),
            ("<?xml version=\"1.0\"?><schedule><day/></schedule>", "schedule"),
            ("<rss version=\"2.0\"><channel/></rss>", "feed"),
            ("<lamps><lamp/></lamps>\n", "XML"),
            ("{\"lamps\": 3}", "JSON"),
            ("[\n {\"lamps\": 3}]", "JSON"),
            ("name,lamps,doors\na,1,2\nb,\"2,5\",3\nc,3,4\nd,4,5\n", "CSV"),
        ] {
            assert!(
                message(text).is_some_and(|message| message.contains(named)),
                "{text}: {:?}",
                message(text)
            );
        }
    }

    #[test]
    fn pages_and_texts_are_not_refused() {
        for text in [
            "<?xml version=\"1.0\"?><!DOCTYPE html><html><body/></html>",
            "<article><p>We open.</p></article>",
            "<ada> first the gauges\n<jory> yes\n",
            "[09:01] <ada> first\n",
            "{curly} words\n",
            "Lamps, doors, and quays are open.\n\nThe mayor said so, she did, on Monday.\n",
            "One, two, three.\nFour, five, six.\nSeven, eight.\n",
        ] {
            assert_eq!(message(text), None, "{text}");
        }
    }
}
