//! The documents of a library without an index: its files, read when they are first needed.

use super::Source;
use super::document::{Document, Wish};
use super::documents::Documents;
use crate::io;
use crate::library::shelf::day_of;
use crate::library::{Stamp, Volume};
use crate::model::Date;
use crate::people::{self, Appearance, Everyone};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The number of bytes of text that are kept in memory; other files are read again for each search.
const MAX_KEPT_BYTES: usize = 24 << 20;

/// A file, or a briefing without one.
#[derive(Debug)]
struct Entry {
    path: PathBuf,
    is_fixed: bool,
    stamp: Option<Stamp>,
    day: Option<Date>,
    /// What was read, if it is kept.
    volume: Option<Box<Volume>>,
    bytes: usize,
    is_read: bool,
}

/// The files of a library.
#[derive(Debug)]
pub(super) struct Files {
    all: Vec<Entry>,
    kept_bytes: usize,
}

impl Entry {
    fn new(path: PathBuf) -> Self {
        Self { path, is_fixed: false, stamp: None, day: None, volume: None, bytes: 0, is_read: false }
    }
}

impl Files {
    pub(super) fn new(source: &Source) -> Self {
        let mut all: Vec<Entry> = source.files.iter().cloned().map(Entry::new).collect();
        for volume in &source.fixed {
            let day = volume.briefing.as_ref().and_then(|briefing| day_of(briefing, &volume.name));
            let volume_box = Some(Box::new(volume.clone()));
            let path = PathBuf::from(&*volume.name);
            all.push(Entry { is_fixed: true, day, volume: volume_box, is_read: true, ..Entry::new(path) });
        }
        Self { all, kept_bytes: 0 }
    }

    /// Reads the files that are new or have changed; returns false if that was ended.
    fn bring_up_to_date(&mut self, is_stale: &dyn Fn() -> bool) -> bool {
        let mut kept = self.kept_bytes;
        for entry in self.all.iter_mut().filter(|entry| !entry.is_fixed) {
            let stamp = io::stamp(&entry.path);
            if entry.is_read && entry.stamp == stamp {
                continue;
            }
            if is_stale() {
                return false;
            }
            kept -= entry.bytes;
            let volume = io::open(&entry.path).ok().map(Volume::without_document);
            let briefing = volume.as_ref().and_then(|volume| volume.briefing.as_ref());
            entry.day = briefing.and_then(|briefing| day_of(briefing, &entry.path.to_string_lossy()));
            let texts = briefing.iter().flat_map(|briefing| &briefing.sections);
            let bytes: usize = texts.map(|section| section.text.len()).sum();
            let is_kept = kept + bytes <= MAX_KEPT_BYTES;
            entry.bytes = if is_kept { bytes } else { 0 };
            kept += entry.bytes;
            entry.volume = volume.filter(|_| is_kept).map(Box::new);
            (entry.stamp, entry.is_read) = (stamp, true);
        }
        self.kept_bytes = kept;
        true
    }

    /// The numbers of the documents, the newest first.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|index| (self.all.get(*index).and_then(|entry| entry.day), *index));
        order.reverse();
        order
    }
}

impl Documents for Files {
    fn each(
        &mut self,
        wish: Wish<'_>,
        is_stale: &dyn Fn() -> bool,
        take: &mut dyn FnMut(&Document<'_>) -> ControlFlow<()>,
    ) -> Result<(), String> {
        if !self.bring_up_to_date(is_stale) {
            return Ok(());
        }
        let order = self.order();
        let count = order.len();
        for (place, number) in order.into_iter().enumerate() {
            let order = i64::try_from(count - place).unwrap_or(i64::MAX);
            let Some(entry) = self.all.get(number) else { continue };
            let is_wanted = wish.before.is_none_or(|before| order < before)
                && wish.speakers.is_none_or(|wanted| wanted.contains_key(&number));
            if !is_wanted {
                continue;
            }
            if is_stale() {
                break;
            }
            let again = if entry.volume.is_none() { io::open(&entry.path).ok() } else { None };
            let volume = entry.volume.as_deref().or(again.as_ref());
            let Some(briefing) = volume.and_then(|volume| volume.briefing.as_ref()) else { continue };
            if take(&Document { number, order, path: &entry.path, briefing }).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn everyone(&mut self, people_file: Option<&str>) -> Result<Everyone, String> {
        let mut casts = Vec::new();
        self.each(Wish::default(), &|| false, &mut |document| {
            casts.extend(Appearance::all(document.number, document.briefing));
            ControlFlow::Continue(())
        })?;
        let file = people_file.map(|source| people::read(source).0);
        Ok(Everyone::of(&casts, file.as_ref()))
    }

    fn set_files(&mut self, files: &Arc<Vec<PathBuf>>) {
        let mut old: std::collections::HashMap<PathBuf, Entry> =
            self.all.drain(..).map(|entry| (entry.path.clone(), entry)).collect();
        self.all =
            files.iter().map(|path| old.remove(path).unwrap_or_else(|| Entry::new(path.clone()))).collect();
        self.all.extend(old.into_values().filter(|entry| entry.is_fixed));
        self.kept_bytes = self.all.iter().map(|entry| entry.bytes).sum();
    }

    fn fetch(&mut self, path: &Path) -> Result<Volume, String> {
        let known = self.all.iter().find(|entry| entry.path == path);
        let is_current = |entry: &&Entry| entry.is_fixed || io::stamp(&entry.path) == entry.stamp;
        match known.filter(is_current).and_then(|entry| entry.volume.as_deref()) {
            Some(volume) => Ok(volume.clone()),
            None => io::open(path).map(Volume::without_document).map_err(|failure| failure.message),
        }
    }
}
