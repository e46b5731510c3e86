//! Correcting a briefing: what the keys do, what is written, and that it can be undone.

use crate::shot::Reader;
use plenary::app::{Applied, Corrected, Effect, Fresh, Input, Setup};
use plenary::io;
use plenary::key::Key;
use plenary::library::Volume;
use std::fs;
use std::path::{Path, PathBuf};

const ARTICLE: &str = "Harbour opens its night berths\n\n\
    HARBOUR CITY, 4 May 2031 - The Harbour Council opened nine berths on Sunday.\n\n\
    \"Our doors are open by night,\" said Ada Ling, chair of the Harbour Council. \"They stay open.\"\n\n\
    Bo Marsh, mayor of Tidemouth, said the towns would pay their part of the costs. He said nobody had asked \
    for a second quay.\n\n\
    \"A second quay would be a mistake,\" Ling added. She said that the council would decide in June.\n";

/// A reader of a file, whose corrections are carried out.
struct Desk {
    reader: Reader,
    folder: tempfile::TempDir,
}

impl Desk {
    fn open(name: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let reader = Reader::of(vec![io::open(&path).unwrap()], 100, 30, Setup::default());
        Self { reader, folder }
    }

    fn article() -> Self {
        Self::open("harbour.md", ARTICLE).press("4")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn toml(&self) -> String {
        fs::read_to_string(self.path("harbour.toml")).unwrap_or_default()
    }

    /// Presses keys, and carries out what each of them asks for.
    fn press(mut self, keys: &str) -> Self {
        for key in Key::parse_all(keys) {
            let mut next = self.reader.app.update(Input::Key(key));
            while let Some(effect) = next.take() {
                next = carry_out(effect).and_then(|answer| self.reader.app.update(answer));
            }
        }
        self
    }

    fn name(&self, index: usize) -> String {
        let briefing = self.reader.app.briefing();
        briefing.quote_at(index).map_or(String::new(), |quote| briefing.quote_name(quote))
    }

    fn footer(&self) -> String {
        self.reader.footer()
    }

    fn quotes(&self) -> Vec<(String, String)> {
        let briefing = self.reader.app.briefing();
        let speaker = |quote: &plenary::model::Quote| {
            quote.speaker.map_or(String::new(), |id| briefing[id].name.to_string())
        };
        briefing.quotes.iter().map(|quote| (speaker(quote), quote.text.to_string())).collect()
    }
}

fn carry_out(effect: Effect) -> Option<Input> {
    let fresh = |path: &Path| io::open(path).ok().map(Fresh::new);
    match effect {
        Effect::Correct { target, corrections } => {
            let result = io::correct(&target, &corrections).map_err(|failure| failure.message);
            let path = result.as_ref().ok().map(|edits| edits[0].path.clone());
            Some(Input::Corrected(Corrected { result, fresh: path.and_then(|path| fresh(&path)) }))
        }
        Effect::ImportAgain(path) => {
            let done = io::Pair::of(&path).and_then(|pair| pair.import_again(false));
            let result = done.map(|(edit, _)| edit.into_iter().collect()).map_err(|failure| failure.message);
            Some(Input::Corrected(Corrected { result, fresh: fresh(&path) }))
        }
        Effect::Apply { edit, is_undone } => {
            let result = io::apply(&edit, is_undone).map_err(|failure| failure.to_string());
            let fresh = fresh(&edit.path);
            Some(Input::Applied(Applied { edit: *edit, is_undone, result, fresh }))
        }
        _ => None,
    }
}

#[test]
fn a_release_is_checked_with_one_key_for_each_quote() {
    let count = Desk::article().quotes().len();
    assert!(count >= 4);
    let one = Desk::article().press(".");
    assert!(one.footer().contains(&format!("{} unchecked left; U undoes it", count - 1)), "{}", one.footer());
    assert!(one.footer().contains("harbour.toml, which you are reading now"), "{}", one.footer());
    let all = one.press(&". ".repeat(count - 1));
    assert!(all.footer().contains("the whole briefing is checked"), "{}", all.footer());
    assert_eq!(all.toml().matches("checked = true").count(), count);
    assert_eq!(fs::read_to_string(all.path("harbour.md")).unwrap(), ARTICLE, "the article is never touched");
    let last = all.press("U");
    assert_eq!(
        last.reader.selected().2,
        last.name(count - 1),
        "the quote whose check was undone is selected"
    );
    let undone = last.press(&"U ".repeat(count - 1));
    assert_eq!(undone.toml().matches("checked = true").count(), 0);
    assert_eq!(undone.press("U").footer(), "there is nothing to undo");
}

#[test]
fn the_words_are_given_to_somebody_else_in_two_keys_and_a_name() {
    let desk = Desk::article().press("C s 'marsh' enter");
    assert_eq!(desk.quotes()[0].0, "Bo Marsh");
    assert!(desk.footer().starts_with("the words are Bo Marsh's"), "{}", desk.footer());
    let desk = desk.press("U");
    assert_eq!(desk.quotes()[0].0, "Ada Ling");
    let desk = desk.press("ctrl+r");
    assert_eq!(desk.quotes()[0].0, "Bo Marsh");
    let desk = desk.press("C s 'Cy Reed, pilot, Tug Company' enter");
    assert_eq!(desk.quotes()[0].0, "Cy Reed");
    assert!(desk.toml().contains("organization = \"Tug Company\""));
    let desk = desk.press("C s 'nobody' enter");
    assert_eq!(desk.quotes()[0].0, "");
}

#[test]
fn the_menu_shows_only_what_can_be_done_here() {
    let desk = Desk::article().press("C");
    desk.reader.is("correct-menu");
    Reader::open("harbour", 40, 12).press("4 C").is("correct-menu-narrow");
    assert!(!desk.reader.shows("kind:"), "the words are in marks");
    let hand_written = Reader::open("harbour", 100, 30).press("4 C");
    assert!(!hand_written.shows("right as it is"), "a person wrote it");
}

#[test]
fn bounds_are_moved_and_a_quote_is_split_and_joined() {
    let desk = Desk::article().press("4 j j j");
    let before = desk.quotes();
    let index = before.iter().position(|(_, words)| words.contains("the towns would pay")).unwrap();
    let desk = desk.press(&format!("4 g {}C b", "j ".repeat(index)));
    assert!(desk.footer().contains("Enter applies it"), "{}", desk.footer());
    let desk = desk.press("h h h h h h h h h enter");
    assert_ne!(desk.quotes()[index].1, before[index].1);
    assert!(before[index].1.starts_with(&desk.quotes()[index].1));
    let desk = desk.press("U C /").press("w w enter");
    assert_eq!(desk.quotes().len(), before.len() + 1, "{}", desk.footer());
    assert_eq!(desk.quotes()[index].1, "the towns would");
    let desk = desk.press("C m");
    assert_eq!(desk.quotes(), before, "{}", desk.footer());
}

#[test]
fn what_is_no_quote_goes_and_a_new_quote_comes() {
    let desk = Desk::article();
    let before = desk.quotes();
    let desk = desk.press("C n");
    assert_eq!(desk.quotes(), before[1..]);
    assert!(desk.toml().contains("[[import.rejected]]"));
    let desk = desk.press("3 g / 'nine berths' enter v w n 'marsh' enter");
    let new = desk.quotes().into_iter().find(|(_, words)| words.contains("nine berths"));
    assert_eq!(new, Some(("Bo Marsh".to_owned(), "nine berths".to_owned())), "{}", desk.footer());
}

#[test]
fn speakers_are_renamed_joined_and_parted() {
    let desk = Desk::article().press("C r").press("ctrl+u 'Ada Lingard, chair' enter");
    assert_eq!(desk.quotes()[0].0, "Ada Lingard", "{}", desk.footer());
    let desk = desk.press("C = 'marsh' enter");
    assert_eq!(desk.reader.app.briefing().speakers.len(), 1);
    let desk = desk.press("U").press("C p down enter up enter 'Cy Reed' enter");
    assert_eq!(desk.quotes()[0].0, "Cy Reed", "{}", desk.footer());
}

#[test]
fn notes_and_tags_are_typed_in_a_line() {
    let desk = Desk::article().press("A 'Ask her again.' enter");
    assert!(desk.footer().starts_with("wrote the note"), "{}", desk.footer());
    assert!(desk.toml().contains("note = \"Ask her again.\""));
    let desk = desk.press("T 'doors, night' enter T");
    assert!(desk.footer().contains("doors, night"), "what is there can be changed: {}", desk.footer());
    let desk = desk.press("esc j T 'do' tab enter");
    assert!(desk.toml().matches("tags = [\"doors\"]").count() == 1, "{}", desk.toml());
    let desk = desk.press("3 g v w w A 'Which hall?' enter");
    assert!(desk.toml().contains("[[sections.notes]]"), "{}", desk.footer());
}

#[test]
fn a_file_that_changed_meanwhile_is_corrected_as_it_is_now() {
    let desk = Desk::article().press(".");
    let path = desk.path("harbour.toml");
    let mine = ["# mine\n", &desk.toml()].concat();
    fs::write(&path, &mine).unwrap();
    let desk = desk.press(".");
    assert!(desk.toml().starts_with("# mine\n"));
    assert_eq!(desk.toml().matches("checked = true").count(), 2);
    let gone = desk.toml().replace("nobody had asked", "nobody asked").replace("towns would", "towns may");
    fs::write(&path, gone).unwrap();
    let desk = desk.press("C n");
    assert!(desk.footer().contains("no longer in the file"), "{}", desk.footer());
}

#[test]
fn a_changed_article_is_offered_and_imported_again() {
    let desk = Desk::article().press(".");
    let (article, briefing) = (desk.path("harbour.md"), desk.path("harbour.toml"));
    fs::write(&article, ARTICLE.replace("nine berths", "ten berths")).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_mins(1);
    fs::File::options().write(true).open(&article).unwrap().set_modified(later).unwrap();
    let reader = Reader::of(vec![io::open(&briefing).unwrap()], 100, 30, Setup::default());
    assert!(
        reader.footer().starts_with("the article has changed since it was imported"),
        "{}",
        reader.footer()
    );
    let desk = Desk { reader, folder: desk.folder }.press("4 C");
    assert!(desk.reader.shows("u  import the changed article again"));
    let desk = desk.press("u");
    assert!(desk.footer().starts_with("imported again: 1 kept"), "{}", desk.footer());
    assert!(desk.toml().contains("ten berths"));
    assert!(!desk.press("U").toml().contains("ten berths"));
}

#[test]
fn what_cannot_be_corrected_says_why() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings/harbour-forum.toml"));
    let desk = Desk::open("forum.toml", &text.unwrap()).press("4 .");
    assert!(desk.footer().contains("already checked"), "{}", desk.footer());
    let broken = Desk::article().press(".");
    fs::write(broken.path("harbour.toml"), broken.toml().replace("[event]", "[event")).unwrap();
    let broken = broken.press(".");
    assert!(broken.footer().contains("has an error; correct that first"), "{}", broken.footer());
    let piped = Volume::read("standard input", None, ARTICLE.as_bytes().to_vec(), &plenary::check::NoFiles);
    let reader = Reader::of(vec![piped], 100, 30, Setup::default()).press("4 .");
    let Some(Effect::Correct { target, .. }) = reader.effects.first() else { panic!("{}", reader.footer()) };
    assert!(format!("{target:?}").contains("harbour-opens-its-night-berths.toml"), "{target:?}");
}
