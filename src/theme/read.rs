//! Reads themes from TOML and resolves inheritance.

use super::color::Color;
use super::{
    Background, Faulty, Look, ROLES, Source, Style, THEMES, Theme, UNKNOWN_COLOR, UNKNOWN_ROLE,
    UNKNOWN_THEME, roles,
};
use crate::diagnostic::{BAD_VALUE, Diagnostic, Span, suggest};
use crate::document::{grammar_of, wrong_type};
use crate::row::{HUES, Role};
use crate::text::Safe;
use std::borrow::Cow;
use std::collections::HashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of a theme file that are not roles.
const KEYS: [&str; 4] = ["about", "background", "inherit", "palette"];

/// The content of a theme file.
#[derive(Default)]
struct Sketch {
    about: Option<Safe>,
    background: Option<Background>,
    inherit: Option<(String, Span)>,
    palette: Vec<(String, Color)>,
    looks: Vec<(Role, String, Span)>,
}

/// Reads the built-in themes, followed by the themes of `files`.
pub(super) fn read(files: Vec<Source>) -> (Vec<Theme>, Vec<Faulty>) {
    let embedded = THEMES.iter().map(|(name, text)| Source {
        name: (*name).to_owned(),
        file: String::new(),
        text: (*text).to_owned(),
    });
    let sources: Vec<Source> = embedded.chain(files).collect();
    let mut faults: Vec<Vec<Diagnostic>> = Vec::new();
    let mut sketches = Vec::new();
    for source in &sources {
        let mut diagnostics = Vec::new();
        sketches.push(sketch(&source.text, &mut diagnostics));
        faults.push(diagnostics);
    }
    let all = All { sources: &sources, sketches: &sketches };
    let themes = (0..sources.len()).map(|index| all.theme(index, &mut faults[index])).collect();
    let faulty = sources.into_iter().zip(faults).filter(|(_, diagnostics)| !diagnostics.is_empty());
    let faulty = faulty.map(|(source, mut diagnostics)| {
        crate::document::sort(&mut diagnostics);
        Faulty { file: Safe::clean_line(&source.file), diagnostics, text: source.text }
    });
    (themes, faulty.collect())
}

/// All theme files with their content.
struct All<'a> {
    sources: &'a [Source],
    sketches: &'a [Sketch],
}

impl All<'_> {
    /// Builds a theme from its file and the themes that it inherits from.
    fn theme(&self, index: usize, diagnostics: &mut Vec<Diagnostic>) -> Theme {
        let line = self.ancestry(index, diagnostics);
        let mut palette = HashMap::new();
        let mut words: HashMap<Role, (&str, Option<Span>)> = HashMap::new();
        // The oldest ancestor comes first, so that later themes override it.
        for (at, sketch) in line.iter().rev().map(|at| (*at, &self.sketches[*at])) {
            palette.extend(sketch.palette.iter().map(|(name, color)| (name.as_str(), *color)));
            for (role, look, span) in &sketch.looks {
                words.insert(*role, (look, (at == index).then_some(*span)));
            }
        }
        let source = &self.sources[index];
        let looks = words.into_iter().map(|(role, (look, span))| {
            // Problems of an ancestor are reported for its own file.
            let mut found = Vec::new();
            let read = read_look(look, span.unwrap_or_default(), &source.text, &palette, &mut found);
            if span.is_some() {
                diagnostics.append(&mut found);
            }
            (role, read)
        });
        let looks = looks.collect();
        let first = |part: fn(&Sketch) -> Option<&Safe>| line.iter().find_map(|at| part(&self.sketches[*at]));
        let about = match (&self.sketches[index].about, first(|sketch| sketch.about.as_ref())) {
            (Some(about), _) => about.clone(),
            (None, Some(_)) if line.len() > 1 => {
                Safe::clean_line(&format!("based on {}", self.sources[line[1]].name))
            }
            _ => Safe::default(),
        };
        Theme {
            name: Safe::clean_line(&source.name),
            file: (!source.file.is_empty()).then(|| Safe::clean_line(&source.file)),
            about,
            background: line.iter().find_map(|at| self.sketches[*at].background).unwrap_or_default(),
            looks,
        }
    }

    /// Returns the theme and its ancestors.
    ///
    /// A theme without a parent inherits from the first theme, so that every role has a look.
    fn ancestry(&self, index: usize, diagnostics: &mut Vec<Diagnostic>) -> Vec<usize> {
        let mut line = vec![index];
        let mut at = index;
        while let Some((name, span)) = &self.sketches[at].inherit {
            // A user's theme comes before a built-in theme of the same name, unless it is the theme itself.
            let named = |(found, source): &(usize, &Source)| source.name == *name && *found != at;
            let next = self.sources.iter().enumerate().rev().find(named).map(|(found, _)| found);
            match next {
                Some(next) if !line.contains(&next) => {
                    line.push(next);
                    at = next;
                }
                other => {
                    if at == index || other.is_some() {
                        let span = if at == index { *span } else { Span::default() };
                        diagnostics.push(self.no_base(name, span, other.is_some()));
                    }
                    break;
                }
            }
        }
        if !line.contains(&0) && self.sketches[index].inherit.is_none() {
            line.push(0);
        }
        line
    }

    fn no_base(&self, name: &str, span: Span, circle: bool) -> Diagnostic {
        if circle {
            return Diagnostic::new(&UNKNOWN_THEME, span, format!("`{name}` inherits from this theme"))
                .help("inherit from a built-in theme");
        }
        let names: Vec<&str> = self.sources.iter().map(|source| &*source.name).collect();
        let help = suggest(name, names.iter().copied())
            .unwrap_or_else(|| format!("the themes are {}", names.join(", ")));
        Diagnostic::new(&UNKNOWN_THEME, span, format!("there is no theme \"{name}\"")).help(help)
    }
}

/// Reads the content of a file.
fn sketch(source: &str, diagnostics: &mut Vec<Diagnostic>) -> Sketch {
    let mut sketch = Sketch::default();
    for (key, value) in grammar_of(source, diagnostics) {
        let name = key.get_ref().as_ref();
        if name == "palette" {
            read_palette(&value, source, &mut sketch, diagnostics);
            continue;
        }
        let role = role_named(name);
        if role.is_none() && !KEYS.contains(&name) {
            diagnostics.push(unknown_role(name, key.span().into()));
            continue;
        }
        let span = Span::from(value.span());
        let Some(words) = value.get_ref().as_str() else {
            diagnostics.push(wrong_type(name, &value, "a string", source));
            continue;
        };
        match (name, role) {
            (_, Some(role)) => sketch.looks.push((role, words.to_owned(), span)),
            ("about", _) => sketch.about = Some(Safe::clean_line(words)),
            ("inherit", _) => sketch.inherit = Some((words.to_owned(), span)),
            _ => {
                sketch.background = Background::ALL.into_iter().find(|background| background.name() == words);
                if sketch.background.is_none() {
                    let names = Background::ALL.map(Background::name);
                    let help =
                        suggest(words, names).unwrap_or_else(|| format!("it is one of {}", names.join(", ")));
                    let message = format!("there is no background \"{words}\"");
                    diagnostics.push(Diagnostic::new(&BAD_VALUE, span, message).help(help));
                }
            }
        }
    }
    sketch
}

fn role_named(name: &str) -> Option<Role> {
    let hue = name.strip_prefix("hue-").and_then(|hue| hue.parse::<u8>().ok());
    let hue = hue.filter(|hue| usize::from(*hue) < HUES && name.len() == 5).map(Role::Hue);
    ROLES.iter().find(|(role, _)| *role == name).map(|(_, role)| *role).or(hue)
}

fn unknown_role(name: &str, span: Span) -> Diagnostic {
    let names: Vec<String> = roles().map(|(name, _)| name).chain(KEYS.map(str::to_owned)).collect();
    let help = suggest(name, names.iter().map(String::as_str))
        .unwrap_or_else(|| format!("the roles are {}", names[..names.len() - KEYS.len()].join(", ")));
    Diagnostic::new(&UNKNOWN_ROLE, span, format!("there is no role `{name}`")).label("ignored").help(help)
}

fn read_palette(
    value: &Spanned<DeValue<'_>>,
    source: &str,
    sketch: &mut Sketch,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(table): Option<&DeTable<'_>> = value.get_ref().as_table() else {
        diagnostics.push(wrong_type("palette", value, "a table", source));
        return;
    };
    for (key, value) in table {
        let name: &Cow<'_, str> = key.get_ref();
        let Some(word) = value.get_ref().as_str() else {
            diagnostics.push(wrong_type(name, value, "a string", source));
            continue;
        };
        let taken = Color::parse(name).is_some()
            || name.as_ref() == "on"
            || Style::ALL.iter().any(|(style, _)| *style == name.as_ref());
        if taken || name.contains(char::is_whitespace) {
            let message = format!("`{name}` cannot be the name of a colour");
            diagnostics.push(Diagnostic::new(&BAD_VALUE, key.span(), message).help("use another name"));
        } else if let Some(color) = Color::parse(word) {
            sketch.palette.push((name.to_string(), color));
        } else {
            diagnostics.push(unknown_color(word, value.span().into(), &[]));
        }
    }
}

/// Reads the look of a role. Unknown words are reported and ignored.
fn read_look(
    words: &str,
    span: Span,
    source: &str,
    palette: &HashMap<&str, Color>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Look {
    let mut look = Look::default();
    let mut is_background = false;
    for word in words.split_whitespace() {
        if word == "on" {
            is_background = true;
        } else if let Some((_, style)) = Style::ALL.iter().find(|(name, _)| *name == word) {
            look.styles.push(*style);
        } else if let Some(color) = palette.get(word).copied().or_else(|| Color::parse(word)) {
            let place = if is_background { &mut look.paper } else { &mut look.ink };
            *place = Some(color);
        } else {
            let names: Vec<&str> = palette.keys().copied().collect();
            diagnostics.push(unknown_color(word, place_of(word, words, span, source), &names));
        }
    }
    look
}

/// Returns the position of a word of a string in the file, or of the whole string if that is unknown.
fn place_of(word: &str, words: &str, span: Span, source: &str) -> Span {
    let at = span.start + 1 + (word.as_ptr() as usize - words.as_ptr() as usize);
    let place = Span { start: at, end: at + word.len() };
    if place.end <= span.end && source.get(place.range()) == Some(word) { place } else { span }
}

fn unknown_color(word: &str, span: Span, palette: &[&str]) -> Diagnostic {
    let names = Color::names();
    let styles = Style::ALL.map(|(name, _)| name);
    let known = palette.iter().copied().chain(names.iter().map(String::as_str)).chain(styles);
    let help = suggest(word, known).unwrap_or_else(|| {
        "a colour is #rrggbb, a name of the palette, or a colour of the terminal, such as cyan or bright-cyan".to_owned()
    });
    Diagnostic::new(&UNKNOWN_COLOR, span, format!("`{word}` is not a colour or a style")).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    fn own(files: &[(&str, &str)]) -> (Vec<Theme>, Vec<Faulty>) {
        let source = |(name, text): &(&str, &str)| Source {
            name: (*name).to_owned(),
            file: format!("{name}.toml"),
            text: (*text).to_owned(),
        };
        theme::read(files.iter().map(source).collect())
    }

    fn report(text: &str) -> String {
        own(&[("mine", text)]).1.iter().map(|faulty| faulty.report().short()).collect()
    }

    #[test]
    fn a_theme_inherits_and_overrides_roles() {
        let (themes, faulty) = own(&[("mine", "inherit = \"plenary-dark\"\nkey = 'bold #ff8800'\n")]);
        assert_eq!(faulty, []);
        let dark = theme::find(&[], "plenary-dark").unwrap();
        assert_eq!(themes[0].look(Role::Key).unwrap().ink, Some(Color::Rgb(0xff, 0x88, 0)));
        assert_eq!(themes[0].look(Role::Heading), dark.look(Role::Heading));
        assert_eq!(themes[0].background, Background::Dark);
        assert_eq!(&*themes[0].about, "based on plenary-dark");
    }

    #[test]
    fn a_palette_colour_applies_to_every_role_that_uses_it() {
        let base = "inherit = 'mono'\nkey = 'warm'\ngood = 'on warm'\n[palette]\nwarm = '#ff0000'\n";
        let (themes, faulty) =
            own(&[("base", base), ("mine", "inherit = 'base'\n[palette]\nwarm = '#00ff00'\n")]);
        assert_eq!(faulty, []);
        assert_eq!(themes[1].look(Role::Key).unwrap().ink, Some(Color::Rgb(0, 255, 0)));
        assert_eq!(themes[1].look(Role::Good).unwrap().paper, Some(Color::Rgb(0, 255, 0)));
        assert_eq!(themes[0].look(Role::Key).unwrap().ink, Some(Color::Rgb(255, 0, 0)));
    }

    #[test]
    fn a_theme_without_parent_has_every_role() {
        let (themes, _) = own(&[("mine", "text = '#ffffff on #000000'\n")]);
        assert!(roles().all(|(_, role)| themes[0].look(role).is_some()));
    }

    #[test]
    fn a_theme_can_have_the_name_of_its_parent() {
        let (themes, faulty) = own(&[("mono", "inherit = 'mono'\nkey = 'red'\n")]);
        assert_eq!(faulty, []);
        assert_eq!(theme::find(&themes, "mono").unwrap().look(Role::Key).unwrap().ink, Some(Color::Ansi(1)));
    }

    #[test]
    fn every_mistake_is_reported_with_position_and_help() {
        for (text, place, help) in [
            ("txt = ''", "1:1: error[unknown-role]", "did you mean \"text\"?"),
            ("hue-9 = ''", "1:1: error[unknown-role]", "did you mean \"hue-0\"?"),
            ("zebra = ''", "1:1: error[unknown-role]", "the roles are text, title"),
            ("key = 'bold redd'", "1:13: error[unknown-color]", "did you mean \"red\"?"),
            ("key = 'bald'", "1:8: error[unknown-color]", "did you mean \"bold\"?"),
            ("key = '#12345'", "1:8: error[unknown-color]", "#rrggbb"),
            ("key = 7", "1:7: error[wrong-type]", "put it in quotation marks"),
            ("inherit = 'plenary-drak'", "1:11: error[unknown-theme]", "did you mean \"plenary-dark\"?"),
            ("background = 'drak'", "1:14: error[bad-value]", "did you mean \"dark\"?"),
            ("palette = 'red'", "1:11: error[wrong-type]", ""),
            ("[palette]\nwarm = 'rde'", "2:8: error[unknown-color]", "did you mean \"red\"?"),
            ("[palette]\nbold = 'red'", "2:1: error[bad-value]", "another name"),
            ("key = bold", "1:7: error[bad-toml]", "quotation marks"),
        ] {
            let report = report(text);
            assert!(report.starts_with(&format!("mine.toml:{place}")), "{text}: {report}");
            assert!(report.contains(help) && report.lines().count() == 1, "{text}: {report}");
        }
    }

    #[test]
    fn themes_that_inherit_from_each_other_are_reported_and_still_work() {
        let (themes, faulty) = own(&[("a", "inherit = 'b'\nkey = 'red'\n"), ("b", "inherit = 'a'\n")]);
        assert_eq!(faulty.len(), 2);
        assert!(faulty[0].report().short().contains("inherits from this theme"));
        assert_eq!(themes[1].look(Role::Key).unwrap().ink, Some(Color::Ansi(1)));
    }
}
