//! Briefings that were imported when they were opened: saved as TOML, for somebody to correct.

use super::{App, Effect, WriteMode, Wrote};
use crate::document::slug;
use crate::library::Volume;
use crate::row::Role;

impl App {
    /// Writes the open briefing as TOML beside what it was imported from, where no such file is yet.
    pub(super) fn save_imported(&mut self) -> Option<Effect> {
        let found = self.volume().and_then(|volume| Some((name(volume), volume.imported()?.to_owned())));
        let Some((path, contents)) = found else {
            self.say(Role::Faint, "this briefing is a TOML file already");
            return None;
        };
        Some(Effect::Write { path, contents, mode: WriteMode::New })
    }

    /// What came of it.
    pub(super) fn imported_saved(&mut self, wrote: Wrote) {
        match wrote {
            Wrote::Done(path) => {
                self.say(Role::Good, format!("saved as {path}; open that file to correct it"));
            }
            Wrote::Exists => {
                let path = self.volume().map(name).unwrap_or_default();
                self.say(Role::Error, format!("{path} is there already, and was not touched"));
            }
            Wrote::Failed(why) => self.say(Role::Error, why),
        }
    }
}

/// Beside the source, under its name; what came from standard input goes by its title.
fn name(volume: &Volume) -> String {
    match &volume.path {
        Some(path) => path.with_extension("toml").to_string_lossy().into_owned(),
        None => {
            let title =
                volume.briefing.as_ref().map(|briefing| slug(&briefing.event.title)).unwrap_or_default();
            let end = title.char_indices().nth(60).map_or(title.len(), |(at, _)| at);
            format!("{}.toml", if title.is_empty() { "imported" } else { title[..end].trim_end_matches('-') })
        }
    }
}
