//! The article among a page: the element whose paragraphs hold most words outside links, as readability has it; all
//! other text stays, marked as the page's.

use crate::import::blocks::{Block, BlockKind, Layout, Words};
use crate::import::read::html::tree::{INLINE, Node, PAGE, Tree, UNSEEN};
use crate::import::read::plain;

/// Adds the blocks of a page.
pub(crate) fn blocks(tree: &Tree, text: &str, layout: &mut Layout) {
    let article = crate::import::read::html::find::find(tree, text);
    let mut reader = Reader {
        tree,
        text,
        layout,
        article,
        words: Words::default(),
        kind: None,
        bold: 0,
        linked: 0,
        figure: None,
        credit: None,
    };
    let mut index = 1;
    let mut open: Vec<usize> = Vec::new();
    while index < tree.nodes.len() {
        while open.last().is_some_and(|last| tree.nodes[*last].end <= index) {
            if let Some(closed) = open.pop() {
                reader.end(closed);
            }
        }
        let node = &tree.nodes[index];
        if !node.is_text() && is_unseen(node) {
            index = node.end;
            continue;
        }
        if node.is_text() {
            reader.text(index);
        } else if node.name == "pre" {
            reader.flush();
            reader.preformatted(index);
            index = node.end;
            continue;
        } else {
            reader.start(index);
            open.push(index);
        }
        index += 1;
    }
    while let Some(closed) = open.pop() {
        reader.end(closed);
    }
    reader.flush();
}

fn is_unseen(node: &Node) -> bool {
    UNSEEN.contains(&node.name.as_str()) || node.attribute("hidden").is_some()
}

struct Reader<'r> {
    tree: &'r Tree,
    text: &'r str,
    layout: &'r mut Layout,
    article: Option<usize>,
    words: Words,
    /// The element that the words stand in.
    kind: Option<usize>,
    /// How many bytes of the words are in bold.
    bold: usize,
    /// How many bytes of the words are links.
    linked: usize,
    /// The image of the figure that is open.
    figure: Option<String>,
    /// Words of the figure that is open beside its caption: whose the picture is.
    credit: Option<String>,
}

impl Reader<'_> {
    fn start(&mut self, index: usize) {
        let node = &self.tree.nodes[index];
        match node.name.as_str() {
            "br" => self.line_break(index),
            "img" => {
                if let Some(source) = node
                    .attribute("src")
                    .or_else(|| node.attribute("data-src"))
                    .filter(|source| !source.starts_with("data:"))
                {
                    self.figure = Some(source.to_owned());
                }
            }
            "td" | "th" if self.in_short_row(index) => {
                let at = self.tree.nodes[index].text.start;
                self.words.space(at..at);
            }
            "cite" if self.is_signature(index) => self.flush(),
            name if !INLINE.contains(&name) => self.flush(),
            _ => {}
        }
    }

    /// Whether a `<cite>` ends the paragraph of a quotation, so that it says whose that is and not which work it names.
    fn is_signature(&self, cite: usize) -> bool {
        let nodes = &self.tree.nodes;
        let mut block = nodes[cite].parent;
        while block > 0 && INLINE.contains(&nodes[block].name.as_str()) {
            block = nodes[block].parent;
        }
        let shown = |node: &Node| node.is_text() && !self.text[node.text.clone()].trim().is_empty();
        self.tree.inside(cite, &["blockquote"]) && !nodes[nodes[cite].end..nodes[block].end].iter().any(shown)
    }

    /// Whether a figure shows words of somebody and no picture.
    fn holds_quotation(&self, figure: usize) -> bool {
        let nodes = &self.tree.nodes;
        let inside = &nodes[figure..nodes[figure].end.max(figure)];
        nodes[figure].name == "figure"
            && inside.iter().any(|node| node.name == "blockquote")
            && !inside.iter().any(|node| matches!(node.name.as_str(), "img" | "picture" | "video" | "table"))
    }

    /// Whether a cell stands in a row of a few words, which are read as one line.
    fn in_short_row(&self, cell: usize) -> bool {
        let row = self.tree.nodes[cell].parent;
        let node = &self.tree.nodes[row];
        // A longer row is none of a few words.
        if node.name != "tr" || node.end - row > 80 {
            return false;
        }
        let inside = &self.tree.nodes[row + 1..node.end];
        let words: usize = inside
            .iter()
            .filter(|node| node.is_text())
            .map(|node| self.text[node.text.clone()].trim().len())
            .sum();
        let cells = inside.iter().filter(|node| matches!(node.name.as_str(), "td" | "th")).count();
        let plain = inside.iter().all(|node| {
            node.is_text()
                || matches!(node.name.as_str(), "td" | "th")
                || INLINE.contains(&node.name.as_str())
        });
        cells > 1 && words < 200 && plain
    }

    fn end(&mut self, index: usize) {
        let name = self.tree.nodes[index].name.as_str();
        let cell = matches!(name, "td" | "th") && self.in_short_row(index);
        let signed = name == "cite" && self.is_signature(index);
        if (!INLINE.contains(&name) || signed) && name != "br" && !cell {
            self.flush();
        }
        if name == "figure" {
            self.figure = None;
            self.credit = None;
        }
    }

    fn text(&mut self, index: usize) {
        let node = &self.tree.nodes[index];
        if self.is_for_the_ear(index) {
            self.aside(index);
            return;
        }
        if self.words.is_empty() {
            self.kind = Some(index);
        }
        let before = self.words.as_str().len();
        crate::import::read::html::entities(self.text, node.text.clone(), &mut self.words);
        if self.tree.nodes[node.parent].name == "b" || self.tree.nodes[node.parent].name == "strong" {
            self.bold += self.words.as_str().len() - before;
        }
        if self.tree.inside(index, &["a"]) {
            self.linked += self.words.as_str().len() - before;
        }
    }

    /// Whether text is only read aloud ("Image caption, "), and not shown.
    fn is_for_the_ear(&self, index: usize) -> bool {
        let mut node = self.tree.nodes[index].parent;
        while node > 0 && INLINE.contains(&self.tree.nodes[node].name.as_str()) {
            let class = self.tree.nodes[node].attribute("class").unwrap_or_default();
            if ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader"]
                .iter()
                .any(|name| class.contains(name))
            {
                return true;
            }
            node = self.tree.nodes[node].parent;
        }
        false
    }

    /// A text that belongs to the page, between words that go on behind it.
    fn aside(&mut self, index: usize) {
        let mut words = Words::default();
        crate::import::read::html::entities(self.text, self.tree.nodes[index].text.clone(), &mut words);
        if words.as_str().trim().is_empty() {
            return;
        }
        if !self.words.is_empty() {
            self.flush();
        }
        self.layout.blocks.push(Block { kind: BlockKind::Boilerplate, words: words.trimmed() });
    }

    /// Two breaks in a row, or a break behind a whole sentence, end a paragraph.
    fn line_break(&mut self, index: usize) {
        let again = self.tree.nodes[index + 1..]
            .iter()
            .find(|node| !node.is_text() || !self.text[node.text.clone()].trim().is_empty());
        let twice = again.is_some_and(|node| node.name == "br");
        let at = self.tree.nodes[index].text.start;
        if twice || crate::import::text::ends_sentence(self.words.as_str()) {
            self.flush();
        } else {
            self.words.space(at..at);
        }
    }

    fn preformatted(&mut self, index: usize) {
        let range = &self.tree.nodes[index + 1..self.tree.nodes[index].end];
        let (Some(first), Some(last)) =
            (range.iter().find(|node| node.is_text()), range.iter().rfind(|node| node.is_text()))
        else {
            return;
        };
        let stretch = first.text.start..last.text.end;
        if self.text[stretch.clone()].contains(['<', '&']) {
            // Markup inside: each stretch of text by itself, the lines of each as they are.
            for node in range.iter().filter(|node| node.is_text()) {
                for line in self.text[node.text.clone()].split_inclusive('\n') {
                    let start = line.as_ptr() as usize - self.text.as_ptr() as usize;
                    if line.trim().is_empty() {
                        self.flush();
                        continue;
                    }
                    if self.words.is_empty() {
                        self.kind = Some(index + 1);
                    }
                    crate::import::read::html::entities(
                        self.text,
                        start..start + line.len(),
                        &mut self.words,
                    );
                }
            }
            self.flush();
            return;
        }
        let mut blocks = Vec::new();
        plain::blocks(self.text, stretch, &mut blocks);
        let inside = self.in_article(index);
        for mut block in blocks {
            if !inside {
                block.kind = BlockKind::Boilerplate;
            }
            self.layout.blocks.push(block);
        }
    }

    fn in_article(&self, index: usize) -> bool {
        self.article.is_none_or(|article| index > article && index < self.tree.nodes[article].end)
            && (!self.tree.inside(index, PAGE) || self.signs(index))
    }

    /// Whether words stand in the footer of a quotation, which says whose it is.
    fn signs(&self, mut node: usize) -> bool {
        while node > 0 && self.tree.nodes[node].name != "footer" {
            node = self.tree.nodes[node].parent;
        }
        self.tree.nodes[self.tree.nodes[node].parent].name == "blockquote"
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words).trimmed();
        let bold = std::mem::take(&mut self.bold);
        let linked = std::mem::take(&mut self.linked);
        let Some(index) = self.kind.take().filter(|_| !words.is_empty()) else { return };
        let mut kind = BlockKind::Paragraph;
        let mut node = index;
        while node > 0 {
            node = self.tree.nodes[node].parent;
            match self.tree.nodes[node].name.as_str() {
                "h1" => kind = BlockKind::Heading(1),
                "h2" => kind = BlockKind::Heading(2),
                "h3" => kind = BlockKind::Heading(3),
                "h4" | "h5" | "h6" => kind = BlockKind::Heading(4),
                // Whose the words are stands behind them.
                "cite" | "footer" if self.tree.inside(node, &["blockquote"]) => kind = BlockKind::Direction,
                "blockquote" => kind = BlockKind::Quotation,
                "li" | "dd" if kind == BlockKind::Paragraph => kind = BlockKind::Item,
                "figcaption" if self.holds_quotation(self.tree.nodes[node].parent) => {
                    kind = BlockKind::Direction;
                }
                "figcaption" | "caption" => {
                    kind = BlockKind::Caption { credit: None, image: self.figure.clone() }
                }
                "figure" if kind == BlockKind::Paragraph => {
                    // What stands in a figure beside its caption says whose the picture is.
                    self.credit = Some(words.as_str().to_owned()).filter(|credit| credit.len() < 120);
                    kind = BlockKind::Boilerplate;
                }
                _ if is_caption(&self.tree.nodes[node]) && kind == BlockKind::Paragraph => {
                    kind = BlockKind::Caption { credit: None, image: self.figure.clone() }
                }
                _ => continue,
            }
            if kind != BlockKind::Item {
                break;
            }
        }
        let heading = matches!(kind, BlockKind::Heading(_));
        let title = heading && self.is_title(words.as_str());
        if title {
            kind = BlockKind::Title;
        } else if !self.in_article(index) {
            if !self.is_above(index, words.as_str(), &kind) {
                kind = BlockKind::Boilerplate;
            }
        } else if kind == BlockKind::Paragraph
            && linked * 10 >= words.as_str().len() * 8
            && words.as_str().len() < 70
            && !crate::import::text::ends_sentence(words.as_str())
            && !words.as_str().starts_with("http")
        {
            // Nothing but links is a menu.
            kind = BlockKind::Boilerplate;
        } else if kind == BlockKind::Paragraph
            && bold + 1 >= words.as_str().len()
            && words.as_str().len() < 120
            && !crate::import::text::ends_sentence(words.as_str())
        {
            kind = BlockKind::Heading(3);
        }
        let mut block = Block { kind, words };
        if let BlockKind::Caption { credit, .. } = &mut block.kind
            && let Some((range, found)) = crate::import::release::captions::credit(block.words.as_str())
        {
            *credit = Some(found);
            block.words = block.words.slice(0..range.start);
        }
        if let BlockKind::Caption { credit, .. } = &mut block.kind
            && credit.is_none()
        {
            *credit = self.credit.take();
        }
        self.layout.blocks.push(block);
    }

    /// Whether a line between the title and the article belongs to the article all the same: a caption, or who wrote it.
    fn is_above(&self, index: usize, words: &str, kind: &BlockKind) -> bool {
        let before = self.article.is_some_and(|article| index < article);
        let titled = self.layout.blocks.iter().rev().take(12).any(|block| block.kind == BlockKind::Title);
        let told = matches!(kind, BlockKind::Caption { .. })
            || *kind == BlockKind::Paragraph && crate::import::release::byline::byline(words).is_some();
        before && titled && told && !self.tree.inside(index, PAGE)
    }

    /// Whether a heading is the page's title, which may stand outside the article.
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

/// Whether an element holds a caption by its class.
fn is_caption(node: &Node) -> bool {
    let class = node.attribute("class").unwrap_or_default().to_ascii_lowercase();
    class
        .split([' ', '-', '_'])
        .any(|word| matches!(word, "caption" | "figcaption" | "captiontext" | "legend"))
        && matches!(node.name.as_str(), "div" | "p" | "span" | "small" | "em" | "td")
}
