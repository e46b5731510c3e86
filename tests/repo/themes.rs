//! Themes are readable: every role has enough contrast, and speakers' colours differ.

use crate::vision::{DEUTERANOPIA, Eyes, FULL, PROTANOPIA, contrast, distance, light, seen};
use plenary::row::{HUES, Role};
use plenary::theme::color::{Color, Depth};
use plenary::theme::{Background, Look, Style, Theme, embedded, find, roles};
use ratatui::style::Color as Paint;
use std::fmt::Write;

/// Roles that colour a whole line.
const BACKGROUNDS: [Role; 4] = [Role::Text, Role::Selected, Role::Current, Role::Header];

/// Minimum contrast of text (WCAG 2.2, success criteria 1.4.3 and, for the strongest theme, 1.4.6).
fn least(theme: &Theme, role: Role) -> f64 {
    match (&*theme.name, role) {
        ("high-contrast", _) => 7.0,
        // Not text, so 3 is enough (1.4.11).
        (_, Role::Border) => 3.0,
        _ => 4.5,
    }
}

fn in_full_colour() -> impl Iterator<Item = &'static Theme> {
    let has_paper = |theme: &&Theme| look(theme, Role::Text).paper.and_then(Color::rgb).is_some();
    embedded().iter().filter(has_paper)
}

fn look(theme: &Theme, role: Role) -> &Look {
    theme.look(role).unwrap()
}

/// Every pair of ink and paper that can occur: a role on the line that it is drawn on.
fn pairs(theme: &Theme) -> Vec<(String, Role, Color, Color)> {
    let text = look(theme, Role::Text);
    let mut pairs = Vec::new();
    for (name, role) in roles() {
        let own = look(theme, role);
        for background in BACKGROUNDS {
            let under = look(theme, background);
            // The ink of a whole line replaces the ink of what is drawn on it; the header's ink does not.
            let over = if background == Role::Header { None } else { under.ink };
            // A role with its own paper keeps its ink and paper.
            let over = over.filter(|_| background != Role::Text && own.paper.is_none());
            let ink = over.or(own.ink).or(text.ink).unwrap();
            let paper = own.paper.or(under.paper).or(text.paper).unwrap();
            let reversed = own.styles.contains(&Style::Reverse) || under.styles.contains(&Style::Reverse);
            let (ink, paper) = if reversed { (paper, ink) } else { (ink, paper) };
            let place =
                if background == Role::Text { name.clone() } else { format!("{name} on {background:?}") };
            // Borders are not drawn on selected rows.
            if role != Role::Border || background == Role::Text {
                pairs.push((place, role, ink, paper));
            }
        }
    }
    pairs
}

#[test]
fn every_role_is_readable_on_every_line_it_is_drawn_on() {
    let mut wrong = String::new();
    for theme in in_full_colour() {
        for depth in [Depth::True, Depth::Indexed] {
            for (place, role, ink, paper) in pairs(theme) {
                let (ink, paper) = (ink.at(depth).rgb().unwrap(), paper.at(depth).rgb().unwrap());
                let (least, is) = (least(theme, role), contrast(ink, paper));
                if is < least {
                    writeln!(wrong, "{} ({depth:?}): {place}: {is:.2}, not {least}", theme.name).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The sixteen colours of xterm. In other terminals they differ, but are as light or dark as these.
const XTERM: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The sixteen colours by name.
const SIXTEEN: [Paint; 16] = [
    Paint::Black,
    Paint::Red,
    Paint::Green,
    Paint::Yellow,
    Paint::Blue,
    Paint::Magenta,
    Paint::Cyan,
    Paint::Gray,
    Paint::DarkGray,
    Paint::LightRed,
    Paint::LightGreen,
    Paint::LightYellow,
    Paint::LightBlue,
    Paint::LightMagenta,
    Paint::LightCyan,
    Paint::White,
];

#[test]
fn roles_with_their_own_paper_are_readable_in_sixteen_colours() {
    let mut wrong = String::new();
    for theme in in_full_colour() {
        let drawn = plenary::ui::theme::Theme::new(theme, Depth::Sixteen);
        for (name, role) in roles().filter(|(_, role)| look(theme, *role).paper.is_some()) {
            let style = drawn.style(role);
            let place = |paint: Option<Paint>| SIXTEEN.iter().position(|own| Some(*own) == paint).unwrap();
            let is = contrast(XTERM[place(style.fg)], XTERM[place(style.bg)]);
            // The exact colours are unknown. What nearly passes here passes with most palettes.
            if is < 4.0 {
                writeln!(wrong, "{}: {name}: {:?} on {:?} is {is:.2}", theme.name, style.fg, style.bg)
                    .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// White, black, and the light and the dark background of Solarized.
const PAPERS: [([u8; 3], Background); 4] = [
    ([0xff, 0xff, 0xff], Background::Light),
    ([0, 0, 0], Background::Dark),
    ([0xfd, 0xf6, 0xe3], Background::Light),
    ([0, 0x2b, 0x36], Background::Dark),
];

#[test]
fn every_role_is_readable_on_the_usual_backgrounds() {
    let mut wrong = String::new();
    for (paper, background) in PAPERS {
        // A theme for every background has to be readable on each of them.
        let fitting =
            embedded().iter().filter(|theme| [background, Background::Any].contains(&theme.background));
        for theme in fitting {
            for (name, role) in roles() {
                let own = look(theme, role);
                let ink = own.ink.or(look(theme, Role::Text).ink);
                // The terminal's own colours for text and background are the user's choice.
                let Some(ink) = ink.filter(|ink| *ink != Color::Default) else { continue };
                let on = own.paper.and_then(Color::rgb).unwrap_or(paper);
                let is = ink.rgb().map_or(0.0, |ink| contrast(ink, on));
                if is < least(theme, role).min(4.5) {
                    writeln!(wrong, "{}: {name} on {paper:x?}: {is:.2}", theme.name).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_theme_for_every_background_has_no_colours_and_dims_only_borders() {
    for theme in embedded().iter().filter(|theme| theme.background == Background::Any) {
        for (name, role) in roles() {
            let own = look(theme, role);
            assert_eq!((own.ink, own.paper), (None, None), "{}: {name}", theme.name);
            assert!(!own.styles.contains(&Style::Dim) || role == Role::Border, "{}: {name}", theme.name);
        }
    }
}

#[test]
fn nothing_is_both_bold_and_underlined() {
    for theme in embedded() {
        for (name, role) in roles() {
            let styles = &look(theme, role).styles;
            let both = [Style::Bold, Style::Underline].iter().all(|style| styles.contains(style));
            assert!(!both, "{}: {name}", theme.name);
        }
    }
}

#[test]
fn the_themes_in_full_colour_are_these() {
    let names: Vec<_> = in_full_colour().map(|theme| &*theme.name).collect();
    assert_eq!(names, ["plenary-dark", "plenary-light", "high-contrast"]);
}

/// The minimum distance between two colours that differ at a glance. From 5, an observer sees two different colours
/// (Mokrzycki and Tatol, "Colour difference ΔE: a survey", 2011); this is twice as much, because letters are thin.
const APART: f64 = 10.0;

#[test]
fn speakers_differ_for_colour_blind_readers() {
    let mut wrong = String::new();
    for theme in in_full_colour() {
        let mut colours: Vec<(String, Color)> = (0..HUES)
            .map(|hue| {
                (format!("hue-{hue}"), look(theme, Role::Hue(u8::try_from(hue).unwrap())).ink.unwrap())
            })
            .collect();
        colours.push(("text".to_owned(), look(theme, Role::Text).ink.unwrap()));
        let eyes: [(&str, Eyes); 3] =
            [("all cones", FULL), ("protanopia", PROTANOPIA), ("deuteranopia", DEUTERANOPIA)];
        for (name, eyes) in eyes {
            for (index, (one, first)) in colours.iter().enumerate() {
                for (other, second) in &colours[index + 1..] {
                    let [first, second] =
                        [first, second].map(|color| seen(light(color.rgb().unwrap()), &eyes));
                    let apart = distance(first, second);
                    if apart < APART {
                        writeln!(wrong, "{}, {name}: {one} and {other} are {apart:.1} apart", theme.name)
                            .unwrap();
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn selected_and_found_text_looks_different() {
    for theme in embedded() {
        let text = look(theme, Role::Text);
        for role in
            [Role::Said, Role::Chosen, Role::Hit, Role::Selected, Role::Current, Role::Focus, Role::Key]
        {
            let own = look(theme, role);
            let differs = !own.styles.is_empty() || own.paper.is_some_and(|paper| Some(paper) != text.paper);
            assert!(differs, "{}: {role:?} differs by the colour of its letters alone", theme.name);
        }
        for (one, other) in
            [(Role::Said, Role::Chosen), (Role::Chosen, Role::Hit), (Role::Selected, Role::Current)]
        {
            assert_ne!(look(theme, one), look(theme, other), "{}: {one:?} and {other:?}", theme.name);
        }
    }
    assert!(find(&[], "terminal").is_some());
}
