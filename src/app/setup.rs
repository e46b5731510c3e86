//! The settings with which a reader starts.

use crate::app::formats::Pick;
use crate::binding::Bindings;
use crate::export::Exporter;
use crate::picture::PictureMode;
use crate::row::Glyphs;
use crate::text::bidi::Bidi;
use crate::theme::{Background, Theme};
use std::path::PathBuf;

/// The settings with which a reader starts.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts about the start that do not depend on each other")]
pub struct Setup {
    /// The glyphs to draw with.
    pub glyphs: Glyphs,
    /// The maximum length of a line of text, in cells.
    pub measure: u16,
    /// The keys of the actions.
    pub bindings: Bindings,
    /// The name of the theme.
    pub theme: String,
    /// The terminal's background, if it is known; [`Background::Any`] if it need not be asked.
    pub background: Option<Background>,
    /// The user's own themes.
    pub themes: Vec<Theme>,
    /// The folder of the user's themes, read when the list of themes is opened.
    pub themes_folder: Option<PathBuf>,
    /// The user's own templates.
    pub templates: Vec<&'static dyn Exporter>,
    /// The folder of the user's templates, read when quotes are first exported.
    pub templates_folder: Option<PathBuf>,
    /// How picked quotes are printed, if the reader was opened to pick some.
    pub pick: Option<Pick>,
    /// What is said at the start.
    pub welcome: Option<String>,
    /// True if the user starts the program for the first time.
    pub is_new: bool,
    /// A problem with the settings, shown at the start.
    pub complaint: Option<String>,
    /// Who reorders text that is written right to left.
    pub bidi: Bidi,
    /// True if the reader uses the mouse.
    pub mouse: bool,
    /// The editor to use; empty for the one that the environment names.
    pub editor: String,
    /// How pictures are shown, if at all.
    pub images: PictureMode,
    /// True to read line by line, without a screen.
    pub linear: bool,
    /// True if somebody answers what is asked of the library.
    pub has_library: bool,
    /// The queries that were kept: name and query.
    pub queries: Vec<(String, String)>,
    /// The settings file, in which queries are kept.
    pub settings_file: Option<PathBuf>,
    /// The name of the library; empty if it has none.
    pub library_name: String,
    /// The folder of the library, if it has one.
    pub library_folder: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            glyphs: Glyphs::UNICODE,
            measure: 72,
            bindings: Bindings::default(),
            theme: "terminal".to_owned(),
            background: None,
            themes: Vec::new(),
            themes_folder: None,
            templates: Vec::new(),
            templates_folder: None,
            pick: None,
            welcome: None,
            is_new: false,
            complaint: None,
            bidi: Bidi::Plenary,
            mouse: true,
            editor: String::new(),
            images: PictureMode::default(),
            linear: false,
            has_library: false,
            queries: Vec::new(),
            settings_file: None,
            library_name: String::new(),
            library_folder: None,
        }
    }
}
