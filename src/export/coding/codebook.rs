//! `qdc`: the codes alone, as a codebook of REFI-QDA.

use super::CodingOptions;
use super::codes::Codes;
use super::collect::Coded;
use super::xml::{ORIGIN, Xml};
use crate::export::Refusal;

/// Returns the codebook, or a refusal if there is no code.
pub(super) fn codebook(coded: &[Coded<'_>], options: CodingOptions<'_>) -> Result<String, Refusal> {
    let codes = Codes::new(coded, options);
    if codes.is_empty() {
        return Err(Refusal::new(
            "nothing is tagged",
            "add `tags`, or use --speakers for a code per speaker",
        ));
    }
    let mut xml = Xml::new();
    xml.start("CodeBook", &[("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", ORIGIN)]);
    codes.write(&mut xml);
    xml.end();
    Ok(xml.finish())
}
