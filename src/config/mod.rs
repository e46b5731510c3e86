//! Settings: reads `config.toml`, declares every key once, and reports problems with their positions.

mod keys;

use crate::action::Context;
use crate::binding::Bindings;
use crate::diagnostic::{BAD_VALUE, Diagnostic, Fault, Severity, Span, WRONG_TYPE, suggest};
use crate::document::{grammar_of, wrong_type};
use toml::Spanned;
use toml::de::DeValue;

/// A setting is unknown.
pub static UNKNOWN_SETTING: Fault = Fault {
    name: "unknown-setting",
    severity: Severity::Error,
    meaning: "There is no setting of this name.",
};
/// An action or a context of keys is unknown.
pub static UNKNOWN_ACTION: Fault = Fault {
    name: "unknown-action",
    severity: Severity::Error,
    meaning: "There is no action, or no context of keys, of this name.",
};
/// A word is not a key.
pub static UNKNOWN_KEY_WORD: Fault = Fault {
    name: "bad-key",
    severity: Severity::Error,
    meaning: "A word is not a key, or not a key that the action can have.",
};
/// Two actions have the same keys.
pub static KEY_CONFLICT: Fault = Fault {
    name: "key-conflict",
    severity: Severity::Error,
    meaning: "Two actions have the same keys, or the keys of one begin with the keys of the other.",
};

/// Every kind of fault of settings and themes.
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

/// The user's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The theme's name.
    pub theme: String,
    /// The position of the theme's name, if it is set.
    pub theme_span: Option<Span>,
    /// True for borders and marks in plain ASCII.
    pub ascii: bool,
    /// The longest line of text, in cells.
    pub measure: u16,
    /// True if the reader uses the mouse.
    pub mouse: bool,
    /// True if folders with many files have an index.
    pub index: bool,
    /// What reorders right-to-left text: `plenary` or `terminal`.
    pub bidi: &'static str,
    /// How pictures are drawn.
    pub images: &'static str,
    /// The editor; empty for `$VISUAL` or `$EDITOR`.
    pub editor: String,
    /// The queries that were kept: name and query, in the order of the file.
    pub queries: Vec<(String, String)>,
    /// The key bindings.
    pub bindings: Bindings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: crate::theme::AUTO.to_owned(),
            theme_span: None,
            ascii: false,
            measure: 72,
            mouse: true,
            index: true,
            bidi: BIDI[0],
            images: IMAGES[0],
            editor: String::new(),
            queries: Vec::new(),
            bindings: Bindings::default(),
        }
    }
}

const BIDI: &[&str] = &["plenary", "terminal"];
const IMAGES: &[&str] = &["auto", "kitty", "iterm2", "sixel", "half-blocks", "off"];

/// The type of a setting, and the field that it sets.
enum Takes {
    Switch(fn(&mut Config) -> &mut bool),
    Number(u16, u16, fn(&mut Config) -> &mut u16),
    Words(fn(&mut Config) -> &mut String),
    OneOf(&'static [&'static str], fn(&mut Config) -> &mut &'static str),
}

/// The declaration of a setting.
pub struct Setting {
    /// Its key.
    pub name: &'static str,
    /// The default as TOML.
    pub default: &'static str,
    /// A description in one sentence.
    pub words: &'static str,
    takes: Takes,
}

impl Setting {
    /// Returns the possible values, for people.
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

/// Every setting except keys.
pub static SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        default: "\"auto\"",
        words: "The theme; `plenary themes` lists them. \"auto\" uses the dark or the light theme, depending on the terminal's background.",
        takes: Takes::Words(|config| &mut config.theme),
    },
    Setting {
        name: "ascii",
        default: "false",
        words: "Draw borders and marks in plain ASCII.",
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
        words: "Use the mouse in the reader; if false, the terminal handles the mouse.",
        takes: Takes::Switch(|config| &mut config.mouse),
    },
    Setting {
        name: "index",
        default: "true",
        words: "Keep an index of large folders in the cache, so that they open and are searched at once.",
        takes: Takes::Switch(|config| &mut config.index),
    },
    Setting {
        name: "bidi",
        default: "\"plenary\"",
        words: "What reorders right-to-left text; use \"terminal\" if your terminal does it.",
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
        words: "The editor; if empty, $VISUAL or $EDITOR is used.",
        takes: Takes::Words(|config| &mut config.editor),
    },
];

/// Reads settings. Problems are reported, and the affected settings keep their defaults.
pub fn read(source: &str) -> (Config, Vec<Diagnostic>) {
    let mut config = Config::default();
    let mut diagnostics = Vec::new();
    for (key, value) in grammar_of(source, &mut diagnostics) {
        let name = key.get_ref().as_ref();
        if name == "keys" {
            config.bindings = keys::read(&value, source, &mut diagnostics);
        } else if name == "queries" {
            diagnostics.extend(queries(&mut config, &value, source));
        } else if let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) {
            if name == "theme" {
                config.theme_span = Some(value.span().into());
            }
            if let Err(diagnostic) = set(&mut config, setting, &value, source) {
                diagnostics.push(*diagnostic);
            }
        } else {
            let names: Vec<&str> =
                SETTINGS.iter().map(|setting| setting.name).chain(["keys", "queries"]).collect();
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
                bad(format!("`{name}` does not allow \"{word}\""), help)
            })?;
            *place(config) = found;
        }
        Takes::Number(least, most, place) => {
            let number = value.get_ref().as_integer().ok_or_else(|| of_type("a whole number"))?;
            let number = u16::from_str_radix(number.as_str(), number.radix()).ok();
            *place(config) = number.filter(|number| (*least..=*most).contains(number)).ok_or_else(|| {
                bad(format!("`{name}` is out of range"), format!("use a number from {least} to {most}"))
            })?;
        }
    }
    Ok(())
}

/// Reads the kept queries.
fn queries(config: &mut Config, value: &Spanned<DeValue<'_>>, source: &str) -> Vec<Diagnostic> {
    let DeValue::Table(table) = value.get_ref() else {
        return vec![wrong_type("queries", value, "a table", source)];
    };
    let mut diagnostics = Vec::new();
    for (name, value) in table {
        match value.get_ref().as_str() {
            Some(query) => config.queries.push((name.get_ref().to_string(), query.to_owned())),
            None => diagnostics.push(wrong_type(name.get_ref(), value, "a string", source)),
        }
    }
    diagnostics
}

/// Returns the text of a settings file with a query kept under a name; everything else stays as it is.
///
/// Fails if the file is not valid TOML, or if `queries` is no table.
pub fn with_query(source: &str, name: &str, query: &str) -> Result<String, String> {
    let broken = || "has errors, so that nothing can be kept in it".to_owned();
    let mut file: toml_edit::DocumentMut = source.parse().map_err(|_| broken())?;
    let table = file.entry("queries").or_insert_with(toml_edit::table).as_table_mut().ok_or_else(broken)?;
    table.insert(name, toml_edit::value(query));
    Ok(file.to_string())
}

/// Returns a settings file with all defaults as comments.
pub fn commented() -> String {
    let mut out = "# Settings of plenary. To change a setting, remove the # before it.\n\n".to_owned();
    for Setting { name, default, words, .. } in SETTINGS {
        out.push_str(&format!("# {words}\n#{name} = {default}\n\n"));
    }
    out.push_str("# Keys: `plenary keys` lists the names of actions. A list replaces the action's keys\n");
    let contexts: Vec<String> = Context::all().map(|context| format!("[keys.{}]", context.name())).collect();
    out.push_str("# everywhere; these tables are for one context only:\n");
    contexts.chunks(4).for_each(|some| out.push_str(&format!("#   {}\n", some.join(", "))));
    out.push_str("#[keys]\n#copy = [\"y\"]\n");
    out.push_str("\n# Queries that were kept under a name; `Ctrl+s` in the results keeps one.\n");
    out.push_str("#[queries]\n#berths = \"night berths by:ling\"\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::diagnostic::report::Report;

    fn report(text: &str) -> String {
        let (_, diagnostics) = read(text);
        Report { name: "config.toml", source: text, diagnostics: &diagnostics }.short()
    }

    #[test]
    fn the_commented_file_has_the_defaults() {
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
        assert_eq!(config.queries, [("berths".to_owned(), "night berths by:ling".to_owned())]);
        let plain = Config { bindings: Bindings::default(), queries: Vec::new(), ..config };
        assert_eq!(plain, Config::default());
    }

    #[test]
    fn a_query_is_kept_and_everything_else_stays() {
        let source = "# mine\ntheme = 'mono' # dark\n";
        let kept = with_query(source, "night berths", "berths by:ling").unwrap();
        assert!(kept.starts_with(source), "{kept}");
        let again = with_query(&kept, "tariffs", "tariff*").unwrap();
        let queries = read(&again).0.queries;
        let names: Vec<&str> = queries.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["night berths", "tariffs"]);
        assert!(with_query("queries = 3", "a", "b").is_err() && with_query("[", "a", "b").is_err());
        assert!(report("[queries]\na = 3\n").contains("wrong-type"));
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
    fn every_mistake_is_reported_with_position_and_help_and_the_rest_is_read() {
        for (text, place, help) in [
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
            let report = report(text);
            assert!(report.starts_with(&format!("config.toml:{place}")), "{text}: {report}");
            assert!(report.contains(help) && report.lines().count() == 1, "{text}: {report}");
        }
        let (config, _) = read("them = 'x'\nascii = true\n[keys]\ncoppy = ['c']\ncopy = ['c']\n");
        assert!(config.ascii);
        assert_eq!(config.bindings.key_of(Context::Page, Action::Copy), "c");
    }

    #[test]
    fn keys_of_two_actions_can_be_swapped() {
        let (config, diagnostics) = read("[keys]\ncopy = ['e']\nexport = ['y']\n");
        assert_eq!(diagnostics, []);
        assert_eq!(config.bindings.key_of(Context::Reader, Action::Copy), "e");
        assert_eq!(config.bindings.key_of(Context::Page, Action::Export), "y");
    }
}
