//! Themes, and keys that the settings change.

use crate::shot::{Reader, volume};
use plenary::app::{Effect, Input, Setup};
use plenary::config;
use plenary::library::EMBEDDED;
use plenary::theme::{self, Background, Source};

fn with(setup: Setup) -> Reader {
    let (name, text) = EMBEDDED[0];
    Reader::of(vec![volume(name, text)], 100, 30, setup)
}

fn theme_of(reader: &Reader) -> String {
    reader.app.theme().name.to_string()
}

#[test]
fn themes_are_previewed_and_escape_restores_the_old_one() {
    let reader = with(Setup::default()).press("t down");
    assert_eq!(theme_of(&reader), "plenary-dark");
    let reader = reader.press("down");
    assert_eq!(theme_of(&reader), "plenary-light");
    let reader = reader.press("esc");
    assert_eq!(theme_of(&reader), "terminal");
}

#[test]
fn enter_keeps_a_theme_and_says_how_to_keep_it_for_good() {
    let reader = with(Setup::default()).press("t 'high' enter");
    assert_eq!(theme_of(&reader), "high-contrast");
    assert!(reader.footer().contains("theme = \"high-contrast\" in config.toml"), "{}", reader.footer());
    assert_eq!(reader.effects, []);
}

#[test]
fn auto_is_the_terminal_theme_until_the_background_is_known() {
    let auto = || with(Setup { theme: "auto".to_owned(), ..Setup::default() });
    assert!(auto().app.wants_background());
    assert_eq!(theme_of(&auto()), "terminal");
    for (background, name) in [(Background::Dark, "plenary-dark"), (Background::Light, "plenary-light")] {
        let reader = auto().told(Input::Background(background));
        assert_eq!(theme_of(&reader), name);
        assert!(reader.app.wants_background(), "the background may change");
    }
    let sixteen = Setup { theme: "auto".to_owned(), background: Some(Background::Any), ..Setup::default() };
    let reader = with(sixteen);
    assert_eq!((&*theme_of(&reader), reader.app.wants_background()), ("terminal", false));
    let known = Setup { theme: "auto".to_owned(), background: Some(Background::Light), ..Setup::default() };
    assert_eq!(theme_of(&with(known)), "plenary-light", "what was remembered holds for the first frame");
    assert!(!with(Setup::default()).app.wants_background(), "nothing is asked for a theme that is named");
}

#[test]
fn the_users_themes_are_in_the_list() {
    let text = "inherit = 'plenary-dark'\nabout = 'like moss'\n".to_owned();
    let (themes, _) = theme::read(vec![Source { name: "moss".into(), file: "moss.toml".into(), text }]);
    let reader = with(Setup { themes, ..Setup::default() }).press("t 'moss'");
    assert!(reader.shows("like moss"));
    assert_eq!(theme_of(&reader), "moss");
}

#[test]
fn the_users_themes_are_read_when_the_list_opens() {
    let text = "inherit = 'mono'\nkye = 'red'\n".to_owned();
    let (themes, _) = theme::read(vec![Source { name: "moss".into(), file: "moss.toml".into(), text }]);
    let reader = with(Setup { themes_folder: Some("themes".into()), ..Setup::default() }).press("t");
    assert_eq!(reader.effects, [Effect::FindThemes("themes".into())]);
    assert!(!reader.shows("moss"));
    let reader = reader.told(Input::Themes(themes, Some("moss.toml:2:1: there is no role `kye`".to_owned())));
    assert!(reader.shows("moss") && reader.footer().contains("there is no role `kye`"));
    let reader = reader.press("'moss' enter");
    assert_eq!(theme_of(&reader), "moss");
}

#[test]
fn keys_and_messages_follow_the_settings() {
    let (config, faults) =
        config::read("[keys]\ncopy = ['K']\nquit = ['Q']\nnext-speaker = ['ctrl+n']\nfocus-agenda = ['W']\n");
    assert_eq!(faults, []);
    let reader = with(Setup { bindings: config.bindings, ..Setup::default() });
    assert!(reader.footer().contains("Ctrl+n next speaker"), "{}", reader.footer());
    let reader = reader.press("ctrl+n");
    assert_eq!(reader.selected().1, "Hu Henghua");
    let reader = reader.press("y");
    assert!(reader.footer().starts_with("y does nothing here"), "{}", reader.footer());
    let reader = reader.press("K");
    assert!(matches!(reader.effects[..], [Effect::Copy(_)]));
    // A digit that is not bound starts a count.
    let reader = reader.press("esc 2 1 ctrl+n q");
    assert!(!reader.effects.contains(&Effect::Quit));
    assert_eq!(reader.press("Q").effects.last(), Some(&Effect::Quit));
}

#[test]
fn a_problem_with_the_settings_is_shown_at_the_start() {
    let complaint = Some("config.toml:1:1: error[unknown-setting]: there is no setting `them`".to_owned());
    let reader = with(Setup { complaint, ..Setup::default() });
    assert!(reader.footer().contains("there is no setting `them`"), "{}", reader.footer());
}
