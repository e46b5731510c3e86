//! Lists of elements and attributes (HTML Living Standard, 4 and 13.1).

/// Elements inside a line of text.
pub(super) const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "big", "center", "img", "picture", "source", "nobr", "acronym",
];

/// Elements that are part of the page, not of its article.
pub(super) const PAGE: &[&str] = &["nav", "footer", "aside", "form", "menu", "button", "dialog"];

/// Elements whose text is never shown.
pub(super) const UNSEEN: &[&str] = &[
    "script", "style", "template", "head", "title", "svg", "select", "textarea", "object", "iframe",
    "canvas", "audio", "video", "noscript", "math",
];

/// Elements without content.
pub(super) const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose start tag ends an open paragraph.
pub(in crate::import::read) const CLOSE_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Elements that do not end a paragraph outside them.
pub(super) const AROUND_PARAGRAPH: &[&str] = &[
    "table",
    "td",
    "th",
    "button",
    "object",
    "#root",
    "body",
    "div",
    "section",
    "article",
    "li",
    "blockquote",
    "figure",
];

/// Elements whose paragraphs count as those of their parent.
pub(super) const HELD: &[&str] =
    &["p", "li", "blockquote", "pre", "td", "h2", "h3", "figcaption", "ul", "ol"];

/// Elements whose tags end a line in other formats.
pub(super) const BREAKS_LINE: &[&str] = &[
    "br",
    "p",
    "div",
    "td",
    "th",
    "tr",
    "table",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "article",
    "figure",
    "figcaption",
    "blockquote",
];

/// Attributes that the tree stores.
pub(super) const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "role",
    "src",
    "alt",
    "content",
    "name",
    "property",
    "itemprop",
    "lang",
    "dir",
    "type",
    "href",
    "datetime",
    "rel",
    "hidden",
    "aria-hidden",
    "style",
    "charset",
    "http-equiv",
    "data-src",
];

/// Classes of hidden text for screen readers.
pub(super) const READ_ALOUD: &[&str] = &["visually-hidden", "visuallyhidden", "sr-only", "screen-reader"];

/// Classes that hide an element.
pub(super) const HIDING_CLASSES: &[&str] = &["hidden", "d-none"];

/// Words in the class of an element that contains a caption.
pub(super) const CAPTIONS: &[&str] = &["caption", "figcaption", "captiontext", "legend"];

/// Elements of the page that may also be around the article.
pub(super) const WRAPPERS: &[&str] = &["aside", "footer"];

/// Headings.
pub(super) const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements inside the head of a page.
pub(in crate::import::read) const IN_HEAD: &[&str] =
    &["html", "head", "base", "link", "meta", "noscript", "script", "style", "template", "title"];

/// Elements whose text is for programs.
pub(super) const SCRIPTS: &[&str] = &["script", "style", "head", "svg", "object", "template"];

/// Elements that the tokenizer reads as text up to their end tags.
pub(super) const RAW: &[&str] = &["iframe", "script", "style", "textarea", "title"];
