//! The document: the window, the layers of the screen, and the caption under it.

use super::caption;
use super::classes::Classes;
use super::layer::{draw, escaped};
use super::look::{Look, hex};
use super::story::{Frame, SIZE, STEPS};
use super::symbol::CELL;
use super::timeline::{Frames, Timeline};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The space around the cells.
const MARGIN: usize = 18;
/// The radius of the corners of the window.
const RADIUS: usize = 14;
/// The height of letters.
const FONT: usize = 20;

/// The colours of the window's edge and of the caption, in the dark and in the light scheme.
const EDGE: [&str; 2] = ["#3a4252", "#d3cfc4"];
const STRIP: [&str; 2] = ["#14171d", "#efece4"];

/// Returns the picture of all frames.
pub(crate) fn document(frames: &[Frame]) -> Result<String, String> {
    let plain = Look::plain()?;
    let (columns, rows) = (usize::from(SIZE.0), usize::from(SIZE.1));
    let (width, top) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let height = top + caption::HEIGHT;
    let mut timeline = Timeline::new(frames)?;
    let mut classes = Classes::new(plain);
    let screen = screen(frames, plain, &mut classes, &mut timeline);
    let captions = captions(frames, (MARGIN, width - MARGIN), top, &mut timeline);
    let words = STEPS.iter().map(|step| step.words).collect::<Vec<_>>().join(". ");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" xml:space=\"preserve\">\n\
         <title>plenary in a terminal</title>\n<desc>{}.</desc>\n",
        escaped(&words)
    );
    let _ = write!(svg, "<style>\n{}</style>\n", css(plain, &classes, &timeline));
    let (edge, above) = (width - 2, top - 1 - RADIUS);
    let window = format!("x=\"1\" y=\"1\" width=\"{edge}\" height=\"{}\" rx=\"{RADIUS}\"", height - 2);
    let _ = writeln!(
        svg,
        "<rect class=\"strip\" {window}/>\n\
         <path class=\"paper\" d=\"M1 {top}v-{above}a{RADIUS} {RADIUS} 0 0 1 {RADIUS}-{RADIUS}h{}\
         a{RADIUS} {RADIUS} 0 0 1 {RADIUS} {RADIUS}v{above}z\"/>\n<rect class=\"edge\" {window}/>",
        edge - 2 * RADIUS
    );
    let _ = write!(svg, "<g transform=\"translate({MARGIN} {MARGIN})\">\n{screen}</g>\n{captions}</svg>\n");
    Ok(svg)
}

/// The layers of the screen: each piece of a row once, for all frames that show it.
fn screen(frames: &[Frame], plain: Look, classes: &mut Classes, timeline: &mut Timeline) -> String {
    let pieces = frames.iter().map(|frame| frame.screen.pieces(plain));
    let mut layers: BTreeMap<Frames, Vec<_>> = BTreeMap::new();
    let shown = shown(pieces);
    for (piece, frames) in &shown {
        layers.entry(*frames).or_default().push(piece);
    }
    let groups = layers.iter().map(|(frames, pieces)| timeline.group(*frames, &draw(pieces, plain, classes)));
    groups.collect()
}

/// The captions of all frames.
fn captions(frames: &[Frame], sides: (usize, usize), top: usize, timeline: &mut Timeline) -> String {
    let elements = frames.iter().map(|frame| {
        let last = frames.iter().rfind(|other| other.step == frame.step).unwrap_or(frame);
        caption::elements(frame, last, sides, top)
    });
    let groups = shown(elements).into_iter().map(|(element, frames)| timeline.group(frames, &element));
    caption::dots(sides.1, top) + &groups.collect::<String>()
}

/// Finds the frames that show each part.
fn shown<T: Ord>(frames: impl Iterator<Item = Vec<T>>) -> BTreeMap<T, Frames> {
    let mut shown = BTreeMap::new();
    for (frame, parts) in frames.enumerate() {
        for part in parts {
            *shown.entry(part).or_default() |= 1 << frame;
        }
    }
    shown
}

/// The style sheet.
///
/// The class `f` has filled cells, whose edges have no blended pixels: cells that touch look like one.
fn css(plain: Look, classes: &Classes, timeline: &Timeline) -> String {
    let [dark, light] = [0, 1].map(|scheme| {
        format!(
            "svg{{color:{}}}path.paper{{fill:{}}}.strip{{fill:{}}}.edge{{stroke:{}}}\n{}",
            hex(plain.ink[scheme]),
            hex(plain.paper[scheme]),
            STRIP[scheme],
            EDGE[scheme],
            caption::CSS[scheme]
        )
    });
    format!(
        "text{{white-space:pre;font:{FONT}px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Noto Sans Mono CJK SC',monospace}}\n\
         text,path:not([fill]){{fill:currentColor}}.edge{{fill:none;stroke-width:2}}\n\
         .f path{{shape-rendering:crispEdges}}\n\
         {dark}@media(prefers-color-scheme:light){{\n{light}}}\n{}{}",
        classes.css(),
        timeline.css()
    )
}
