//! `template`: the user's own format, a Jinja template over the record.

use super::link;
use crate::export::record_json::WithQuestion;
use crate::export::template_engine::TemplateSource;
use crate::export::wording::{attribution, circumstances, citation, quotation};
use crate::export::{Attribution, Exporter, Refusal, Style};
use crate::guard::Released;
use serde_json::{Value, json};
use std::fmt;

/// A template that is rendered once for each record.
///
/// A template can use the keys of the record as `json` writes them, and a few texts made from them. It cannot read files or
/// other templates. The number of steps and of written bytes is limited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    name: String,
    ending: String,
    purpose: String,
    place: String,
    source: String,
}

impl Template {
    /// Reads the template of the file at `place`, such as `story.md.j2`.
    ///
    /// The part of the file's name before the first dot is the name of the format. The next part is the extension of the
    /// files that it writes. A comment at the start of the template is its purpose.
    pub fn new(place: &str, source: &str) -> Result<Self, Refusal> {
        let file = place.rsplit(['/', '\\']).next().unwrap_or(place);
        let bare = ENDINGS.iter().find_map(|ending| file.strip_suffix(ending)).unwrap_or(file);
        let (name, ending) = bare.split_once('.').unwrap_or((bare, "txt"));
        let purpose = source.trim_start().strip_prefix("{#").and_then(|rest| rest.split_once("#}"));
        let purpose = purpose.map(|(words, _)| words.trim_matches(|c: char| c == '-' || c.is_whitespace()));
        let purpose = purpose.filter(|words| !words.is_empty()).unwrap_or("your own template");
        let template = Self {
            name: crate::text::Safe::clean_line(name).to_string(),
            ending: crate::text::Safe::clean_line(ending).to_string(),
            purpose: crate::text::Safe::clean_line(purpose).to_string(),
            place: place.to_owned(),
            source: source.to_owned(),
        };
        template.source().check()?;
        Ok(template)
    }

    fn source(&self) -> TemplateSource<'_> {
        let is_page = matches!(self.ending.as_str(), "html" | "htm" | "xhtml" | "xml");
        TemplateSource { place: &self.place, source: &self.source, is_page }
    }
}

/// The extensions of template files.
const ENDINGS: [&str; 3] = [".j2", ".jinja", ".jinja2"];

impl Exporter for Template {
    fn name(&self) -> &str {
        &self.name
    }

    fn ending(&self) -> &str {
        &self.ending
    }

    fn media_type(&self) -> &str {
        match self.ending.as_str() {
            "html" | "htm" => "text/html",
            "md" => "text/markdown",
            "json" => "application/json",
            "csv" => "text/csv",
            _ => "text/plain",
        }
    }

    fn purpose(&self) -> &str {
        &self.purpose
    }

    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        let all = records.iter().enumerate();
        let contexts = all.map(|(index, record)| context(record, style, index, records.len()));
        Ok(out.write_str(&self.source().render(contexts)?)?)
    }

    fn is_styled(&self) -> bool {
        true
    }

    fn joint(&self) -> Option<&'static str> {
        Some("")
    }
}

/// Returns the values for a template: the record, and texts made from it.
fn context(record: &Released<'_>, style: Style, index: usize, count: usize) -> Result<Value, Refusal> {
    let whole = WithQuestion { record, question: true };
    let mut context = serde_json::to_value(&whole).map_err(|_| fmt::Error)?;
    let short = Style { attribution: Attribution::Short, ..style };
    let words = json!({
        "quotation": quotation(record),
        "attribution": attribution(record, style),
        "short_attribution": attribution(record, short),
        "circumstances": circumstances(record),
        "citation": citation(&record.event.source),
        "index": index + 1,
        "count": count,
    });
    if let (Value::Object(context), Value::Object(words)) = (&mut context, words) {
        context.extend(words);
        context.extend(record.caution().map(|caution| ("caution".to_owned(), json!(caution))));
        context.extend(link::link(record).map(|link| ("link".to_owned(), json!(link))));
    }
    Ok(context)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export_as, sample};

    fn rendered(place: &str, source: &str) -> Result<String, Refusal> {
        let briefing = sample::briefing(
            "",
            "[[sections.quotes]]\nspeaker = 'ada'\ntext = 'Our <doors> are 50% open.'\n\
             [[sections.quotes]]\nkind = 'indirect'\ntext = 'the plan names nine'\n",
        );
        export_as(&Template::new(place, source)?, &sample::records(&briefing), Style::default())
    }

    #[test]
    fn a_template_can_use_the_record_and_the_texts_made_from_it() {
        assert_eq!(
            rendered(
                "story.txt.j2",
                "{# For a story #}{{ index }}/{{ count }} {{ quotation }} — {{ attribution }}"
            )
            .unwrap(),
            "1/2 “Our <doors> are 50% open.” — Dr. Ada Ling, Chair, Harbour City Council\n\
             2/2 Paraphrase: the plan names nine — speaker not named\n"
        );
        let name = Template::new("/x/story.md.j2", "{#- For a story -#}").unwrap();
        assert_eq!((name.name(), name.ending(), name.purpose()), ("story", "md", "For a story"));
    }

    #[test]
    fn words_are_escaped_in_pages_and_by_filters() {
        assert!(
            rendered("a.html.j2", "{{ text }}").unwrap().starts_with("Our &lt;doors&gt; are 50% open.\n")
        );
        assert!(
            rendered("a.tex", "{{ text | latex }}")
                .unwrap()
                .starts_with(r"Our \textless{}doors\textgreater{} are 50\% open.")
        );
        assert!(rendered("a.md", "{{ text | markdown }}").unwrap().starts_with(r"Our \<doors> are"));
    }

    #[test]
    fn an_unknown_name_is_an_error_with_its_position() {
        let refusal = rendered("a.j2", "One\n  {{ text }} {{ sect.title }}").unwrap_err();
        assert_eq!(refusal.message, "a.j2:2:17: there is no \"sect.title\" here");
        // The second quote has no speaker.
        let refusal = rendered("a.j2", "{{ speaker.name }}").unwrap_err();
        assert_eq!(refusal.message, "a.j2:1:4: there is no \"speaker.name\" here");
        assert!(rendered("a.j2", "{% if speaker %}{{ speaker.name }}{% endif %}").is_ok());
    }

    #[test]
    fn an_invalid_template_is_refused_with_a_position() {
        let refusal = Template::new("a.j2", "One\n{% if %}").unwrap_err();
        assert!(refusal.message.starts_with("a.j2:2:"), "{refusal}");
    }
}
