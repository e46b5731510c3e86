//! Reads exports like the programs that use them.

use plenary::export::Exporter;
use plenary::export::passages::Part;
use plenary::export::quotation::marks;
use plenary::export::wording::parts;
use plenary::guard::Released;
use plenary::model::{Anchor, Kind};
use plenary::text::{Cut, is_quotation_mark};
use pulldown_cmark::{Event as Node, Options, Parser, Tag, TagEnd};
use scraper::{Html, Selector};

/// The words of a quote in an export.
#[derive(Debug, PartialEq)]
pub(super) enum Words {
    /// With quotation marks and without the introduction.
    Marked(String),
    /// As recorded.
    Bare(String),
    /// The format only points to them.
    None,
}

/// Returns the words of a quote in an export, read like a program that uses the format.
pub(super) fn words(format: &dyn Exporter, exported: &str) -> Words {
    let json = || serde_json::from_str::<serde_json::Value>(exported).unwrap();
    let text = |value: &serde_json::Value| Words::Bare(value["text"].as_str().unwrap().to_owned());
    let marked = match format.name() {
        "text" => exported.split("\n— ").next().unwrap().to_owned(),
        "markdown" => block_quotes(exported).concat(),
        "html" => html_quotes(exported).concat(),
        "json" => return text(&json()[0]),
        "ndjson" => return text(&json()),
        "jsonld" => return text(&json()["@graph"][0]),
        "csv" => return Words::Bare(without_apostrophe(&csv_rows(exported)[1][0])),
        "csl-json" => {
            let note = json()[0]["note"].as_str().unwrap().to_owned();
            note.rsplit_once("\n\n").unwrap().0.to_owned()
        }
        "bibtex" => bib_field(exported, "note"),
        "biblatex" => bib_field(exported, "annotation").split("\n\nNote: ").next().unwrap().to_owned(),
        "ris" => {
            let mut notes: Vec<_> = ris_fields(exported).into_iter().filter(|(tag, _)| tag == "N1").collect();
            // The last paragraph is the attribution, unless there is a note after it.
            let note = notes.iter().rposition(|(_, words)| words.starts_with("Note: "));
            notes.truncate(note.unwrap_or(notes.len()));
            notes.pop();
            notes.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n\n")
        }
        "link" | "web-annotation" => return Words::None,
        other => panic!("there is no rule for finding the words in {other}"),
    };
    Words::Marked(without_introduction(&marked))
}

/// Returns the words that an export should have, by the rules of quotation.
pub(super) fn expected(record: &Released<'_>, like: &Words) -> Words {
    let text = record.quote.text.to_string();
    match like {
        Words::None => Words::None,
        Words::Bare(_) => Words::Bare(text),
        Words::Marked(_) => Words::Marked(by_the_rules(record)),
    }
}

/// Returns the words of a record with quotation marks.
pub(super) fn by_the_rules(record: &Released<'_>) -> String {
    let text = record.quote.text.as_str();
    if record.quote.kind != Kind::Direct {
        return text.to_owned();
    }
    if let Anchor::Passages(_) = record.quote.anchor {
        // Another test has examples of these.
        return parts(record).iter().map(Part::text).collect();
    }
    let pair = marks(record.language()).around(text);
    let text = &without_comma(record);
    let is_spanish = record.language().is_some_and(|language| language.starts_with("es"));
    let next = if is_spanish { pair.close } else { pair.open };
    let paragraphs: Vec<_> = text.split("\n\n").collect();
    format!("{}{}{}", pair.open, paragraphs.join(&format!("\n\n{next}")), pair.close)
}

/// Returns direct words without a comma after the last of them, or with a full stop if they were a whole quotation.
fn without_comma(record: &Released<'_>) -> String {
    let text = record.quote.text.as_str();
    let Some((rest, comma)) =
        text.chars().next_back().map(|last| (text.cut(..text.len() - last.len_utf8()), last))
    else {
        return String::new();
    };
    let rest = rest.trim_end();
    if !",،，、".contains(comma) || !rest.ends_with(char::is_alphanumeric) {
        return text.to_owned();
    }
    let after = record.section.zip(record.quote.anchor.ranges().last());
    let after = after.and_then(|(section, range)| section.text.cut(range.end..).chars().next());
    let begins = rest.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    let is_sentence = begins && after.is_some_and(is_quotation_mark);
    let stop = if "，、".contains(comma) { "。" } else { "." };
    format!("{rest}{}", if is_sentence { stop } else { "" })
}

/// Returns words without their introduction.
fn without_introduction(whole: &str) -> String {
    let leads = [
        "Paraphrase: ",
        "Paraphrase, with verbatim words in quotation marks: ",
        "Paraphrase, with verbatim words: ",
    ];
    leads.iter().find_map(|lead| whole.strip_prefix(lead)).unwrap_or(whole).to_owned()
}

/// Returns all extensions of `CommonMark`, except smart punctuation, which changes words on purpose.
pub(super) fn extensions() -> Options {
    Options::all() - Options::ENABLE_SMART_PUNCTUATION
}

/// Parses Markdown and returns the text of each block quote, with blank lines between paragraphs.
pub(super) fn block_quotes(markdown: &str) -> Vec<String> {
    let (mut quotes, mut inside) = (Vec::new(), false);
    for node in Parser::new_ext(markdown, extensions()) {
        match node {
            Node::Start(Tag::BlockQuote(_)) => {
                quotes.push(String::new());
                inside = true;
            }
            Node::End(TagEnd::BlockQuote(_)) => inside = false,
            Node::Start(Tag::Paragraph | Tag::Emphasis) | Node::End(TagEnd::Paragraph | TagEnd::Emphasis)
                if inside =>
            {
                let quote = quotes.last_mut().unwrap();
                if node == Node::Start(Tag::Paragraph) && !quote.is_empty() {
                    quote.push_str("\n\n");
                }
            }
            Node::Text(text) if inside => quotes.last_mut().unwrap().push_str(&text),
            other if inside => panic!("{other:?} in the words of {markdown}"),
            _ => {}
        }
    }
    quotes
}

/// Parses HTML and returns the text of each `blockquote`, with blank lines between paragraphs.
pub(super) fn html_quotes(html: &str) -> Vec<String> {
    let page = Html::parse_fragment(html);
    let (quote, paragraph) = (Selector::parse("blockquote").unwrap(), Selector::parse("p").unwrap());
    let paragraphs = |quote: scraper::ElementRef<'_>| {
        let all = quote.select(&paragraph).map(|paragraph| paragraph.text().collect::<String>());
        all.collect::<Vec<_>>().join("\n\n")
    };
    page.select(&quote).map(paragraphs).collect()
}

/// Parses CSV and returns its rows, including the header.
pub(super) fn csv_rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Returns a cell without the apostrophe that prevents a formula.
pub(super) fn without_apostrophe(cell: &str) -> String {
    let acts = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches(['\'', ' ', '\u{a0}']).starts_with(acts) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// Parses BibTeX and returns a field of the first entry as LaTeX typesets it.
pub(super) fn bib_field(bib: &str, field: &str) -> String {
    let entries = biblatex::RawBibliography::parse(bib).unwrap();
    let entry = &entries.entries[0].v;
    let value = &entry.fields.iter().find(|pair| pair.key.v == field).unwrap().value;
    let [one] = &value.v[..] else { panic!("{field} has several parts") };
    let biblatex::RawChunk::Normal(raw) = &one.v else { panic!("{field} is an abbreviation") };
    untex(raw)
}

/// Returns words as LaTeX typesets them.
pub(super) fn untex(raw: &str) -> String {
    let commands = [
        ("textbraceleft", "{"),
        ("textbraceright", "}"),
        ("textasciitilde", "~"),
        ("textasciicircum", "^"),
        ("textbackslash", "\\"),
        ("textless", "<"),
        ("textgreater", ">"),
        ("textbar", "|"),
        ("textasciigrave", "`"),
        ("textquotedbl", "\""),
        ("textquotesingle", "'"),
        ("par", "\n\n"),
    ];
    let (mut out, mut rest) = (String::new(), raw);
    while let Some(c) = rest.chars().next() {
        rest = rest.cut(c.len_utf8()..);
        match c {
            '\\' => {
                let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
                if end == 0 {
                    let sign = rest.chars().next().unwrap();
                    assert!("#$%&_".contains(sign), "\\{sign} is not a special character in {raw}");
                    out.push(sign);
                    rest = rest.cut(1..);
                } else {
                    let (name, behind) = rest.split_at(end);
                    let known = commands.iter().find(|(known, _)| *known == name);
                    out.push_str(known.unwrap_or_else(|| panic!("\\{name} in {raw}")).1);
                    // Braces keep the command from swallowing a space.
                    rest =
                        behind.strip_prefix("{}").unwrap_or_else(|| panic!("\\{name} is not ended in {raw}"));
                }
            }
            '{' | '}' => {}
            '#' | '$' | '%' | '&' | '_' | '~' | '^' | '"' | '`' | '\'' | '<' | '>' | '|' => {
                panic!("{c} acts in {raw}")
            }
            c => {
                let ligature =
                    c == '-' && out.ends_with('-') && !raw.cut(..raw.len() - rest.len() - 1).ends_with('}');
                assert!(!ligature, "-- becomes a dash in {raw}");
                out.push(c);
            }
        }
    }
    out
}

/// Returns the tags of RIS with their words, line by line.
pub(super) fn ris_fields(ris: &str) -> Vec<(String, String)> {
    let lines = ris.split("\r\n").filter(|line| !line.is_empty());
    let field = |line: &str| {
        let (tag, words) = line.split_once("  - ").unwrap_or_else(|| panic!("no tag in {line:?}"));
        assert!(tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()));
        (tag.to_owned(), words.to_owned())
    };
    lines.map(field).collect()
}
