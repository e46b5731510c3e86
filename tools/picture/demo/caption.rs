//! The caption under the screen: the keys that are pressed, what they do, and the steps as dots.

use super::layer::escaped;
use super::story::{Frame, STEPS};
use std::fmt::Write;

/// The height of the caption.
pub(super) const HEIGHT: usize = 60;

/// The width of a letter on a key.
const LETTER: usize = 12;
/// The space beside the letters on a key.
const PADDING: usize = 9;
const KEY_HEIGHT: usize = 32;
/// The space between two keys.
const GAP: usize = 6;
/// The space between the keys and the words.
const WORDS_GAP: usize = 16;
/// The distance of two dots.
const DOTS: usize = 16;

/// The rules of the caption in the dark scheme, and what differs in the light one.
pub(super) const CSS: [&str; 2] = [
    ".key{fill:#2b3447;stroke:#667085;stroke-width:1.5}.cap{color:#fff;font-weight:bold}\n\
     .words{color:#d8dce5;font:21px system-ui,-apple-system,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif}\n\
     .dot{fill:#4a5163}.now{fill:#8ab8ff}\n",
    ".key{fill:#fff;stroke:#8b8f98}.cap{color:#22252b}.words{color:#22252b}.dot{fill:#c4c0b4}.now{fill:#1f55b5}\n",
];

/// The dots of all steps, which do not change.
pub(super) fn dots(right: usize, top: usize) -> String {
    let dots = (0..STEPS.len()).map(|step| dot(step, right, top, "dot"));
    dots.collect()
}

/// The dot of a step.
fn dot(step: usize, right: usize, top: usize, class: &str) -> String {
    let x = right + DOTS / 2 - (STEPS.len() - step) * DOTS;
    format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{}\" r=\"4\"/>\n", top + HEIGHT / 2)
}

/// The elements of the caption of a frame. `last` is the last frame of its step.
pub(super) fn elements(
    frame: &Frame,
    last: &Frame,
    (left, right): (usize, usize),
    top: usize,
) -> Vec<String> {
    let mut elements = Vec::new();
    let middle = top + HEIGHT / 2;
    let mut x = left;
    // The words stand beside all keys of the step, so that they do not move.
    for (index, cap) in last.caps.iter().enumerate() {
        let letters = cap.chars().count() * LETTER;
        if index < frame.caps.len() {
            elements.push(key(cap, x, letters, middle));
        }
        x += letters + 2 * PADDING + GAP;
    }
    let x = x - GAP + WORDS_GAP;
    let words = escaped(STEPS[frame.step].words);
    elements.push(format!("<text class=\"words\" x=\"{x}\" y=\"{}\">{words}</text>\n", middle + 7));
    elements.push(dot(frame.step, right, top, "now"));
    elements
}

/// A key with its letters.
fn key(cap: &str, x: usize, letters: usize, middle: usize) -> String {
    let (y, width) = (middle - KEY_HEIGHT / 2, letters + 2 * PADDING);
    let mut svg = format!(
        "<rect class=\"key\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{KEY_HEIGHT}\" rx=\"6\"/>\n"
    );
    let _ = writeln!(
        svg,
        "<text class=\"cap\" x=\"{}\" y=\"{}\" textLength=\"{letters}\">{}</text>",
        x + PADDING,
        middle + 7,
        escaped(cap)
    );
    svg
}
