//! Reads the metadata of a page: meta tags, JSON-LD, language.

use crate::import::blocks::{Meta, Words};
use crate::import::date;
use crate::import::read::html::entities;
use crate::import::read::html::tree::{Node, Tree};
use crate::import::release::byline::authors;
use crate::text::Cut;
use serde_json::Value;

/// Parts of the type names of articles in structured data (schema.org).
const TYPES: &[&str] = &["Article", "Posting", "Report", "Release", "WebPage"];
/// Maximum depth to which structured data is read.
const MAX_DEPTH: usize = 4;

/// Reads the meta tags and the structured data of a page.
pub(super) fn read(tree: &Tree, text: &str) -> (Meta, About) {
    let mut meta = Meta::default();
    let mut description = None;
    let mut title = None;
    let mut canonical = None;
    for (index, node) in tree.nodes().iter().enumerate() {
        match node.name.as_str() {
            "html" | "article" | "body" => {
                let language = node.attribute("lang").map(on_one_line).filter(|lang| lang.len() > 1);
                meta.language = meta.language.take().or(language);
            }
            "meta" if is_description(node) => {
                description = description.take().or_else(|| node.attribute("content").map(on_one_line));
            }
            "meta" => tag(node, &mut meta),
            "title" if title.is_none() && !tree.is_inside(index, &["svg"]) => {
                title = inner(tree, text, index);
            }
            "link" if node.attribute("rel") == Some("canonical") => {
                canonical = node.attribute("href").map(on_one_line);
            }
            "script" if is_linked_data(node) => {
                let body = tree.within(index).iter();
                let source: String = body.map(|piece| text.cut(piece.text.clone())).collect();
                if let Ok(value) = serde_json::from_str::<Value>(source.trim()) {
                    linked(&value, &mut meta, 0);
                }
            }
            "time" if meta.published.is_none() => {
                meta.published = node.attribute("datetime").and_then(date::find);
            }
            _ => {}
        }
    }
    meta.url = meta.url.or(canonical).filter(|url| url.starts_with("http"));
    meta.authors.retain(|name| !is_account(name));
    let site = meta.publisher.clone();
    let told = meta.title.map(|title| without_site(&title, site.as_deref()));
    let has_own_title = told.is_some();
    meta.title = told.or_else(|| title.map(|title| without_site(&title, site.as_deref())));
    (meta, About { has_own_title, description })
}

fn is_description(tag: &Node) -> bool {
    let name = tag.attribute("property").or_else(|| tag.attribute("name"));
    matches!(name, Some("og:description" | "description"))
}

fn is_linked_data(script: &Node) -> bool {
    script.attribute("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

/// Returns true if an author is the name of an account, such as `lfox`.
fn is_account(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'))
}

/// Other metadata of a page.
pub(super) struct About {
    /// True if the title is that of the article, not only of the window.
    pub has_own_title: bool,
    /// A description of the page, in one sentence.
    pub description: Option<String>,
}

fn on_one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the text inside an element.
fn inner(tree: &Tree, text: &str, index: usize) -> Option<String> {
    let mut words = Words::default();
    for node in tree.within(index) {
        entities(text, node.text.clone(), &mut words);
    }
    let words = words.trimmed();
    (!words.is_empty()).then(|| words.as_str().to_owned())
}

/// Reads a meta tag.
fn tag(node: &Node, meta: &mut Meta) {
    let name = node.attribute("property").or_else(|| node.attribute("name"));
    let name = name.or_else(|| node.attribute("itemprop")).map(str::to_ascii_lowercase);
    let content = node.attribute("content").map(on_one_line).filter(|content| !content.is_empty());
    let Some((name, content)) = name.zip(content) else { return };
    match name.as_str() {
        "og:title" | "twitter:title" | "dc.title" | "citation_title" | "headline" => {
            _ = meta.title.get_or_insert(content);
        }
        "og:site_name" | "dc.publisher" | "publisher" | "application-name" => {
            _ = meta.publisher.get_or_insert(content);
        }
        "author" | "article:author" | "dc.creator" | "citation_author" | "parsely-author"
            if !content.starts_with("http") =>
        {
            meta.authors.extend(
                authors(&content).into_iter().filter(|name| !meta.authors.contains(name)).collect::<Vec<_>>(),
            );
        }
        "article:published_time"
        | "datepublished"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.date"
        | "dcterms.created"
        | "govuk:first-published-at"
        | "og:published_time"
        | "pubdate"
        | "publishdate"
        | "citation_publication_date"
        | "parsely-pub-date" => {
            meta.published = meta.published.take().or_else(|| date::find(&content));
        }
        "og:url" => _ = meta.url.get_or_insert(content),
        "og:locale" => _ = meta.language.get_or_insert(content.replace('_', "-")),
        "content-language" | "dc.language" => _ = meta.language.get_or_insert(content),
        _ => {}
    }
}

/// Reads structured data: the first article in it.
fn linked(value: &Value, meta: &mut Meta, depth: usize) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(items) => items.iter().take(50).for_each(|item| linked(item, meta, depth + 1)),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                linked(graph, meta, depth + 1);
            }
            let kind = object.get("@type").map(ToString::to_string).unwrap_or_default();
            if !TYPES.iter().any(|known| kind.contains(known)) {
                return;
            }
            let word = |key: &str| {
                object.get(key).and_then(Value::as_str).map(on_one_line).filter(|value| !value.is_empty())
            };
            meta.published =
                meta.published.take().or_else(|| word("datePublished").as_deref().and_then(date::find));
            meta.title = meta.title.take().or_else(|| word("headline"));
            meta.url = meta.url.take().or_else(|| word("url"));
            meta.language = meta.language.take().or_else(|| word("inLanguage"));
            let publisher = object.get("publisher").and_then(name).map(|name| on_one_line(&name));
            meta.publisher = meta.publisher.take().or(publisher);
            if meta.authors.is_empty() {
                meta.authors = match object.get("author") {
                    Some(Value::Array(several)) => several.iter().filter_map(name).collect(),
                    Some(one) => name(one).into_iter().collect(),
                    None => Vec::new(),
                };
            }
        }
        _ => {}
    }
}

/// Returns the name of a person or an organization in structured data.
fn name(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| value.get("name")?.as_str())?;
    (!name.is_empty() && !name.starts_with("http")).then(|| name.to_owned())
}

/// Returns the title of a page without the name of the site at its end.
fn without_site(title: &str, site: Option<&str>) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", "_", " • "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let known = site.is_some_and(|site| tail.contains(site) || site.contains(tail));
            if known || (mark == " | " && head.chars().count() > 14) {
                return without_site(head, site);
            }
        }
    }
    title.to_owned()
}
