//! What must hold after any keys: what a key acts on is on the screen.

use crate::acting::{QUAY, copied, drawn, letters, marked};
use crate::shot::{Reader, volume};
use plenary::app::{Input, Mouse, Overlay, PageKind, Setup, Subject};
use plenary::layout::{PaneName, Rect};
use plenary::library::EMBEDDED;
use plenary::model::{Noted, QuoteId};
use plenary::pane::flow::BlockKind;
use plenary::pane::lit::Here;
use plenary::text::bidi::has_rtl;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// A step of a random session.
#[derive(Clone, Debug)]
enum Step {
    Keys(&'static str),
    Resize(u16, u16),
    Wheel(u16, u16, Mouse),
}

/// Keys of a random session; each ends where the panes take keys again, or where a page is open.
const STEPS: &[&str] = &[
    "y",
    "y",
    "x",
    "n",
    "n",
    "N",
    "3 n",
    "e esc",
    "enter",
    "enter esc",
    "Y esc",
    "Y enter",
    "v esc",
    "v w y",
    "E",
    "j",
    "k",
    "0 9 j",
    "d",
    "u",
    "space",
    "b",
    "g",
    "G",
    "]q",
    "[q",
    "0 3 ]q",
    "]s",
    "[s",
    "]a",
    "[a",
    "]p",
    "1",
    "2",
    "3",
    "4",
    "tab",
    "shift+tab",
    "h",
    "l",
    "z",
    "esc",
    "esc",
    "+",
    "-",
    "L",
    "ctrl+o",
    "ctrl+i",
    "m a",
    "` a",
    "f a",
    "f b",
    "X",
    "r",
    "/ 'the' enter",
    "/ 'harbour' enter",
    "/ 'e' enter",
    "/ 'night' enter",
    "/ '港' enter",
    "/ 'li' enter",
    "/ 'open' n esc",
    "/ 'said' enter",
    "/ 'qqq' enter",
    "/ enter",
    "c 'direct' enter",
    "c 'indirect' enter",
    "c 'mixed' enter",
    "c '#' enter",
    "c 'opening' enter",
    "s 'a' enter",
    "s 'li' enter",
    "s 'e' enter",
    "a 'o' enter",
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        12 => prop::sample::select(STEPS).prop_map(Step::Keys),
        2 => (40_u16..=120, 12_u16..=40).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => prop::sample::select(vec![(40, 12), (80, 24), (120, 40), (60, 16), (100, 16)])
            .prop_map(|(width, height)| Step::Resize(width, height)),
        1 => (0..120_u16, 0..40_u16, prop::sample::select(vec![Mouse::Click, Mouse::WheelDown, Mouse::WheelUp]))
            .prop_map(|(x, y, mouse)| Step::Wheel(x, y, mouse)),
    ];
    prop::collection::vec(step, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_a_key_acts_on_is_on_the_screen(
        sample in 0..EMBEDDED.len() + 2, size in (40_u16..=120, 12_u16..=40), steps in steps(),
    ) {
        let scripts = include_str!("samples/scripts.toml");
        let others = [("quay.toml", QUAY), ("scripts.toml", scripts)];
        let (name, text) = EMBEDDED.iter().chain(&others).nth(sample).unwrap();
        let mut reader = Reader::of(vec![volume(name, text)], size.0, size.1, Setup::default());
        let mut done = Vec::new();
        for step in steps {
            done.push(step.clone());
            let before = Before::of(&reader);
            reader.effects.clear();
            reader = match step {
                Step::Keys(keys) => reader.press(keys),
                Step::Resize(width, height) => reader.resized(width, height),
                Step::Wheel(x, y, mouse) => reader.told(Input::Mouse(x, y, mouse)),
            };
            if let Step::Keys(keys) = step {
                before.check(keys, &reader)?;
            }
            check_sight(&reader, &done)?;
        }
    }
}

/// The items grow to two rows, so that fewer of them fit.
#[test]
fn a_narrower_screen_of_the_same_height_keeps_the_selected_quote_in_sight() {
    let (name, text) = EMBEDDED[1];
    let reader = Reader::of(vec![volume(name, text)], 90, 14, Setup::default());
    let reader = reader.press("l 0 9 j").resized(40, 14);
    assert!(reader.screen().contains('▸'), "{}", reader.screen());
}

/// What a key would act on, before it is pressed.
struct Before {
    subject: Option<QuoteId>,
    /// True if the panes take keys.
    panes: bool,
    marked: Vec<usize>,
}

impl Before {
    fn of(reader: &Reader) -> Self {
        let subject = match reader.app.subject() {
            Ok(Subject::Quote(quote)) => Some(quote),
            _ => None,
        };
        Self {
            subject,
            panes: reader.app.overlay().is_none() && reader.app.text_selection().is_none(),
            marked: marked(reader),
        }
    }

    /// The keys have acted on that quote only, or have said why not.
    fn check(&self, keys: &str, reader: &Reader) -> Result<(), TestCaseError> {
        let app = &reader.app;
        let acted = !reader.effects.is_empty() || marked(reader) != self.marked || app.overlay().is_some();
        match keys {
            "y" if self.panes => {
                let clip = copied(reader);
                if let Some(quote) = self.subject {
                    let words = letters(&app.briefing()[quote].text).into_iter().take(8).collect::<String>();
                    prop_assert!(letters(clip).iter().collect::<String>().contains(&words), "{words} {clip}");
                } else {
                    prop_assert!(!acted && app.notice().is_some());
                }
            }
            "x" if self.panes => {
                let now = marked(reader);
                let changed = |quote: &usize| now.contains(quote) != self.marked.contains(quote);
                let changed: Vec<usize> = now.iter().chain(&self.marked).copied().filter(changed).collect();
                let expected: Vec<usize> = self.subject.iter().map(|quote| quote.index()).collect();
                // A quote that the search reached by wrapping is not unmarked at once.
                let stays =
                    changed.is_empty() && self.marked.contains(expected.first().unwrap_or(&usize::MAX));
                prop_assert!(stays || changed == expected, "{changed:?} {expected:?}");
                prop_assert!(app.notice().is_some());
            }
            "n" | "N"
                if self.panes && app.search_words().is_some_and(|words| words.count.contains(" of ")) =>
            {
                // The match is what is selected now.
                prop_assert!(app.view().lit.is_some_and(|lit| lit.here.is_some()));
            }
            "enter"
                if self.panes
                    && matches!(app.overlay(), Some(Overlay::Page(page)) if page.kind == PageKind::Quote) =>
            {
                prop_assert_eq!(app.selection().quote, self.subject);
            }
            _ => {}
        }
        Ok(())
    }
}

/// The beginning of what a key would act on is on the screen, and highlighted.
fn check_sight(reader: &Reader, done: &[Step]) -> Result<(), TestCaseError> {
    let app = &reader.app;
    let quotes = app.layout().pane(PaneName::Quotes);
    if let (Some(pane), Some(quote), None) = (quotes, app.selection().quote, app.overlay())
        && matches!(done.last(), Some(Step::Keys(_)))
        && let Some(row) = app.view().quotes().position(quote)
    {
        let first = app.scroll().quotes;
        let height = usize::from(app.layout().inside(pane).height);
        prop_assert!((first..first + height).contains(&row), "{done:?}\n{}", reader.screen());
    }
    let Ok(Subject::Quote(id)) = app.subject() else { return Ok(()) };
    prop_assert!(holds_match(reader, id), "{done:?}\n{}", reader.screen());
    let quote = &app.briefing()[id];
    let original = quote.original.as_ref().map(|original| original.text.to_string());
    if app.overlay().is_some() || has_rtl(&quote.text) || original.as_deref().is_some_and(has_rtl) {
        return Ok(());
    }
    let first = quote.anchor.ranges().first().zip(quote.section);
    let first = first.and_then(|(range, section)| app.briefing()[section].text.get(range.clone()));
    let begins = first.map_or(usize::MAX, |first| letters(first).len()).min(8);
    let buffer = reader.buffer();
    let layout = app.layout();
    let is_in = |letters: &str, text: &str, len: usize| {
        let begins: String = self::letters(text).into_iter().take(len).collect();
        letters.contains(&begins)
    };
    let seen = |letters: &str, len: usize| {
        is_in(letters, &quote.text, len) || original.as_ref().is_some_and(|text| is_in(letters, text, len))
    };
    let whole = layout.viewer.is_some_and(|rect| seen(&drawn(&buffer, rect, |_| true), begins));
    let listed = layout.pane(PaneName::Quotes).is_some_and(|rect| {
        let rect = layout.inside(rect);
        let rows = (0..rect.height).map(|y| Rect { y: rect.y + y, height: 1, ..rect });
        rows.into_iter().any(|row| {
            buffer[(row.x, row.y)].symbol() == "▸" && seen(&drawn(&buffer, row, |_| true), begins.min(2))
        })
    });
    let read = layout.text_area(app.measure()).is_some_and(|rect| seen(&lit(&buffer, rect), begins));
    prop_assert!(whole || listed || read, "{:?}\n{}\n{}", done, quote.text, reader.screen());
    Ok(())
}

/// True if a quote contains the current match, or if there is none.
fn holds_match(reader: &Reader, id: QuoteId) -> bool {
    let view = reader.app.view();
    match view.lit.and_then(|lit| lit.here) {
        None => true,
        Some(Here::Quote(other)) => *other == id,
        Some(Here::Speaker(_)) => false,
        Some(Here::Block(block, range)) => match &view.flow.blocks[*block].kind {
            BlockKind::Quote(other) | BlockKind::Note(Noted::Quote(other)) => *other == id,
            BlockKind::Paragraph(own) => view.briefing[id]
                .anchor
                .ranges()
                .iter()
                .any(|words| words.start < own.start + range.end && own.start + range.start < words.end),
            _ => false,
        },
    }
}

/// The letters of the highlighted words in an area: of the selected quote, or matches of the search.
fn lit(buffer: &Buffer, rect: Rect) -> String {
    drawn(buffer, rect, |(modifier, _)| modifier.intersects(Modifier::BOLD | Modifier::REVERSED))
}
