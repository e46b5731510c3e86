//! Quotes out: a registry of formats, each one way of writing the same record.

pub mod biblatex;
pub mod bibtex;
mod cite;
pub mod clip;
pub mod csl_json;
pub mod csv;
pub mod digest;
mod engine;
pub mod excerpt;
pub mod html;
pub mod json;
pub mod jsonld;
mod latex;
pub mod link;
pub mod markdown;
mod marks;
pub mod name;
pub mod ndjson;
pub mod notebook;
pub mod quotation;
pub mod ris;
pub mod selector;
pub mod shape;
pub mod style;
pub mod template;
pub mod text;
pub mod web_annotation;
pub mod wording;
mod write_mode;

use crate::guard::Released;
use std::fmt;

pub use clip::Clip;
pub use excerpt::{Cover, Excerpt};
pub use style::{Attribution, Refusal, Style};
pub use template::Template;
pub use write_mode::WriteMode;

/// A format that quotes can be written in.
///
/// An exporter writes to a [`fmt::Write`] and knows no file; the same records give the same bytes on every
/// machine and in every locale.
pub trait Exporter: fmt::Debug + Send + Sync {
    /// The name it is asked for by: `text`.
    fn name(&self) -> &str;

    /// The ending of its files, without the dot: `txt`.
    fn ending(&self) -> &str;

    /// Its media type (RFC 6838): `text/plain`.
    fn media_type(&self) -> &str;

    /// What it is for, in a few words.
    fn purpose(&self) -> &str;

    /// Writes all `records` as one well-formed document that ends with a line feed; refused where a record lacks what
    /// the format cannot do without.
    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal>;

    /// Whether it heeds the style: people read it. Data for programs is always the same.
    fn is_styled(&self) -> bool {
        false
    }

    /// What stands between the lines that a file already holds and what is appended to them; `None` when
    /// nothing can be appended to a document of this format.
    fn joint(&self) -> Option<&'static str>;
}

/// Every format, in the order in which they are offered.
pub static EXPORTERS: &[&dyn Exporter] = &[
    &text::Text,
    &markdown::Markdown,
    &json::Json,
    &html::Html,
    &link::Link,
    &ndjson::Ndjson,
    &csv::Csv,
    &csl_json::CslJson,
    &bibtex::Bibtex,
    &biblatex::Biblatex,
    &ris::Ris,
    &web_annotation::WebAnnotation,
    &jsonld::JsonLd,
];

/// The format of that name.
pub fn find(name: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS.iter().copied().find(|exporter| exporter.name() == name)
}

/// All `records` as one document, with long attributions; empty where the format refuses them, for which
/// [`export_as`] gives the reason.
pub fn export(exporter: &dyn Exporter, records: &[Released<'_>]) -> String {
    export_as(exporter, records, Style::default()).unwrap_or_default()
}

/// All `records` as one document, or why they cannot be one.
pub fn export_as(exporter: &dyn Exporter, records: &[Released<'_>], style: Style) -> Result<String, Refusal> {
    let mut out = String::new();
    exporter.write(records, style, &mut out)?;
    Ok(out)
}

/// Writes each record with `write`, and `joint` between two of them.
fn joined(
    records: &[Released<'_>],
    joint: &str,
    out: &mut dyn fmt::Write,
    write: impl Fn(&Released<'_>, &mut dyn fmt::Write) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for (index, record) in records.iter().enumerate() {
        if index > 0 {
            out.write_str(joint)?;
        }
        write(record, out)?;
    }
    Ok(())
}

/// Records to try the formats on.
#[cfg(test)]
mod sample {
    use crate::guard::{Destination, Released, release_quotes};
    use crate::model::Briefing;

    /// A briefing of one speaker, one section and the quotes given in TOML.
    pub(super) fn briefing(event: &str, quotes: &str) -> Briefing {
        let source = format!(
            r#"
format = 1
[event]
title = "Harbour Forum 2025"
date = 2025-07-01
end = 2025-07-02
place = "Chongqing, China"
{event}
[event.source]
title = "Harbour Forum closes"
authors = ["Press Office"]
publisher = "Harbour City Council"
url = "https://example.org/forum"
published = 2025-07-03
[[speakers]]
id = "ada"
name = "Ada Ling"
honorific = "Dr."
role = "Chair"
organization = "Harbour City Council"
[[speakers]]
id = "pilots"
name = "The harbour pilots"
group = true
[[sections]]
id = "opening"
title = "Opening"
text = "She said: “Our doors are open.” The plan names nine berths."
{quotes}"#
        );
        let (briefing, faults) = crate::document::read(&source);
        assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}");
        briefing.unwrap()
    }

    pub(super) fn records(briefing: &Briefing) -> Vec<Released<'_>> {
        release_quotes(briefing, briefing.quote_ids(), Destination::Output).passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_a_name_of_its_own() {
        let mut names: Vec<_> = EXPORTERS.iter().map(|exporter| exporter.name()).collect();
        for name in &names {
            assert_eq!(find(name).map(Exporter::name), Some(*name));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), EXPORTERS.len());
        assert!(find("Text").is_none());
    }
}
