//! Imports an article again into its briefing.

use super::edit::revise;
use super::made_of::briefing_of;
use super::{Failure, folder_of, open};
use crate::correct::{Again, Refusal, Target, import_again as corrected};
use crate::edit::Edit;
use std::path::{Path, PathBuf};

/// A briefing and the article that it was imported from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The briefing.
    pub briefing: PathBuf,
    /// The article.
    pub article: PathBuf,
}

impl Pair {
    /// Finds the pair by the path of either.
    pub fn of(path: &Path) -> Result<Self, Failure> {
        let volume = open(path)?;
        if volume.imported().is_some() {
            return Self::of_article(path);
        }
        let import = volume.briefing.as_ref().and_then(|briefing| briefing.import.as_ref());
        let Some(from) = import.and_then(|import| import.from.as_deref()) else {
            return Err(Failure::at(path, "does not say which article it was imported from"));
        };
        if from.contains("://") {
            return Err(Failure::at(path, format!("was imported from {from}"))
                .help("save the page beside the briefing, and write its file name as `from` in [import]"));
        }
        let article = folder_of(path).join(from);
        if !article.is_file() {
            return Err(Failure::at(path, format!("was imported from \"{from}\", which is not there")));
        }
        Ok(Self { briefing: path.to_owned(), article })
    }

    fn of_article(article: &Path) -> Result<Self, Failure> {
        match briefing_of(article) {
            Some(briefing) => Ok(Self { briefing, article: article.to_owned() }),
            None => {
                let name = article.with_extension("toml");
                let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
                Err(Failure::at(article, "has no briefing yet")
                    .help(format!("`plenary import FILE -o {name}` makes one")))
            }
        }
    }

    /// Imports the article again; returns the edit, if anything changed, and what happened to the quotes.
    ///
    /// With `is_rehearsal`, nothing is written.
    pub fn import_again(&self, is_rehearsal: bool) -> Result<(Option<Edit>, Again), Failure> {
        let article = open(&self.article)?;
        let fresh = article.briefing.as_ref().filter(|_| article.imported().is_some());
        let fresh = fresh.ok_or_else(|| Failure::at(&self.article, "cannot be imported any more"))?;
        let mut done = (None, Again::default());
        let change = |path: &Path, old: &str| match corrected(old, fresh) {
            Ok((corrected, again)) => {
                let new = if is_rehearsal { old.to_owned() } else { corrected.text.clone() };
                done = (Some(corrected.edit(path.to_owned(), old)), again);
                Ok(new)
            }
            Err(Refusal::Same) => Ok(old.to_owned()),
            Err(refusal) => Err(Failure::at(path, refusal.to_string())),
        };
        revise(&Target::File(self.briefing.clone()), change)?;
        Ok(done)
    }
}
