//! `json`: whole records, for scripts.

use crate::export::record_json::{WithQuestion, pretty};
use crate::export::{Exporter, Refusal, Style};
use crate::guard::Released;
use std::fmt;

/// An array of whole records (RFC 8259). Unknown values have no key.
#[derive(Debug)]
pub struct Json;

impl Exporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn ending(&self) -> &'static str {
        "json"
    }

    fn media_type(&self) -> &'static str {
        "application/json"
    }

    fn purpose(&self) -> &'static str {
        "scripts: everything known about the quote"
    }

    fn write(&self, records: &[Released<'_>], style: Style, out: &mut dyn fmt::Write) -> Result<(), Refusal> {
        let question = style.question;
        let records = records.iter().map(|record| WithQuestion { record, question });
        pretty(&records.collect::<Vec<_>>(), out)
    }

    fn has_questions(&self) -> bool {
        true
    }

    fn joint(&self) -> Option<&'static str> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{export, sample};

    const OPEN: &str = r#"[
  {
    "record": 1,
    "id": "open",
    "kind": "direct",
    "standing": "verbatim",
    "verbatim": true,
    "text": "Our doors are open.",
    "language": "en",
    "cue": "said",
    "original": {
      "language": "zh",
      "text": "我们的大门是敞开的。"
    },
    "speaker": {
      "id": "ada",
      "name": "Ada Ling",
      "honorific": "Dr.",
      "role": "Chair",
      "organization": "Harbour City Council",
      "group": false
    },
    "section": {
      "id": "opening",
      "title": "Opening"
    },
    "event": {
      "title": "Harbour Forum 2025",
      "date": "2025-07-01",
      "end": "2025-07-02",
      "place": "Chongqing, China"
    },
    "source": {
      "title": "Harbour Forum closes",
      "authors": [
        "Press Office"
      ],
      "publisher": "Harbour City Council",
      "url": "https://example.org/forum",
      "published": "2025-07-03"
    },
    "anchor": [
      {
        "start": 13,
        "end": 32,
        "paragraph": 1
      }
    ],
    "context": {
      "before": "She said: “",
      "after": "” The plan names nine berths."
    }
  }
]
"#;

    #[test]
    fn a_record_has_only_known_facts() {
        let briefing = sample::briefing(
            "language = 'en'",
            "[[sections.quotes]]\nid = 'open'\nspeaker = 'ada'\ntext = 'Our doors are open.'\ncue = 'said'\n\
             [sections.quotes.original]\nlanguage = 'zh'\ntext = '我们的大门是敞开的。'\n",
        );
        let json = export(&Json, &sample::records(&briefing));
        assert_eq!(json, OPEN);
    }

    #[test]
    fn no_records_are_an_empty_array() {
        assert_eq!(export(&Json, &[]), "[]\n");
    }
}
