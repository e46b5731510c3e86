//! Splits a page into blocks; text outside the article is boilerplate.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::html::elements::{INLINE, READ_ALOUD};
use crate::import::read::html::find::{Article, letters};
use crate::import::read::html::tree::{Node, Tree};
use crate::import::read::html::{captions, entities, lines, pre, standfirst};
use crate::import::release::{self, byline};
use crate::import::text::ends_sentence;
use crate::text::Cut;

/// Maximum number of nodes and bytes of a table row that is read as one line.
const MAX_ROW_NODES: usize = 80;
const MAX_ROW_BYTES: usize = 200;
/// Longer text is a caption only in an element for captions.
const MAX_CAPTION: usize = 400;
/// Shorter text in a figure, next to its caption, is the credit.
const MAX_CREDIT: usize = 120;
/// A shorter line between the title and the article is part of it only if it is a sentence.
const MIN_LEAD: usize = 80;

/// Adds the blocks of a page.
pub(super) fn blocks(tree: &Tree, text: &str, layout: &mut Layout) {
    let article = Article::find(tree, text, layout.meta.title.as_deref());
    let mut reader = Reader {
        tree,
        text,
        layout,
        article,
        words: Words::default(),
        first: None,
        bold: 0,
        linked: 0,
        links: 0,
        asides: Vec::new(),
        image: None,
        credit: None,
    };
    reader.run();
    lines::drop_repeated(&mut layout.blocks);
    lines::drop_copies(&mut layout.blocks);
    lines::drop_empty_headings(&mut layout.blocks);
}

struct Reader<'r> {
    tree: &'r Tree,
    text: &'r str,
    layout: &'r mut Layout,
    article: Article,
    /// The words of the current block.
    words: Words,
    /// The node of the first of these words.
    first: Option<usize>,
    /// Number of bytes of the words that are bold.
    bold: usize,
    /// Number of bytes of the words that are links.
    linked: usize,
    /// Number of pieces of these links.
    links: usize,
    /// Blocks outside the article that come between these words.
    asides: Vec<Block>,
    /// The image of the current figure.
    image: Option<String>,
    /// Text of the current figure next to its caption, which is the credit.
    credit: Option<String>,
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut index = 1;
        let mut open: Vec<usize> = Vec::new();
        while let Some(node) = self.tree.nodes().get(index) {
            while let Some(closed) = open.pop_if(|last| self.tree.node(*last).end <= index) {
                self.end(closed);
            }
            if node.is_text() {
                self.read_text(index);
            } else if self.article.is_unseen(index) {
                index = node.end;
                continue;
            } else if node.name == "pre" && pre::has_only_lines(self.tree, index) {
                self.flush();
                self.preformatted(index);
                index = node.end;
                continue;
            } else {
                self.start(index);
                open.push(index);
            }
            index += 1;
        }
        while let Some(closed) = open.pop() {
            self.end(closed);
        }
        self.flush();
    }

    fn start(&mut self, index: usize) {
        let node = self.tree.node(index);
        match node.name.as_str() {
            "br" => self.line_break(index),
            "img" => {
                let source = node.attribute("src").or_else(|| node.attribute("data-src"));
                if let Some(source) = source.filter(|source| !source.starts_with("data:")) {
                    self.image = Some(source.to_owned());
                }
            }
            "td" | "th" if self.is_in_short_row(index) => {
                let texts = self.tree.within(index).iter().map(|node| node.text.clone());
                let start = texts.filter(|text| !text.is_empty()).map(|text| text.start).next();
                self.words.space(start.map_or(0..0, |start| start..start));
            }
            "cite" if self.is_signature(index) => self.flush(),
            name if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, index: usize) {
        let node = self.tree.node(index);
        let cell = node.is_one_of(&["td", "th"]) && self.is_in_short_row(index);
        let signed = node.name == "cite" && self.is_signature(index);
        let heads_turn = node.name == "time" && self.heads_turn(node.end);
        if (!node.is_one_of(INLINE) || signed || heads_turn) && node.name != "br" && !cell {
            self.flush();
        }
        if node.name == "figure" {
            self.image = None;
            self.credit = None;
        }
    }

    /// Returns true if a `<cite>` ends a quotation, so it names the speaker.
    ///
    /// Elsewhere it is the title of a work.
    fn is_signature(&self, cite: usize) -> bool {
        let block = self.tree.node(self.tree.block_around(cite));
        let after = self.tree.nodes().get(self.tree.node(cite).end..block.end).unwrap_or_default();
        self.tree.is_inside(cite, &["blockquote"]) && !after.iter().any(|node| self.shows_text(node))
    }

    /// Returns true if the words so far are only the `<cite>` and `<time>` that a transcript has before a turn.
    fn heads_turn(&self, end: usize) -> bool {
        let Some(first) = self.first else { return false };
        let shown = |index: &usize| self.shows_text(self.tree.node(*index));
        let mut texts = (first..end).filter(shown);
        texts.clone().any(|index| self.tree.is_inside(index, &["cite"]))
            && texts.all(|index| self.tree.is_inside(index, &["cite", "time"]))
    }

    fn shows_text(&self, node: &Node) -> bool {
        node.is_text() && !self.text.cut(node.text.clone()).trim().is_empty()
    }

    /// Returns true if a figure contains a quotation and no picture.
    fn holds_quotation(&self, figure: usize) -> bool {
        let inside = self.tree.within(figure);
        self.tree.node(figure).name == "figure"
            && inside.iter().any(|node| node.name == "blockquote")
            && !inside.iter().any(|node| node.is_one_of(&["img", "picture", "video", "table"]))
    }

    fn holds_table(&self, figure: usize) -> bool {
        self.tree.within(figure).iter().any(|node| node.name == "table")
    }

    /// Returns true if a cell is in a row of a few words, which is read as one line.
    fn is_in_short_row(&self, cell: usize) -> bool {
        let row = self.tree.node(cell).parent;
        let inside = self.tree.within(row);
        if self.tree.node(row).name != "tr" || inside.len() >= MAX_ROW_NODES {
            return false;
        }
        let is_cell = |node: &&Node| node.is_one_of(&["td", "th"]);
        let texts = inside.iter().filter(|node| node.is_text());
        let bytes: usize = texts.map(|node| self.text.cut(node.text.clone()).trim().len()).sum();
        let plain = inside.iter().all(|node| node.is_text() || is_cell(&node) || node.is_one_of(INLINE));
        inside.iter().filter(is_cell).count() > 1 && bytes < MAX_ROW_BYTES && plain
    }

    fn read_text(&mut self, index: usize) {
        let block = self.tree.block_around(index);
        if self.is_read_aloud(index)
            || self.article.is_outside(index)
                && !self.article.is_outside(block)
                && self.article.contains(block)
        {
            self.aside(index);
            return;
        }
        if self.words.is_empty() {
            self.first = Some(index);
        }
        let before = self.words.as_str().len();
        entities(self.text, self.tree.node(index).text.clone(), &mut self.words);
        let added = self.words.as_str().len() - before;
        if self.tree.parent(index).is_one_of(&["b", "strong"]) {
            self.bold += added;
        }
        if self.is_linked(index) {
            self.linked += added;
            self.links += usize::from(added > 1);
        }
    }

    /// Returns true for text of a link to another page.
    fn is_linked(&self, index: usize) -> bool {
        let mut node = self.tree.node(index).parent;
        while node > 0 && self.tree.node(node).name != "a" {
            node = self.tree.node(node).parent;
        }
        self.tree.node(node).attribute("href").is_some_and(|target| !target.starts_with('#'))
    }

    /// Returns true for hidden text for screen readers ("Image caption, ").
    fn is_read_aloud(&self, index: usize) -> bool {
        let mut node = self.tree.node(index).parent;
        while node > 0 && self.tree.node(node).is_one_of(INLINE) {
            let class = self.tree.node(node).attribute("class").unwrap_or_default();
            if READ_ALOUD.iter().any(|name| class.contains(name)) {
                return true;
            }
            node = self.tree.node(node).parent;
        }
        false
    }

    /// Reads text outside the article that has words of the article around it.
    fn aside(&mut self, index: usize) {
        let mut words = Words::default();
        entities(self.text, self.tree.node(index).text.clone(), &mut words);
        if words.as_str().trim().is_empty() {
            return;
        }
        let block = Block { kind: BlockKind::Boilerplate, words: words.trimmed() };
        if self.words.is_empty() {
            self.layout.blocks.push(block);
        } else {
            self.asides.push(block);
        }
    }

    /// Ends a paragraph at two line breaks, or at one after a whole sentence.
    fn line_break(&mut self, index: usize) {
        let mut after = self.tree.nodes().iter().skip(index + 1);
        let next = after.find(|node| !node.is_text() || self.shows_text(node));
        if next.is_some_and(|node| node.name == "br") || ends_sentence(self.words.as_str()) {
            self.flush();
        } else {
            let at = self.tree.node(index).text.start;
            self.words.space(at..at);
        }
    }

    /// Reads preformatted text by its lines.
    fn preformatted(&mut self, index: usize) {
        let mut blocks = pre::blocks(self.tree, self.text, index);
        if !self.is_in_article(index) {
            for block in &mut blocks {
                block.kind = BlockKind::Boilerplate;
            }
        }
        self.layout.blocks.append(&mut blocks);
    }

    fn is_in_article(&self, index: usize) -> bool {
        self.article.contains(index)
    }

    /// Ends the current block.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words).trimmed();
        let bold = std::mem::take(&mut self.bold);
        let linked = std::mem::take(&mut self.linked);
        let links = std::mem::take(&mut self.links);
        let Some(index) = self.first.take().filter(|_| !words.is_empty()) else { return };
        let mut kind = self.kind_by_elements(index, words.as_str());
        if matches!(kind, BlockKind::Heading(_)) && self.is_title(words.as_str()) {
            kind = BlockKind::Title;
        } else if !self.is_in_article(index) {
            let is_title = self.article.is_in_title(index) && matches!(kind, BlockKind::Heading(1 | 2));
            if !is_title && !self.belongs_to_article(index, words.as_str(), &kind) {
                kind = BlockKind::Boilerplate;
            }
        } else if lines::is_link(&kind, words.as_str(), linked)
            || lines::is_list_of_links(&kind, words.as_str(), linked, links)
            || lines::is_shortcode(words.as_str())
            || lines::is_small(self.tree, index, words.as_str(), &kind)
        {
            kind = BlockKind::Boilerplate;
        }
        if standfirst::is(self.tree, &self.article, &self.layout.blocks, index, words.as_str(), &kind) {
            kind = BlockKind::Subtitle;
        } else if kind == BlockKind::Paragraph && lines::is_heading(words.as_str(), bold) {
            kind = BlockKind::Heading(3);
        }
        let mut block = Block { kind, words };
        if let BlockKind::Caption { credit, .. } = &mut block.kind {
            match release::captions::credit(block.words.as_str()) {
                Some((range, found)) => {
                    *credit = Some(found);
                    block.words = block.words.slice(0..range.start);
                }
                None => *credit = self.credit.take(),
            }
        }
        self.layout.blocks.push(block);
        self.layout.blocks.append(&mut self.asides);
    }

    /// Returns the kind of a block by the elements around its first node.
    fn kind_by_elements(&mut self, index: usize, words: &str) -> BlockKind {
        let mut kind = BlockKind::Paragraph;
        let mut at = index;
        while at > 0 {
            at = self.tree.node(at).parent;
            let node = self.tree.node(at);
            let plain = kind == BlockKind::Paragraph;
            return match node.name.as_str() {
                "h1" => BlockKind::Heading(1),
                "h2" => BlockKind::Heading(2),
                "h3" => BlockKind::Heading(3),
                "h4" | "h5" | "h6" => BlockKind::Heading(4),
                // These name the speaker of the quotation.
                "cite" | "footer" if self.tree.is_inside(at, &["blockquote"]) => BlockKind::Direction,
                "blockquote" => BlockKind::Quotation,
                "li" | "dd" if plain => {
                    kind = BlockKind::Item;
                    continue;
                }
                "figcaption" if self.holds_quotation(node.parent) => BlockKind::Direction,
                "figcaption" | "caption" => self.caption(),
                "figure" if plain && words.len() < MAX_CREDIT && !self.holds_table(at) => {
                    self.credit = Some(words.to_owned());
                    BlockKind::Boilerplate
                }
                _ if plain
                    && words.len() < MAX_CAPTION
                    && (captions::is_caption(node) || captions::is_picture(self.tree, self.text, at)) =>
                {
                    self.caption()
                }
                _ => continue,
            };
        }
        kind
    }

    fn caption(&self) -> BlockKind {
        BlockKind::Caption { credit: None, image: self.image.clone() }
    }

    /// Returns true for the lead, captions and bylines between the title and the article.
    fn belongs_to_article(&self, index: usize, words: &str, kind: &BlockKind) -> bool {
        let titled = self.layout.blocks.iter().rev().take(12).any(|block| block.kind == BlockKind::Title);
        let told = matches!(kind, BlockKind::Caption { .. })
            || *kind == BlockKind::Paragraph && byline::byline(words).is_some();
        self.article.is_before(index) && titled && told && !self.article.is_outside(index)
            || self.article.leads_to(index) && (words.len() > MIN_LEAD || ends_sentence(words))
    }

    /// Returns true if a heading is the page's title.
    ///
    /// The title may be outside the article.
    fn is_title(&self, words: &str) -> bool {
        let titled = self.layout.blocks.iter().any(|block| block.kind == BlockKind::Title);
        !titled
            && self.layout.meta.title.as_deref().is_some_and(|title| {
                let (title, words) = (letters(title), letters(words));
                title == words || words.chars().count() > 16 && title.starts_with(&words)
            })
    }
}
