//! Settings: `config.toml` to values, every key declared once, and what is wrong told with its place.

mod keys;

use crate::action::Context;
use crate::binding::Bindings;
use crate::diagnostic::{BAD_VALUE, Diagnostic, Fault, Severity, Span, WRONG_TYPE, suggest};
use crate::document::{grammar_of, wrong_type};
use toml::Spanned;
use toml::de::DeValue;

/// A setting is named that there is none of.
pub static UNKNOWN_SETTING: Fault = Fault {
    name: "unknown-setting",
    severity: Severity::Error,
    meaning: "A setting is named that there is none of.",
};
/// An action is named that there is none of, or not in that context.
pub static UNKNOWN_ACTION: Fault = Fault {
    name: "unknown-action",
    severity: Severity::Error,
    meaning: "An action, or a context of keys, is named that there is none of.",
};
/// A word is no key.
pub static UNKNOWN_KEY_WORD: Fault = Fault {
    name: "bad-key",
    severity: Severity::Error,
    meaning: "A word is no key, or none that an action can have there.",
};
/// Two actions want the same keys.
pub static KEY_CONFLICT: Fault = Fault {
    name: "key-conflict",
    severity: Severity::Error,
    meaning: "Two actions want the same keys, or keys with which the other's begin.",
};

/// Every kind of fault that settings and themes can have.
pub static FAULTS: &[&Fault] = &[
    &UNKNOWN_SETTING,
    &UNKNOWN_ACTION,
    &UNKNOWN_KEY_WORD,
    &KEY_CONFLICT,
    &crate::theme::UNKNOWN_THEME,
    &crate::theme::UNKNOWN_ROLE,
    &crate::theme::UNKNOWN_COLOR,
    &WRONG_TYPE,
    &BAD_VALUE,
    &crate::diagnostic::BAD_TOML,
    &crate::diagnostic::DUPLICATE_KEY,
];

/// What a person has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The theme's name.
    pub theme: String,
    /// Where it is named, if it is.
    pub theme_span: Option<Span>,
    /// Borders and marks in plain ASCII.
    pub ascii: bool,
    /// The longest line of text, in cells.
    pub measure: u16,
    /// Whether the mouse is the reader's.
    pub mouse: bool,
    /// Who puts text from right to left in order: `plenary` or `terminal`.
    pub bidi: &'static str,
    /// How pictures are drawn.
    pub images: &'static str,
    /// The editor, before `$VISUAL` and `$EDITOR`; empty for those.
    pub editor: String,
    /// What keys mean.
    pub bindings: Bindings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: "terminal".to_owned(),
            theme_span: None,
            ascii: false,
            measure: 72,
            mouse: true,
            bidi: BIDI[0],
            images: IMAGES[0],
            editor: String::new(),
            bindings: Bindings::default(),
        }
    }
}

const BIDI: &[&str] = &["plenary", "terminal"];
const IMAGES: &[&str] = &["auto", "kitty", "iterm2", "sixel", "half-blocks", "off"];

/// What a setting takes, and where it goes.
enum Takes {
    Switch(fn(&mut Config) -> &mut bool),
    Number(u16, u16, fn(&mut Config) -> &mut u16),
    Words(fn(&mut Config) -> &mut String),
    OneOf(&'static [&'static str], fn(&mut Config) -> &mut &'static str),
}

/// A setting as it is declared.
pub struct Setting {
    /// Its key.
    pub name: &'static str,
    /// What it is when it is not set, as TOML.
    pub default: &'static str,
    /// What it does, in a sentence.
    pub words: &'static str,
    takes: Takes,
}

impl Setting {
    /// What it takes, for a person.
    pub fn takes(&self) -> String {
        match self.takes {
            Takes::Switch(_) => "`true` or `false`".to_owned(),
            Takes::Number(least, most, _) => format!("a whole number from {least} to {most}"),
            Takes::Words(_) => "a string".to_owned(),
            Takes::OneOf(words, _) => {
                words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// Every setting besides keys.
pub static SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        default: "\"terminal\"",
        words: "The theme; `plenary themes` lists them. \"auto\" takes the dark or the light one, as the terminal's background is.",
        takes: Takes::Words(|config| &mut config.theme),
    },
    Setting {
        name: "ascii",
        default: "false",
        words: "Borders and marks in plain ASCII.",
        takes: Takes::Switch(|config| &mut config.ascii),
    },
    Setting {
        name: "measure",
        default: "72",
        words: "The longest line of text, in cells.",
        takes: Takes::Number(30, 200, |config| &mut config.measure),
    },
    Setting {
        name: "mouse",
        default: "true",
        words: "Whether clicks and the wheel act in the reader; if not, they are the terminal's.",
        takes: Takes::Switch(|config| &mut config.mouse),
    },
    Setting {
        name: "bidi",
        default: "\"plenary\"",
        words: "Who puts text from right to left in its visual order: \"terminal\" is for terminals that do.",
        takes: Takes::OneOf(BIDI, |config| &mut config.bidi),
    },
    Setting {
        name: "images",
        default: "\"auto\"",
        words: "How pictures are drawn.",
        takes: Takes::OneOf(IMAGES, |config| &mut config.images),
    },
    Setting {
        name: "editor",
        default: "\"\"",
        words: "The editor; if empty, what $VISUAL or $EDITOR says.",
        takes: Takes::Words(|config| &mut config.editor),
    },
];

/// Reads settings. What is wrong is told, and is as if it were not there.
pub fn read(source: &str) -> (Config, Vec<Diagnostic>) {
    let mut config = Config::default();
    let mut diagnostics = Vec::new();
    for (key, value) in grammar_of(source, &mut diagnostics) {
        let name = key.get_ref().as_ref();
        if name == "keys" {
            config.bindings = keys::read(&value, source, &mut diagnostics);
        } else if let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) {
            if name == "theme" {
                config.theme_span = Some(value.span().into());
            }
            if let Err(diagnostic) = set(&mut config, setting, &value, source) {
                diagnostics.push(*diagnostic);
            }
        } else {
            let names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).chain(["keys"]).collect();
            let help = suggest(name, names.iter().copied())
                .unwrap_or_else(|| format!("the settings are {}", names.join(", ")));
            let message = format!("there is no setting `{name}`");
            diagnostics.push(Diagnostic::new(&UNKNOWN_SETTING, key.span(), message).help(help));
        }
    }
    crate::document::sort(&mut diagnostics);
    (config, diagnostics)
}

fn set(
    config: &mut Config,
    setting: &Setting,
    value: &Spanned<DeValue<'_>>,
    source: &str,
) -> Result<(), Box<Diagnostic>> {
    let name = setting.name;
    let of_type = |expected| Box::new(wrong_type(name, value, expected, source));
    let bad = |message: String, help: String| {
        Box::new(Diagnostic::new(&BAD_VALUE, value.span(), message).help(help))
    };
    match &setting.takes {
        Takes::Switch(place) => {
            *place(config) = value.get_ref().as_bool().ok_or_else(|| of_type("true or false"))?;
        }
        Takes::Words(place) => {
            value.get_ref().as_str().ok_or_else(|| of_type("a string"))?.clone_into(place(config));
        }
        Takes::OneOf(words, place) => {
            let word = value.get_ref().as_str().ok_or_else(|| of_type("a string"))?;
            let found = words.iter().find(|known| **known == word).ok_or_else(|| {
                let help = suggest(word, words.iter().copied())
                    .unwrap_or_else(|| format!("it is one of {}", words.join(", ")));
                bad(format!("`{name}` does not take \"{word}\""), help)
            })?;
            *place(config) = found;
        }
        Takes::Number(least, most, place) => {
            let number = value.get_ref().as_integer().ok_or_else(|| of_type("a whole number"))?;
            let number = u16::from_str_radix(number.as_str(), number.radix()).ok();
            *place(config) = number.filter(|number| (*least..=*most).contains(number)).ok_or_else(|| {
                bad(format!("`{name}` is out of range"), format!("it takes {least} to {most}"))
            })?;
        }
    }
    Ok(())
}

/// A file of settings that says what holds without one, every line a comment.
pub fn commented() -> String {
    let mut out = "# Settings of plenary. Take the mark away before a setting and change it.\n\n".to_owned();
    for Setting { name, default, words, .. } in SETTINGS {
        out.push_str(&format!("# {words}\n#{name} = {default}\n\n"));
    }
    out.push_str(
        "# Keys: the names of actions are those of `plenary keys`. A list takes the place of the action's\n",
    );
    let places: Vec<String> = Context::all().map(|context| format!("[keys.{}]", context.name())).collect();
    out.push_str("# keys everywhere; these are for one place alone:\n");
    places.chunks(4).for_each(|some| out.push_str(&format!("#   {}\n", some.join(", "))));
    out.push_str("#[keys]\n#copy = [\"y\"]\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::diagnostic::report::Report;

    fn told(text: &str) -> String {
        let (_, diagnostics) = read(text);
        Report { name: "config.toml", source: text, diagnostics: &diagnostics }.short()
    }

    #[test]
    fn the_commented_file_holds_the_defaults() {
        let file = commented();
        assert_eq!(read(&file), (Config::default(), vec![]));
        let uncommented: String = file
            .lines()
            .map(|line| {
                line.strip_prefix('#')
                    .filter(|rest| !rest.starts_with(' '))
                    .map_or(String::new(), |rest| format!("{rest}\n"))
            })
            .collect();
        let (mut config, diagnostics) = read(&uncommented);
        assert_eq!(diagnostics, [], "{uncommented}");
        assert!(config.theme_span.take().is_some());
        assert_eq!(config.bindings.key_of(Context::Reader, Action::Copy), "y");
        assert_eq!(Config { bindings: Bindings::default(), ..config }, Config::default());
    }

    #[test]
    fn settings_are_read() {
        let (config, diagnostics) = read(
            "theme = 'mono'\nascii = true\nmeasure = 60\nmouse = false\nbidi = 'terminal'\nimages = 'off'\neditor = 'vi'\n",
        );
        assert_eq!(diagnostics, []);
        assert_eq!((&*config.theme, config.ascii, config.measure), ("mono", true, 60));
        assert_eq!(
            (config.mouse, config.bidi, config.images, &*config.editor),
            (false, "terminal", "off", "vi")
        );
    }

    #[test]
    fn every_slip_is_told_with_its_place_and_a_way_out_and_the_rest_holds() {
        for (text, place, way_out) in [
            ("them = 'x'", "1:1: error[unknown-setting]", "did you mean \"theme\"?"),
            ("ascii = 'yes'", "1:9: error[wrong-type]", "true or false"),
            ("measure = 7", "1:11: error[bad-value]", "30 to 200"),
            ("measure = -70", "1:11: error[bad-value]", "30 to 200"),
            ("images = 'kity'", "1:10: error[bad-value]", "did you mean \"kitty\"?"),
            ("theme = 7", "1:9: error[wrong-type]", "quotation marks"),
            ("keys = 7", "1:8: error[wrong-type]", ""),
            ("theme = mono", "1:9: error[bad-toml]", "quotation marks"),
            ("[keys]\ncoppy = ['c']", "2:1: error[unknown-action]", "did you mean \"copy\"?"),
            ("[keys.raeder]\ncopy = ['c']", "1:7: error[unknown-action]", "did you mean \"reader\"?"),
            ("[keys.list]\ncopy = ['c']", "2:1: error[unknown-action]", "reader"),
            ("[keys]\ncopy = 'c'", "2:8: error[wrong-type]", "brackets"),
            ("[keys]\ncopy = ['entr']", "2:9: error[bad-key]", "did you mean \"enter\"?"),
            ("[keys]\ncopy = ['ctrl+foo']", "2:9: error[bad-key]", ""),
            ("[keys.list]\ndown = ['j']", "2:9: error[bad-key]", "Ctrl"),
            ("[keys.reader]\ncopy = ['e']", "2:9: error[key-conflict]", "export"),
            ("[keys.reader]\ncopy = [']']", "2:9: error[key-conflict]", "begin"),
            ("[keys.reader]\nquit-now = []", "2:12: error[bad-value]", ""),
        ] {
            let told = told(text);
            assert!(told.starts_with(&format!("config.toml:{place}")), "{text}: {told}");
            assert!(told.contains(way_out) && told.lines().count() == 1, "{text}: {told}");
        }
        let (config, _) = read("them = 'x'\nascii = true\n[keys]\ncoppy = ['c']\ncopy = ['c']\n");
        assert!(config.ascii);
        assert_eq!(config.bindings.key_of(Context::Page, Action::Copy), "c");
    }

    #[test]
    fn keys_of_two_actions_can_be_exchanged() {
        let (config, diagnostics) = read("[keys]\ncopy = ['e']\nexport = ['y']\n");
        assert_eq!(diagnostics, []);
        assert_eq!(config.bindings.key_of(Context::Reader, Action::Copy), "e");
        assert_eq!(config.bindings.key_of(Context::Page, Action::Export), "y");
    }
}
