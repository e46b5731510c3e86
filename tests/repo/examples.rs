//! The examples in documents: what the program prints about the texts that they show.

use crate::binary;
use crate::book::documents;
use crate::project::text;
use plenary::app::{App, Effect, Input, Setup};
use plenary::check::NoFiles;
use plenary::document;
use plenary::export::{export, find};
use plenary::guard::{Destination, release_quotes};
use plenary::key::Key;
use plenary::library::{EMBEDDED, Volume};
use plenary::model::Standing;
use tempfile::TempDir;

/// The name of markers, and the text that is printed between them.
pub(crate) type Printed = (&'static str, fn() -> String);

/// The examples, by the name of their markers.
pub(crate) static EXAMPLES: &[Printed] = &[
    ("quote-example", quote_example),
    ("verify-example", verify_example),
    ("first-quote", first_quote),
    ("direct-example", || of_the_short_briefing(0)),
    ("paraphrase-example", || of_the_short_briefing(1)),
    ("draft-example", draft_example),
    ("check-example", check_example),
];

/// What the README says to type in the reader of its release.
const SEARCHED: &str = "the night costs";

/// What `docs/getting-started.md` says to type in the reader of the sample.
const SEARCHED_FIRST: &str = "comfortable chair";

/// The first block of code after these words of a document.
fn block_after(path: &str, words: &str) -> String {
    let document = text(path);
    let (_, after) = document.split_once(words).unwrap_or_else(|| panic!("{path} does not say {words:?}"));
    let (_, block) = after.split_once("\n```").unwrap_or_else(|| panic!("{path}: no code after {words:?}"));
    let (_, code) = block.split_once('\n').unwrap();
    code.split_once("\n```").unwrap().0.to_owned() + "\n"
}

/// A block of code with this text.
fn shown(text: &str) -> String {
    format!("```text\n{}\n```\n", text.trim_end())
}

fn release() -> String {
    block_after("README.md", "save it as `release.txt`:")
}

fn short_briefing() -> String {
    block_after("docs/format.md", "## A short briefing")
}

/// What is copied after these keys.
fn copied(name: &str, bytes: &[u8], keys: &str) -> String {
    let volume = Volume::read(name, None, bytes.to_vec(), &NoFiles);
    let mut app = App::new(vec![volume], Setup::default());
    app.update(Input::Resize(100, 30));
    let effects: Vec<_> =
        Key::parse_all(keys).into_iter().filter_map(|key| app.update(Input::Key(key))).collect();
    let [Effect::Copy(clip)] = &effects[..] else { panic!("{effects:?}") };
    clip.text.clone()
}

fn quote_example() -> String {
    shown(&copied("release.txt", release().as_bytes(), &format!("/ '{SEARCHED}' enter y")))
}

fn first_quote() -> String {
    let (name, text) = EMBEDDED.iter().find(|(name, _)| name.starts_with("harbour")).unwrap();
    shown(&copied(name, text.as_bytes(), &format!("/ '{SEARCHED_FIRST}' enter y")))
}

/// What `plenary verify` prints about a draft, after the command.
fn verified(folder: &TempDir, draft: &str, briefing: &str) -> String {
    std::fs::write(folder.path().join("draft.txt"), draft).unwrap();
    let run = binary::run(folder.path(), &["verify", "draft.txt", briefing]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    shown(&format!("$ plenary verify draft.txt {briefing}\n{}{}", run.out, run.err))
}

fn verify_example() -> String {
    let folder = binary::folder("release.txt", release());
    let confirmed = binary::run(folder.path(), &["edit", "release.txt", "--confirm-all"]);
    assert_eq!(confirmed.code, Some(0), "{}", confirmed.err);
    verified(&folder, &block_after("README.md", "you write `draft.txt`:"), "release.toml")
}

fn draft_example() -> String {
    let folder = binary::folder("forum.toml", short_briefing());
    verified(&folder, &block_after("docs/drafts.md", "This draft is about"), "forum.toml")
}

/// A quote of the short briefing, by its number.
fn of_the_short_briefing(index: usize) -> String {
    let briefing = document::read(&short_briefing()).0.unwrap();
    let quote = briefing.quote_at(index);
    let records = release_quotes(&briefing, quote, Destination::Output).passed;
    shown(&export(find("text").unwrap(), &records))
}

/// The faults of the short briefing after a typing error.
fn check_example() -> String {
    let faulty = short_briefing().replacen("speaker = \"ada-ling\"", "speaker = \"ada-lnig\"", 1);
    let volume = Volume::read("forum.toml", None, faulty.into_bytes(), &NoFiles);
    shown(&volume.report().text(false, 100))
}

#[test]
fn the_words_that_the_readme_searches_for_are_on_two_lines() {
    let release = release();
    assert!(!release.contains(SEARCHED));
    assert!(release.split_whitespace().collect::<Vec<_>>().join(" ").contains(SEARCHED));
    assert!(text("README.md").contains(&format!("`{SEARCHED}`")));
    assert!(text("docs/getting-started.md").contains(&format!("`{SEARCHED_FIRST}`")));
}

#[test]
fn briefings_shown_in_documents_have_no_faults() {
    let mut count = 0;
    for path in documents() {
        let document = text(&path);
        let blocks = document.split("\n```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next());
        for briefing in blocks.filter(|block| block.starts_with("format = 1")) {
            let volume = Volume::read(&path, None, briefing.as_bytes().to_vec(), &NoFiles);
            assert_eq!(volume.report().short(), "");
            let briefing = volume.briefing.unwrap();
            let all_found = briefing.quotes.iter().all(|quote| quote.anchor.is_found());
            assert!(all_found && !briefing.quotes.is_empty(), "{path}: every quote is in its text");
            count += 1;
        }
    }
    assert_eq!(count, 2, "docs/format.md shows a short and a complete briefing");
}

#[test]
fn the_page_of_quotes_explains_every_label() {
    use Standing as S;
    let page = text("docs/quotes.md");
    for standing in [S::Verbatim, S::Doubtful, S::Unchecked, S::Paraphrase, S::PartlyVerbatim] {
        let row = format!("| `{}` |", standing.words());
        assert!(page.contains(&row), "docs/quotes.md has no row {row}");
    }
}
