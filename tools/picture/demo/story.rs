//! The story of the picture: which keys are pressed, and what is said about them.

use super::cell::Screen;
use super::reader::Reader;
use plenary::binding::shown;
use plenary::key::Key;

/// A step of the story. Each of its keys makes a frame.
pub(crate) struct Step {
    /// The command that opens the briefing, in the first step.
    command: Option<&'static str>,
    keys: &'static [&'static str],
    /// What the keys do.
    pub(crate) words: &'static str,
    /// How long its last frame is shown.
    tenths: u32,
}

const fn press(keys: &'static [&'static str], words: &'static str, tenths: u32) -> Step {
    Step { command: None, keys, words, tenths }
}

/// How long the frames of a step are shown, except the last.
const TYPING_TENTHS: u32 = 4;

/// The columns and rows of the screen.
pub(crate) const SIZE: (u16, u16) = (92, 28);

/// The step whose last frame is shown where nothing moves.
pub(crate) const STILL: usize = 1;

pub(crate) const STEPS: &[Step] = &[
    Step {
        command: Some("plenary harbour-forum.toml"),
        keys: &[],
        words: "Open a briefing: who said what at an event",
        tenths: 35,
    },
    press(&["]s"], "Select a speaker to list only her quotes", 40),
    press(&["]p"], "Go to the next picture", 25),
    press(&["enter"], "Show it at full size", 20),
    press(&["]p"], "And the next one", 25),
    press(&["esc"], "Go back to the text", 12),
    press(&["/", "n", "i", "g", "h", "t", "s"], "Search everything as you type", 25),
    press(&["enter"], "Keep this match", 12),
    press(&["y"], "Copy the quote, with who said it and where", 30),
    press(&["e"], "Export the quote: pick a format, see the result first", 40),
    press(&["right"], "Change the format to Markdown", 45),
];

/// A screen, with the keys that led to it.
pub(crate) struct Frame {
    /// The index of its step.
    pub(crate) step: usize,
    /// The keys of its step that were pressed, or the command.
    pub(crate) caps: Vec<String>,
    /// How long it is shown.
    pub(crate) tenths: u32,
    pub(crate) screen: Screen,
}

/// Plays the story.
pub(crate) fn frames() -> Result<Vec<Frame>, String> {
    let mut reader = Reader::open(SIZE)?;
    let mut frames = Vec::new();
    for (index, step) in STEPS.iter().enumerate() {
        let mut caps: Vec<String> = step.command.into_iter().map(str::to_owned).collect();
        if step.keys.is_empty() {
            let screen = reader.screen()?;
            frames.push(Frame { step: index, caps: caps.clone(), tenths: step.tenths, screen });
        }
        for (number, key) in step.keys.iter().enumerate() {
            let keys = Key::parse_all(key);
            caps.push(shown(&keys));
            keys.into_iter().try_for_each(|key| reader.press(key))?;
            let is_last = number + 1 == step.keys.len();
            let tenths = if is_last { step.tenths } else { TYPING_TENTHS };
            frames.push(Frame { step: index, caps: caps.clone(), tenths, screen: reader.screen()? });
        }
    }
    Ok(frames)
}
