//! The export formats, one file each.

pub mod biblatex;
pub mod bibtex;
pub mod csl_json;
pub mod csv;
pub mod html;
pub mod json;
pub mod jsonld;
pub mod link;
pub mod markdown;
pub mod ndjson;
pub mod ris;
pub mod template;
pub mod text;
pub mod web_annotation;

use super::Exporter;

/// Every format, in the order in which the formats are offered.
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

/// Returns the format of that name.
pub fn find(name: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS.iter().copied().find(|exporter| exporter.name() == name)
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
