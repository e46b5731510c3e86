//! Splits a page into blocks; text outside the article is boilerplate.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::html::elements::{CAPTIONS, INLINE, PAGE, READ_ALOUD, UNSEEN};
use crate::import::read::html::tree::{Node, Tree};
use crate::import::read::html::{entities, find};
use crate::import::read::plain;
use crate::import::release::{byline, captions};
use crate::import::text::ends_sentence;
use crate::text::Cut;

/// Maximum number of nodes and bytes of a table row that is read as one line.
const MAX_ROW_NODES: usize = 80;
const MAX_ROW_BYTES: usize = 200;
/// Shorter text in a figure, next to its caption, is the credit.
const MAX_CREDIT: usize = 120;

/// Adds the blocks of a page.
pub(super) fn blocks(tree: &Tree, text: &str, layout: &mut Layout) {
    let article = find::find(tree, text);
    let mut reader = Reader {
        tree,
        text,
        layout,
        article,
        words: Words::default(),
        first: None,
        bold: 0,
        linked: 0,
        image: None,
        credit: None,
    };
    reader.run();
}

struct Reader<'r> {
    tree: &'r Tree,
    text: &'r str,
    layout: &'r mut Layout,
    /// The element that contains the article.
    article: Option<usize>,
    /// The words of the current block.
    words: Words,
    /// The node of the first of these words.
    first: Option<usize>,
    /// Number of bytes of the words that are bold.
    bold: usize,
    /// Number of bytes of the words that are links.
    linked: usize,
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
            } else if node.is_one_of(UNSEEN) || node.attribute("hidden").is_some() {
                index = node.end;
                continue;
            } else if node.name == "pre" {
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
            "td" | "th" if self.is_in_short_row(index) => self.words.space(node.text.start..node.text.start),
            "cite" if self.is_signature(index) => self.flush(),
            name if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, index: usize) {
        let node = self.tree.node(index);
        let cell = node.is_one_of(&["td", "th"]) && self.is_in_short_row(index);
        let signed = node.name == "cite" && self.is_signature(index);
        if (!node.is_one_of(INLINE) || signed) && node.name != "br" && !cell {
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
        if self.is_read_aloud(index) {
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
        if self.tree.is_inside(index, &["a"]) {
            self.linked += added;
        }
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

    /// Reads text outside the article, between words that continue after it.
    fn aside(&mut self, index: usize) {
        let mut words = Words::default();
        entities(self.text, self.tree.node(index).text.clone(), &mut words);
        if words.as_str().trim().is_empty() {
            return;
        }
        if !self.words.is_empty() {
            self.flush();
        }
        self.layout.blocks.push(Block { kind: BlockKind::Boilerplate, words: words.trimmed() });
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

    fn preformatted(&mut self, index: usize) {
        let mut texts = self.tree.within(index).iter().filter(|node| node.is_text());
        let Some(first) = texts.next() else { return };
        let stretch = first.text.start..texts.next_back().unwrap_or(first).text.end;
        if self.text.cut(stretch.clone()).contains(['<', '&']) {
            self.preformatted_markup(index);
            return;
        }
        let mut blocks = Vec::new();
        plain::blocks(self.text, stretch, &mut blocks);
        let inside = self.is_in_article(index);
        for mut block in blocks {
            if !inside {
                block.kind = BlockKind::Boilerplate;
            }
            self.layout.blocks.push(block);
        }
    }

    /// Reads preformatted text with markup. A blank line ends a paragraph.
    fn preformatted_markup(&mut self, index: usize) {
        for node in self.tree.within(index).iter().filter(|node| node.is_text()) {
            let mut at = node.text.start;
            for line in self.text.cut(node.text.clone()).split_inclusive('\n') {
                let range = at..at + line.len();
                at = range.end;
                if line.trim().is_empty() {
                    self.flush();
                    continue;
                }
                if self.words.is_empty() {
                    self.first = Some(index + 1);
                }
                entities(self.text, range, &mut self.words);
            }
        }
        self.flush();
    }

    fn is_in_article(&self, index: usize) -> bool {
        self.article.is_none_or(|article| index > article && index < self.tree.node(article).end)
            && (!self.tree.is_inside(index, PAGE) || self.is_in_quotation_footer(index))
    }

    /// Returns true for the footer of a quotation, which names the speaker.
    fn is_in_quotation_footer(&self, mut node: usize) -> bool {
        while node > 0 && self.tree.node(node).name != "footer" {
            node = self.tree.node(node).parent;
        }
        self.tree.parent(node).name == "blockquote"
    }

    /// Ends the current block.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words).trimmed();
        let bold = std::mem::take(&mut self.bold);
        let linked = std::mem::take(&mut self.linked);
        let Some(index) = self.first.take().filter(|_| !words.is_empty()) else { return };
        let mut kind = self.kind_by_elements(index, words.as_str());
        if matches!(kind, BlockKind::Heading(_)) && self.is_title(words.as_str()) {
            kind = BlockKind::Title;
        } else if !self.is_in_article(index) {
            if !self.belongs_to_article(index, words.as_str(), &kind) {
                kind = BlockKind::Boilerplate;
            }
        } else if kind == BlockKind::Paragraph {
            kind = paragraph_kind(words.as_str(), bold, linked);
        }
        let mut block = Block { kind, words };
        if let BlockKind::Caption { credit, .. } = &mut block.kind {
            match captions::credit(block.words.as_str()) {
                Some((range, found)) => {
                    *credit = Some(found);
                    block.words = block.words.slice(0..range.start);
                }
                None => *credit = self.credit.take(),
            }
        }
        self.layout.blocks.push(block);
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
                "figure" if plain => {
                    self.credit = Some(words.to_owned()).filter(|credit| credit.len() < MAX_CREDIT);
                    BlockKind::Boilerplate
                }
                _ if plain && is_caption(node) => self.caption(),
                _ => continue,
            };
        }
        kind
    }

    fn caption(&self) -> BlockKind {
        BlockKind::Caption { credit: None, image: self.image.clone() }
    }

    /// Returns true for captions and bylines between the title and the article.
    fn belongs_to_article(&self, index: usize, words: &str, kind: &BlockKind) -> bool {
        let before = self.article.is_some_and(|article| index < article);
        let titled = self.layout.blocks.iter().rev().take(12).any(|block| block.kind == BlockKind::Title);
        let told = matches!(kind, BlockKind::Caption { .. })
            || *kind == BlockKind::Paragraph && byline::byline(words).is_some();
        before && titled && told && !self.tree.is_inside(index, PAGE)
    }

    /// Returns true if a heading is the page's title.
    ///
    /// The title may be outside the article.
    fn is_title(&self, words: &str) -> bool {
        let titled = self.layout.blocks.iter().any(|block| block.kind == BlockKind::Title);
        let plain = |text: &str| {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
        };
        !titled
            && self.layout.meta.title.as_deref().is_some_and(|title| {
                let (title, words) = (plain(title), plain(words));
                title == words || words.chars().count() > 16 && title.starts_with(&words)
            })
    }
}

/// Returns the kind of a paragraph.
///
/// A paragraph of links is a menu, and a short one in bold is a heading.
fn paragraph_kind(words: &str, bold: usize, linked: usize) -> BlockKind {
    if ends_sentence(words) {
        BlockKind::Paragraph
    } else if linked * 10 >= words.len() * 8 && words.len() < 70 && !words.starts_with("http") {
        BlockKind::Boilerplate
    } else if bold + 1 >= words.len() && words.len() < 120 {
        BlockKind::Heading(3)
    } else {
        BlockKind::Paragraph
    }
}

/// Returns true if an element contains a caption, according to its class.
fn is_caption(node: &Node) -> bool {
    let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
    class.split([' ', '-', '_']).any(|word| CAPTIONS.contains(&word))
        && node.is_one_of(&["div", "p", "span", "small", "em", "td"])
}
