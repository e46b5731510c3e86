//! A small briefing and its records, for the tests of the formats.

use crate::guard::{Destination, Released, release_quotes};
use crate::model::Briefing;

/// A briefing with two speakers, one section, and quotes in TOML.
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
