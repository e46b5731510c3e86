//! How texts look: transcripts, names beside quotes, the selected quote, the cursor.

use crate::shot::{Reader, volume};
use plenary::app::{Input, Setup};
use plenary::theme::{Background, find};
use plenary::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// A transcript with an unnamed person who asks, and with directions.
const TRANSCRIPT: &str = "\
Night Berths: A Conversation

MS. LING: Good morning. The first berth opens in May, and the second a month later.

Q    Will the lock open before the summer?

MS. LING: I hope so. The gates came last week, and the engineers are on the quay.

The towns pay, each for a part. We said so in the spring and nothing has changed.

Q    And who pays for the lamps?

MR. MARSH: The harbour does. (Laughter.)
";

fn transcript(width: u16, height: u16) -> Reader {
    let setup = Setup { theme: "plenary-dark".to_owned(), ..Setup::default() };
    Reader::of(vec![volume("talk.txt", TRANSCRIPT)], width, height, setup)
}

/// The screen in the colours of its theme.
fn drawn(reader: &Reader, (width, height): (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let theme = Theme::named(&reader.app.theme().name).unwrap();
    plenary::ui::draw_buffer(&reader.app, &theme, buffer.area, &mut buffer);
    buffer
}

/// The text and background colours and the styles of the first cell of words in the text pane.
#[expect(clippy::panic, reason = "a test that cannot go on says where")]
fn look_of(buffer: &Buffer, words: &str) -> (Color, Color, Modifier) {
    for y in 0..buffer.area.height {
        let line: Vec<&str> = (0..buffer.area.width).map(|x| buffer.cell((x, y)).unwrap().symbol()).collect();
        let found = (0..line.len()).find(|x| line[*x..].concat().starts_with(words));
        if let Some(x) = found {
            let cell = buffer.cell((u16::try_from(x).unwrap(), y)).unwrap();
            return (cell.fg, cell.bg, cell.modifier);
        }
    }
    panic!("{words} is not on the screen");
}

#[test]
fn a_transcript_has_labels_in_colour_plain_words_and_quiet_questions() {
    let reader = transcript(70, 30).press("z");
    let buffer = drawn(&reader, (70, 30));
    let (label, paper, bold) = look_of(&buffer, "MS. LING:");
    assert!(bold.contains(Modifier::BOLD));
    let (other, _, _) = look_of(&buffer, "MR. MARSH:");
    assert_ne!(label, other, "each speaker has a colour");
    let (text, plain, words) = look_of(&buffer, "The towns pay");
    assert_eq!((plain, words), (paper, Modifier::empty()));
    let (question, _, _) = look_of(&buffer, "Will the lock");
    assert_ne!(question, text);
    let (_, lit, _) = look_of(&buffer, "Good morning");
    assert_ne!(lit, paper, "the selected statement is lit");
    let lines: Vec<String> = reader.screen().lines().map(str::to_owned).collect();
    assert!(lines.iter().any(|line| line.contains("MS. LING:") && !line.contains("Good")), "{lines:?}");
}

#[test]
fn the_words_of_a_selected_speaker_stay_plain_in_a_transcript() {
    let reader = transcript(70, 30).press("z ]s");
    let buffer = drawn(&reader, (70, 30));
    let (_, paper, modifier) = look_of(&buffer, "The towns pay");
    assert_eq!((paper, modifier), (buffer.cell((1, 20)).unwrap().bg, Modifier::empty()));
}

#[test]
fn a_transcript_on_the_screen() {
    Reader::of(vec![volume("talk.txt", TRANSCRIPT)], 80, 24, Setup::default()).is("transcript");
    Reader::of(vec![volume("talk.txt", TRANSCRIPT)], 40, 12, Setup::default()).is("transcript-narrow");
}

#[test]
fn the_first_mention_of_a_speaker_beside_their_words_has_their_colour() {
    let reader = Reader::open("harbour", 120, 40);
    let theme = Theme::named("plenary-light").unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
    plenary::ui::draw_buffer(&reader.app, &theme, buffer.area, &mut buffer);
    let (name, _, modifier) = look_of(&buffer, "Ada Ling, Chair of");
    let (text, _, _) = look_of(&buffer, "Rain had been");
    assert_ne!(name, text);
    assert!(modifier.contains(Modifier::BOLD));
}

#[test]
fn who_speaks_is_visible_at_every_width() {
    for (width, height) in [(120, 40), (80, 24), (60, 20), (40, 12), (30, 12)] {
        let reader = transcript(width, height).press("3");
        assert!(reader.shows("Ling"), "{width}x{height}:\n{}", reader.screen());
    }
    let reader = Reader::open("harbour", 80, 24).press("]q");
    assert!(reader.screen().contains("Ada Ling, Chair · indirect"), "{}", reader.screen());
    let reader = Reader::open("harbour", 40, 12).press("]q [q");
    assert!(reader.screen().contains("Ada Ling"), "{}", reader.screen());
    assert!(reader.screen().contains("verbatim"), "{}", reader.screen());
}

#[test]
fn each_thing_is_said_once_about_a_quote() {
    let reader = Reader::open("chongqing", 80, 24).press("]q enter");
    let screen = reader.screen();
    assert!(!screen.contains("paraphrase"), "{screen}");
    assert!(screen.contains("indirect · cue:"), "{screen}");
}

#[test]
fn the_page_of_a_quote_shows_the_paragraph_around_it() {
    let reader = Reader::open("harbour", 80, 40).press("enter");
    assert!(reader.shows("In the text") && reader.shows("spoke for nine minutes"), "{}", reader.screen());
}

#[test]
fn days_part_the_agenda_and_long_titles_have_two_lines() {
    let reader = Reader::open("harbour", 120, 40);
    assert!(reader.shows("1 July 2025 ") && reader.shows("2 July 2025 "), "{}", reader.screen());
    let title: String = reader.app.briefing().sections[1].title.to_string();
    let last = title.split_whitespace().last().unwrap();
    assert!(reader.shows(last), "{last} in {}", reader.screen());
}

#[test]
fn the_cursor_stands_on_what_is_selected() {
    let cursor = |reader: &Reader, size| {
        let theme = Theme::named("mono").unwrap();
        plenary::ui::cursor(&reader.app, &theme, size).unwrap()
    };
    let size = (100, 30);
    let row = |reader: &Reader, words: &str| {
        let screen = reader.screen();
        let found = screen.lines().position(|line| line.contains(words));
        u16::try_from(found.unwrap_or_else(|| panic!("{words} in {screen}"))).unwrap()
    };
    let open = || Reader::open("harbour", 100, 30);
    let quotes = open().press("4 j j j");
    let (_, y) = cursor(&quotes, size);
    let line = quotes.screen().lines().nth(y.into()).unwrap().to_owned();
    assert!(line.contains('▸'), "{line}");
    let speakers = open().press("2 j j");
    assert_eq!(cursor(&speakers, size).1, row(&speakers, "▸ b  Bo Marsh"));
    // In a list to pick from, it is where the user types until the user moves.
    let picker = open().press("s");
    assert_eq!(cursor(&picker, size).1, row(&picker, "> "));
    let moved = picker.press("down");
    assert_eq!(cursor(&moved, size).1, row(&moved, "> ") + 3);
    // While words are selected, it is at their end.
    let words = open().press("3 v w w");
    let (x, y) = cursor(&words, size);
    let theme = Theme::named("mono").unwrap();
    let buffer = plenary::ui::screen(&words.app, &theme, size);
    assert!(buffer.cell((x, y)).unwrap().modifier.contains(Modifier::REVERSED | Modifier::UNDERLINED));
}

#[test]
fn the_first_frame_has_the_colours_of_the_background_that_is_known() {
    for (background, name) in [(Background::Dark, "plenary-dark"), (Background::Light, "plenary-light")] {
        let setup = Setup { theme: "auto".to_owned(), background: Some(background), ..Setup::default() };
        let reader = Reader::of(vec![volume("talk.txt", TRANSCRIPT)], 80, 24, setup);
        assert_eq!(reader.app.theme(), find(&[], name).unwrap());
        let reader = reader.told(Input::Background(Background::Light));
        assert_eq!(&*reader.app.theme().name, "plenary-light");
    }
}
