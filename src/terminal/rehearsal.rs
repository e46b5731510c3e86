//! Answers the effects of a reader that only `plenary show` sees.

use super::effects::Outcome;
use super::library::answer_one;
use crate::app::{Applied, Corrected, Effect, Fresh, Input, Opened, Wrote};
use crate::catalog::{Keeper, Searcher, Source};
use crate::correct::{Correction, Target};
use crate::edit::Edit;
use crate::io;
use crate::library::request::{Find, Found, News, Question};
use crate::memory::Recalled;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A reader without a terminal. It reads files at once, and refuses to copy and to write.
///
/// Corrections are only made in memory, so that their effect can be seen.
#[derive(Debug)]
pub struct Rehearsal {
    library: Option<(Keeper, Searcher)>,
    /// The corrected texts of files.
    texts: HashMap<PathBuf, String>,
}

impl Rehearsal {
    /// Makes a rehearsal of a reader of a library, or of briefings that are in memory.
    pub fn new(library: Option<Source>) -> Self {
        let open = |source: Source| (Keeper::new(source.clone()), Searcher::open(source));
        Self { library: library.map(open), texts: HashMap::new() }
    }

    /// Answers an effect. Those that only matter on a screen do nothing.
    pub fn answer(&mut self, effect: Effect) -> Vec<Outcome> {
        let input = match effect {
            Effect::Copy(_) => Input::Copied(Err("`show` copies nothing".to_owned())),
            Effect::Write { .. } => Input::Wrote(Wrote::Failed("`show` writes nothing".to_owned())),
            Effect::Open { entry, path } => {
                let volume = io::open(&path).map_err(|failure| failure.message);
                Input::Opened(Box::new(Opened { entry, volume, recalled: Recalled::default() }))
            }
            Effect::Ask(question) => {
                let news = self.ask(question);
                return news.into_iter().map(|news| Outcome::Answer(Input::News(news))).collect();
            }
            Effect::Correct { target, corrections } => self.correct(target, &corrections),
            Effect::ImportAgain(_) => {
                let result = Err("`show` imports nothing".to_owned());
                Input::Corrected(Corrected { result, fresh: None })
            }
            Effect::Apply { edit, is_undone } => self.apply(*edit, is_undone),
            Effect::Quit | Effect::Choose(_) => return vec![Outcome::End],
            Effect::Print(_)
            | Effect::FindTemplates(_)
            | Effect::FindThemes(_)
            | Effect::Recall { .. }
            | Effect::Remember(_)
            | Effect::LoadImages { .. }
            | Effect::Reload
            | Effect::Edit { .. }
            | Effect::TakeMouse(_)
            | Effect::Browse(_)
            | Effect::Suspend => return Vec::new(),
        };
        vec![Outcome::Answer(input)]
    }

    /// Makes corrections in memory.
    fn correct(&mut self, target: Target, corrections: &[Correction]) -> Input {
        let (path, made) = match target {
            Target::File(path) => (path, None),
            Target::New(places) => {
                let (path, text) = places.into_iter().next().unwrap_or_default();
                (path, Some(text))
            }
        };
        let text = self.texts.get(&path).cloned().or(made).map_or_else(|| io::text_of(&path), Ok);
        let result = text.and_then(|text| io::planned(&path, text, corrections));
        let result = result.map_err(|failure| failure.message).map(|(edits, text)| {
            self.texts.insert(path.clone(), text);
            edits
        });
        Input::Corrected(Corrected { result, fresh: self.fresh(&path) })
    }

    /// Undoes or redoes an edit in memory.
    fn apply(&mut self, edit: Edit, is_undone: bool) -> Input {
        let text = self.texts.get(&edit.path).map(|text| edit.apply(text, is_undone));
        let result = match text {
            Some(Ok(text)) => {
                self.texts.insert(edit.path.clone(), text);
                Ok(())
            }
            _ => Err("`show` has changed nothing".to_owned()),
        };
        let fresh = self.fresh(&edit.path);
        Input::Applied(Applied { edit, is_undone, result, fresh })
    }

    /// The file as it would be.
    fn fresh(&self, path: &Path) -> Option<Fresh> {
        let text = self.texts.get(path)?;
        let mut volume = io::open_text(path, text.clone());
        volume.stamp = io::stamp(path);
        Some(Fresh::new(volume))
    }

    fn ask(&mut self, question: Question) -> Vec<News> {
        let Some((keeper, searcher)) = &mut self.library else { return Vec::new() };
        let mut news = Vec::new();
        match question {
            Question::Begin => {
                let compared = keeper.begin(&mut |one| news.push(one));
                searcher.set_files(&compared.files);
                news.push(compared.news());
            }
            Question::Refresh => {
                let compared = keeper.refresh(&mut |one| news.push(one));
                searcher.set_files(&compared.files);
                news.push(compared.news());
            }
            Question::Find(find) => news.push(News::Found(Box::new(found(searcher, &find)))),
            Question::Forget => {}
            Question::Decide { .. } | Question::KeepQuery { .. } => {
                news.push(News::NotChanged("`show` writes nothing".to_owned()));
            }
            other => news.extend(answer_one(searcher, other)),
        }
        news
    }
}

/// All that a search finds, at once.
fn found(searcher: &mut Searcher, find: &Find) -> Found {
    let mut all = Found::default();
    searcher.find(find, &|| false, &mut |found| {
        let mut hits = std::mem::take(&mut all.hits);
        hits.extend(found.hits.iter().cloned());
        all = Found { hits, ..found };
    });
    all
}
