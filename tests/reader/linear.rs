//! The line-by-line reader: replies to lines, and what must hold for any line.

use crate::shot::volume;
use plenary::action::ACTIONS;
use plenary::app::{App, Effect, Input, Setup, Wrote};
use plenary::library::{EMBEDDED, Volume};
use plenary::linear::Linear;
use plenary::row::Glyphs;
use proptest::prelude::*;
use std::path::Path;

/// A reader without a screen; effects are kept and not carried out.
struct Talk {
    linear: Linear,
    effects: Vec<Effect>,
}

impl Talk {
    fn of(shelf: Vec<Volume>) -> Self {
        let setup = Setup { linear: true, glyphs: Glyphs::SPOKEN, ..Setup::default() };
        let mut talk = Self { linear: Linear::new(App::new(shelf, setup)), effects: Vec::new() };
        let effects = &mut talk.effects;
        talk.linear.start(&mut |effect| answer(effect, effects));
        talk
    }

    fn open(name: &str) -> Self {
        let (name, text) = EMBEDDED.iter().find(|(file, _)| file.starts_with(name)).unwrap();
        Self::of(vec![volume(name, text)])
    }

    /// The reply to a line.
    fn say(&mut self, line: &str) -> String {
        let effects = &mut self.effects;
        self.linear.line(line, &mut |effect| answer(effect, effects));
        self.linear.take(None)
    }

    /// The replies to lines, with each line after its prompt.
    fn transcript(&mut self, lines: &str) -> String {
        let mut all = self.linear.take(Some(80));
        for line in lines.lines() {
            all.push_str(self.linear.prompt());
            all.push_str(line.trim());
            all.push('\n');
            let effects = &mut self.effects;
            self.linear.line(line, &mut |effect| answer(effect, effects));
            all.push_str(&self.linear.take(Some(80)));
        }
        all
    }
}

fn answer(effect: Effect, effects: &mut Vec<Effect>) -> Option<Input> {
    let answer = match &effect {
        Effect::Copy(_) => Some(Input::Copied(Ok("a clipboard".to_owned()))),
        Effect::Write { path, .. } => Some(Input::Wrote(Wrote::Done(path.clone()))),
        _ => None,
    };
    effects.push(effect);
    answer
}

#[test]
fn a_whole_session_is_read_out() {
    let lines = "speaker ling\nnext quote\nagenda\n2\n\nsearch lamp\nn\nfilter kind direct\nback\nback\n\
                 mark-quote\nexport\nmarked\nmarkdown\nfile\nnew\nboth.md\n\nselect\n2 next-word\ncopy\nback\n\
                 set-mark a\ngo-to-mark a\ntop\nwhere";
    let whole = Talk::open("harbour").transcript(lines);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader/screens/linear.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &whole).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == whole, "the session has changed; UPDATE=1 accepts this one:\n{whole}");
}

#[test]
fn empty_lines_read_out_every_word_of_the_text_in_order() {
    for (name, text) in EMBEDDED {
        let mut talk = Talk::of(vec![volume(name, text)]);
        let mut said = String::new();
        loop {
            let more = talk.say("");
            if more.contains("the end of the briefing") {
                break;
            }
            said.push_str(&more);
        }
        let said: Vec<&str> = said.split_whitespace().collect();
        let mut from = 0;
        for section in &talk.linear.app().briefing().sections {
            let captions = section.captions.iter().map(|caption| &*caption.text);
            for word in section.text.split_whitespace() {
                let found = said[from..].iter().position(|own| *own == word);
                let found = found.unwrap_or_else(|| panic!("{name}: {word} is not read in its place"));
                // Between two words of the text there is only what is read out with a paragraph.
                assert!(found < 400, "{name}: {found} words before {word}");
                from += found + 1;
            }
            for word in captions.flat_map(str::split_whitespace) {
                assert!(said.contains(&word), "{name}: {word} of a caption is not read");
            }
        }
    }
}

#[test]
fn read_reads_to_the_end_of_the_section() {
    let mut talk = Talk::open("harbour");
    talk.say("section pilot");
    let said = talk.say("read");
    assert!(said.contains("For eleven months") && said.contains("Figure: 28%"), "{said}");
    assert!(!said.contains("Section 3"), "{said}");
    let next = talk.say("read");
    assert!(next.starts_with("Section 3 of 7"), "{next}");
}

#[test]
fn an_empty_line_reads_out_the_place_of_a_quote_first() {
    for line in ["", "read"] {
        let mut talk = Talk::open("harbour");
        let led = talk.say("speaker łukasz");
        assert!(led.contains("The quietest crane") && !led.contains("a gear wheel"), "{led}");
        talk.say("text");
        talk.say("next quote");
        talk.say("previous quote");
        let said = talk.say(line);
        assert!(said.contains("a gear wheel"), "{said}");
        assert!(!talk.say(line).contains("a gear wheel"));
    }
}

#[test]
fn translations_originals_or_both_are_read_out() {
    let mut talk = Talk::open("harbour");
    talk.say("speaker lin jiayi");
    let both = talk.say("open");
    assert!(both.contains("At night a port") && both.contains("夜里的港口"), "{both}");
    assert!(talk.say("languages").contains("translation only"));
    let one = talk.say("open");
    assert!(one.contains("At night a port") && !one.contains("夜里的港口"), "{one}");
    talk.say("languages");
    let one = talk.say("open");
    assert!(!one.contains("At night a port") && one.contains("夜里的港口"), "{one}");
}

#[test]
fn lines_are_wrapped_between_words_for_a_terminal() {
    let mut talk = Talk::open("harbour");
    talk.linear.take(None);
    let effects = &mut talk.effects;
    talk.linear.line("read", &mut |effect| answer(effect, effects));
    let said = talk.linear.take(Some(40));
    assert!(said.lines().all(|line| plenary::text::width::width(line) <= 40), "{said}");
    assert!(said.lines().count() > 3, "{said}");
}

fn line() -> impl Strategy<Value = String> {
    let names: Vec<String> = ACTIONS
        .iter()
        .map(|row| row.name.to_owned())
        .filter(|name| !name.starts_with("quit"))
        .chain(
            ["", "1", "3", "0", "99", "more", "read", "where", "a", "help", "back", "text", "json", "yes"]
                .map(str::to_owned),
        )
        .collect();
    let name = prop::sample::select(names);
    prop_oneof![
        6 => name.clone(),
        2 => (name.clone(), name.clone()).prop_map(|(one, other)| format!("{one} {other}")),
        1 => (0_usize..40, name).prop_map(|(count, name)| format!("{count} {name}")),
        1 => "\\PC{0,30}",
        1 => "[\\x00-\\x1f\\x7f\\u{80}-\\u{9f}\\u{202a}-\\u{202e}a-z ]{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_get_replies_without_effects_on_the_screen(lines in prop::collection::vec(line(), 0..30)) {
        let shelf = EMBEDDED.iter().map(|(name, text)| volume(name, text)).collect();
        let mut talk = Talk::of(shelf);
        talk.say("2");
        for line in lines {
            let said = talk.say(&line);
            prop_assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{line:?}: {said:?}");
        }
    }
}

#[test]
fn a_match_is_told_with_the_quote_that_keys_act_on() {
    let mut talk = Talk::open("harbour");
    let told = talk.say("search kept twice a day");
    assert!(told.contains("\nQuote 1 of 25: Ada Ling, verbatim: “A harbour is a promise"), "{told}");
    let told = talk.say("search fourteen cards");
    assert!(told.ends_with("the match is in no quote\n"), "{told}");
}
