//! The moving picture of the README: it shows today's screens, is small, and needs no other file.

use crate::compare;
use demo::{Frame, SIZE, STEPS, STILL};
use plenary::text::width::width;
use std::sync::LazyLock;

#[path = "../../tools/picture/demo/mod.rs"]
mod demo;

const MAX_BYTES: usize = 500_000;
/// The position of the first letter, and the size of a cell.
const BASELINE: usize = 19;
const CELL: (usize, usize) = (12, 26);
/// Symbols that are drawn as shapes.
const SHAPES: &str = "─│━┃╭╮╰╯├┤┏┓┗┛▌▎▸█▒▀";

#[test]
fn the_picture_in_the_readme_shows_todays_screens() {
    compare("docs/demo.svg", &picture().1);
}

#[test]
fn each_frame_shows_its_screen_and_its_caption() {
    let (frames, svg) = picture();
    let total: u32 = frames.iter().map(|frame| frame.tenths).sum();
    let mut begin = 0;
    for frame in frames {
        let middle = f64::from(begin * 2 + frame.tenths) * 50.0 / f64::from(total);
        let shown = Shown::of(svg, |classes| is_visible(svg, classes, middle));
        shown.is(frame);
        begin += frame.tenths;
    }
}

#[test]
fn without_animation_the_picture_stays_on_one_frame() {
    let (frames, svg) = picture();
    let still = frames.iter().rfind(|frame| frame.step == STILL).unwrap();
    Shown::of(svg, |classes| classes.contains(&"s")).is(still);
    assert!(svg.contains("@media(prefers-reduced-motion:reduce){.m{animation:none}}"));
    let rules = [".m{visibility:hidden", ".s{visibility:visible", "@keyframes", "(prefers-reduced-motion"];
    assert!(rules.map(|rule| svg.find(rule).unwrap()).is_sorted(), "a later rule overrides an earlier one");
}

#[test]
fn the_story_shows_what_its_captions_say() {
    let (frames, svg) = picture();
    let words = [
        "Harbour Forum 2025",
        "[Ada Ling]",
        "picture 1 of 5: Hall A",
        "Hall A before the opening",
        "picture 2 of 5: The north quay at dusk",
        "[Ada Ling]",
        "/nights",
        "/nights  1 of 1",
        "copied to the clipboard: We shall publish",
        "[text]",
        "[markdown]",
    ];
    assert_eq!(words.len(), STEPS.len());
    for (step, words) in words.iter().enumerate() {
        let last = frames.iter().rfind(|frame| frame.step == step).unwrap();
        let text = last.screen.text();
        assert!(text.iter().any(|row| row.contains(words)), "step {step}: {}", text.join("\n"));
    }
    let tenths: u32 = frames.iter().map(|frame| frame.tenths).sum();
    assert!((250..=350).contains(&tenths), "{tenths} tenths of a second");
    let full = frames.iter().find(|frame| frame.step == 3).unwrap().screen.text().concat();
    assert!(full.matches('▀').count() > 1000, "the picture is drawn");
    assert!(svg.matches("<path fill=\"#").count() > 100, "its pixels are in the file");
}

#[test]
fn the_picture_is_small_and_needs_no_other_file() {
    let (_, svg) = picture();
    assert!(svg.len() <= MAX_BYTES, "{} bytes", svg.len());
    let markup = markup(svg);
    assert_eq!(markup.matches("http").count(), 1, "only the name of the format is an address");
    for word in [
        "<script",
        "<image",
        "<foreignObject",
        "<animate",
        "href",
        "url(",
        "@import",
        "@font-face",
        " onload",
    ] {
        assert!(!markup.contains(word), "{word}");
    }
    assert!(!svg.contains(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn every_colour_has_a_dark_and_a_light_scheme() {
    let (_, svg) = picture();
    let (style, elements) = svg.split_once("</style>").unwrap();
    let light: String = style
        .split("@media(prefers-color-scheme:light){\n")
        .skip(1)
        .map(|block| block.split("\n}\n").next().unwrap())
        .collect();
    let has = |rules: &str, class: &str| rules.contains(&format!(".{class}{{"));
    let classes =
        elements.split("class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap().split(' '));
    // The other classes have no colour: layers, and fills with sharp edges.
    for class in classes.filter(|class| !class.starts_with(['m', 's', 'f']) || *class == "strip") {
        assert!(has(style, class) && has(&light, class), "{class}");
    }
    // The text of both themes, and the first speaker.
    for color in ["#d8dce5", "#22252b", "#89cdf7", "#3f64a3"] {
        assert!(style.contains(color), "{color}");
    }
}

/// The frames, and the picture of them.
fn picture() -> &'static (Vec<Frame>, String) {
    static PICTURE: LazyLock<(Vec<Frame>, String)> = LazyLock::new(|| {
        let frames = demo::frames().unwrap();
        let svg = demo::document(&frames).unwrap();
        (frames, svg)
    });
    &PICTURE
}

/// The style sheet and the elements of a document, without its text.
fn markup(svg: &str) -> String {
    let (head, elements) = svg.split_once("</style>").unwrap();
    let elements = elements.split('<').map(|part| part.split('>').next().unwrap());
    format!("{head}<{}", elements.collect::<Vec<_>>().join("<"))
}

/// Returns true if the animation of a group shows it at this time, in per cent of the whole.
fn is_visible(svg: &str, classes: &[&str], time: f64) -> bool {
    let name = classes.last().unwrap();
    let (_, rule) = svg.split_once(&format!("@keyframes {name}{{")).unwrap();
    let steps = rule.split("}}").next().unwrap().split('}');
    let steps = steps.map(|step| step.split_once("%{visibility:").unwrap());
    let passed = steps.take_while(|(percent, _)| percent.parse::<f64>().unwrap() <= time);
    passed.last().unwrap().1 == "visible"
}

/// What can be read in the picture at one time.
struct Shown {
    /// The text of each column and row.
    cells: Vec<Vec<String>>,
    caption: Vec<String>,
}

impl Shown {
    /// Reads the groups that are visible, by their classes.
    fn of(svg: &str, is_visible: impl Fn(&[&str]) -> bool) -> Self {
        let blank = vec![" ".to_owned(); usize::from(SIZE.0)];
        let mut shown = Self { cells: vec![blank; usize::from(SIZE.1)], caption: Vec::new() };
        let mut groups = Vec::new();
        for line in svg.lines() {
            if line.starts_with("<g") {
                let classes: Vec<&str> = attribute(line, "class").unwrap_or_default().split(' ').collect();
                groups.push(classes[0] != "m" || is_visible(&classes));
            } else if line == "</g>" {
                groups.pop();
            } else if line.starts_with("<text") && groups.iter().all(|visible| *visible) {
                shown.read(line);
            }
        }
        shown
    }

    /// Reads a text element, which is alone on its line.
    fn read(&mut self, line: &str) {
        let text = line.split_once('>').unwrap().1.strip_suffix("</text>").unwrap();
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        if matches!(attribute(line, "class"), Some("cap" | "words")) {
            return self.caption.push(text);
        }
        let [x, y] = ["x", "y"].map(|name| attribute(line, name).unwrap().parse::<usize>().unwrap());
        let wide = width(&text);
        let centred = attribute(line, "text-anchor") == Some("middle");
        let (column, row) =
            ((x - if centred { wide * CELL.0 / 2 } else { 0 }) / CELL.0, (y - BASELINE) / CELL.1);
        let cells = &mut self.cells[row][column..column + wide];
        assert!(cells.iter().all(|cell| cell == " "), "{line} covers {cells:?}");
        cells.fill(String::new());
        cells[0] = text;
    }

    /// Checks that it is the screen and the caption of a frame.
    fn is(mut self, frame: &Frame) {
        let letters = |row: String| row.replace(|symbol| SHAPES.contains(symbol), " ").trim_end().to_owned();
        let expected: Vec<String> = frame.screen.text().into_iter().map(letters).collect();
        let rows: Vec<String> = self.cells.iter().map(|row| row.concat().trim_end().to_owned()).collect();
        assert_eq!(rows, expected);
        let mut caption = frame.caps.clone();
        caption.push(STEPS[frame.step].words.to_owned());
        caption.sort();
        self.caption.sort();
        assert_eq!(self.caption, caption);
    }
}

/// The value of an attribute of the element that a line begins with.
fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}
