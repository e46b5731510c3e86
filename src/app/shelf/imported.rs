//! Saves imported briefings as TOML, so that the user can correct them.

use crate::action::{Action, Context};
use crate::app::{App, Effect, WriteMode, Wrote};
use crate::document::slug;
use crate::import::Unchecked;
use crate::library::Volume;
use crate::row::Role;
use std::path::{Path, PathBuf};

/// Maximum number of characters of a title in a file name.
const MAX_STEM_CHARS: usize = 60;

impl App {
    /// Saves the open briefing as TOML beside its source, unless such a file exists.
    pub(in crate::app) fn save_imported(&mut self) -> Option<Effect> {
        let found = self.volume().and_then(|volume| Some((toml_path(volume), volume.imported()?.toml())));
        let Some((path, contents)) = found else {
            self.say(Role::Faint, "this briefing is already a TOML file");
            return None;
        };
        Some(Effect::Write { path, contents, mode: WriteMode::New })
    }

    /// Handles the result of saving; the reader goes on in the file that was saved.
    pub(in crate::app) fn imported_saved(&mut self, wrote: Wrote) -> Option<Effect> {
        match wrote {
            Wrote::Done(path) => {
                let words = format!("saved as {path}, which you are reading now");
                let hint = self.bindings().with_hint(&words, Context::Reader, Action::Edit, "edits it");
                self.say(Role::Good, &hint);
                return self.go_on_in(path.into(), hint);
            }
            Wrote::Unchanged(path) => self.say(Role::Faint, format!("{path} already contains it")),
            Wrote::Exists => {
                let path = self.volume().map(toml_path).unwrap_or_default();
                self.say(Role::Error, format!("{path} already exists and was not changed"));
            }
            Wrote::Failed(why) => self.say(Role::Error, why),
        }
        None
    }
}

/// Where a briefing can be made of an article, and its text there: beside the article, or in the library's folder for
/// briefings if that cannot be written to.
pub(in crate::app) fn article_places(
    volume: &Volume,
    unchecked: &Unchecked,
    library: Option<&Path>,
) -> Vec<(PathBuf, String)> {
    let beside = PathBuf::from(toml_path(volume));
    let mut places = vec![(beside.clone(), unchecked.toml())];
    if let (Some(library), Some(article), Some(name)) = (library, &volume.path, beside.file_name()) {
        let mut other = unchecked.clone();
        let from =
            article.strip_prefix(library).map_or(article.clone(), |inside| Path::new("..").join(inside));
        other.read_from(&from.to_string_lossy());
        places.push((library.join("briefings").join(name), other.toml()));
    }
    places
}

/// The path to save to: beside the source, with its name.
///
/// A briefing from standard input is named after its title.
fn toml_path(volume: &Volume) -> String {
    match &volume.path {
        Some(path) => path.with_extension("toml").to_string_lossy().into_owned(),
        None => {
            let title =
                volume.briefing.as_ref().map(|briefing| slug(&briefing.event.title)).unwrap_or_default();
            let stem: String = title.chars().take(MAX_STEM_CHARS).collect();
            let stem = if stem.is_empty() { "imported" } else { stem.trim_end_matches('-') };
            format!("{stem}.toml")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Input, Setup};
    use crate::check::NoFiles;
    use crate::key::Key;

    fn open(name: &str, path: Option<&str>, text: &str) -> App {
        let volume = Volume::read(name, path.map(PathBuf::from), text.as_bytes().to_vec(), &NoFiles);
        App::new(vec![volume], Setup::default())
    }

    fn press(app: &mut App) -> Option<Effect> {
        Key::parse_all("w").into_iter().find_map(|key| app.update(Input::Key(key)))
    }

    #[test]
    fn an_imported_briefing_is_saved_beside_its_source_and_overwrites_nothing() {
        let article =
            "The Forum Opens\n\nThe hall was full when the chair opened the forum in the morning.\n";
        let mut app = open("news/release.txt", Some("news/release.txt"), article);
        let Some(Effect::Write { path, contents, mode }) = press(&mut app) else {
            panic!("nothing is written")
        };
        assert_eq!(PathBuf::from(path), PathBuf::from("news/release.toml"));
        assert!(contents.contains("title = \"The Forum Opens\""));
        assert_eq!(mode, WriteMode::New);
        app.update(Input::Wrote(Wrote::Exists));
        assert!(app.notice().is_some_and(|notice| notice.words.contains("was not changed")));
        let mut app = open("standard input", None, article);
        let saved = press(&mut app);
        assert!(
            matches!(&saved, Some(Effect::Write { path, .. }) if path == "the-forum-opens.toml"),
            "{saved:?}"
        );
    }

    #[test]
    fn a_briefing_that_is_already_toml_is_not_saved() {
        let mut app = open("a.toml", Some("a.toml"), "format = 1\n[event]\ntitle = \"A forum\"\n");
        assert_eq!(press(&mut app), None);
        assert!(app.notice().is_some());
    }
}
