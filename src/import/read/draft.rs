//! Collects the text of a document that is not plain text, together with its blocks.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::imported::{Extracted, Refusal};
use crate::import::read::plain;
use crate::import::read::xml::on_one_line;
use crate::import::transcript;

/// A cell before another one that is shorter is a label. Counts bytes.
const MAX_SHORT_CELL: usize = 120;

/// The heading above the footnotes.
const NOTES: &str = "Notes";

/// The text so far, and its blocks.
#[derive(Default)]
pub(super) struct Draft {
    text: String,
    /// The blocks and the metadata.
    pub layout: Layout,
    /// The footnotes, which follow the text.
    notes: Vec<String>,
    /// The open rows of tables, with the paragraphs of their cells.
    rows: Vec<Vec<Vec<(BlockKind, String)>>>,
    /// What the user should know.
    pub remarks: Vec<String>,
}

impl Draft {
    /// Adds a block. White space in its words becomes single spaces, but line breaks end lines of running text.
    pub(super) fn add(&mut self, kind: BlockKind, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push((kind, words.trim().to_owned()));
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        let range = start..self.text.len();
        self.text.push_str("\n\n");
        if kind == BlockKind::Paragraph && words.trim().contains('\n') {
            plain::blocks(&self.text, range, &mut self.layout.blocks);
            return;
        }
        let mut gathered = Words::default();
        gathered.gather(&self.text, range);
        let words = gathered.trimmed();
        if !words.is_empty() {
            self.layout.blocks.push(Block { kind, words });
        }
    }

    /// Adds a paragraph of what somebody says. A label that is repeated continues the turn.
    pub(super) fn turn(&mut self, label: &str, at: Option<String>, words: &str, continues: bool) {
        let place = match self.layout.blocks.last() {
            Some(Block { kind: BlockKind::Turn { label: last, place, .. }, .. })
                if continues && last == label =>
            {
                place.clone()
            }
            _ => {
                let start = self.text.len();
                self.text.push_str(label);
                let place = start..self.text.len();
                if !label.is_empty() {
                    self.text.push_str(":\n");
                }
                place
            }
        };
        self.add(BlockKind::Turn { label: label.to_owned(), place, at }, words);
    }

    /// Adds a footnote. It is placed after the text.
    pub(super) fn note(&mut self, words: String) {
        if !words.trim().is_empty() {
            self.notes.push(words);
        }
    }

    /// Begins a row of a table. Words that are added next belong to its cells.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Begins a cell of the current row.
    pub(super) fn cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Ends the current row.
    ///
    /// Cells of one paragraph become one paragraph with tabs, as do a short first cell and the start of the second.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let cells: Vec<Vec<(BlockKind, String)>> = row.into_iter().filter(|cell| !cell.is_empty()).collect();
        let is_short = |cell: &Vec<(BlockKind, String)>| matches!(cell.as_slice(), [(_, words)] if words.len() < MAX_SHORT_CELL);
        let are_lines = cells.iter().all(|cell| cell.len() == 1);
        let is_named = cells.len() == 2 && cells.first().is_some_and(is_short);
        if cells.len() < 2 || !are_lines && !is_named {
            for (kind, words) in cells.into_iter().flatten() {
                self.add(kind, &words);
            }
            return;
        }
        let mut first = Vec::new();
        let mut rest = Vec::new();
        for cell in cells {
            let mut cell = cell.into_iter();
            first.extend(cell.next().map(|(_, words)| on_one_line(&words)));
            rest.extend(cell);
        }
        self.add(BlockKind::Paragraph, &first.join("\t"));
        for (kind, words) in rest {
            self.add(kind, &words);
        }
    }

    /// Finds the turns and classifies the blocks, as in plain text.
    pub(super) fn finish(mut self) -> Result<Extracted, Refusal> {
        while !self.rows.is_empty() {
            self.end_row();
        }
        let spoken = transcript::turns(&self.text, &mut self.layout.blocks, false);
        self.take_title();
        plain::finish(&mut self.layout, spoken);
        self.end()
    }

    /// Adds the footnotes, and returns the blocks as they are.
    pub(super) fn end(mut self) -> Result<Extracted, Refusal> {
        if self.layout.blocks.is_empty() {
            return Err(Refusal::new(
                "there is no text in this document",
                "it may contain only pictures: open it in its program, and save its text",
            ));
        }
        let notes = std::mem::take(&mut self.notes);
        if !notes.is_empty() {
            self.add(BlockKind::Heading(2), NOTES);
        }
        for note in &notes {
            self.add(BlockKind::Item, note);
        }
        Ok(Extracted { text: self.text, layout: self.layout, notes: self.remarks })
    }

    /// Uses a title from the properties of the document, if one of the first blocks has it too.
    ///
    /// Alone it proves nothing: many documents keep the title of the one that they were copied from.
    pub(super) fn confirm_title(&mut self, title: &str) {
        let title = on_one_line(title);
        let mut first = self.layout.blocks.iter_mut().take(8);
        let is_title = |block: &&mut Block| block.words.as_str().eq_ignore_ascii_case(&title);
        if let Some(block) = first.find(is_title).filter(|_| !title.is_empty()) {
            block.kind = BlockKind::Title;
        }
    }

    /// Marks the heading that is the declared title, and leaves out others that repeat it.
    pub(super) fn mark_title(&mut self) {
        let Some(title) = self.layout.meta.title.as_deref() else { return };
        let is_title = |block: &&mut Block| {
            matches!(block.kind, BlockKind::Heading(_)) && block.words.as_str().eq_ignore_ascii_case(title)
        };
        for (index, block) in self.layout.blocks.iter_mut().filter(is_title).enumerate() {
            block.kind = if index == 0 { BlockKind::Title } else { BlockKind::Boilerplate };
        }
    }

    /// Uses the only heading of the first level as the title, unless there is one.
    fn take_title(&mut self) {
        let blocks = &mut self.layout.blocks;
        if blocks.iter().any(|block| block.kind == BlockKind::Title) {
            return;
        }
        let mut first = blocks.iter_mut().filter(|block| block.kind == BlockKind::Heading(1));
        if let (Some(heading), None) = (first.next(), first.next()) {
            heading.kind = BlockKind::Title;
        }
    }
}
