//! An invented briefing for the tests of queries and of what they find.

/// The text of the briefing.
pub(crate) const TEXT: &str = r#"
format = 1
[event]
title = "Night Berths"
date = 2031-05-03
language = "en-GB"
[import]
from = "a.txt"
[[speakers]]
id = "ada"
name = "Ada Ling"
honorific = "Dr."
role = "Chair"
aliases = ["the chair"]
[[speakers]]
id = "bo"
name = "Bo Reyes"
[[sections]]
id = "one"
title = "Opening"
text = """
Ada Ling said: "Supply chains need night berths."

Nobody spoke of the berths in winter.

Bo Reyes added that the chain was wet.
"""
[[sections.quotes]]
speaker = "ada"
text = "Supply chains need night berths."
tags = ["Trade"]
note = "Ask whose."
checked = true
[[sections.quotes]]
speaker = "bo"
kind = "indirect"
text = "the chain was wet"
[[sections.notes]]
text = "in winter"
note = "To ask: which one?"
tags = ["cold"]
"#;
