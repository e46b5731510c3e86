//! Answers the effects of a reader that only `plenary show` sees.

use super::effects::Outcome;
use super::library::answer_one;
use crate::app::{Effect, Input, Opened, Wrote};
use crate::catalog::{Keeper, Searcher, Source};
use crate::io;
use crate::library::request::{Find, Found, News, Question};
use crate::memory::Recalled;

/// A reader without a terminal. It reads files at once, and refuses to copy and to write.
#[derive(Debug)]
pub struct Rehearsal {
    library: Option<(Keeper, Searcher)>,
}

impl Rehearsal {
    /// Makes a rehearsal of a reader of a library, or of briefings that are in memory.
    pub fn new(library: Option<Source>) -> Self {
        let open = |source: Source| (Keeper::new(source.clone()), Searcher::open(source));
        Self { library: library.map(open) }
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
            Question::Decide { .. } | Question::Edit { .. } | Question::KeepQuery { .. } => {
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
