//! Ids for things in exports, made from what they are, so that the same thing always has the same id.

use xxhash_rust::xxh3::xxh3_128;

/// Returns an id made from texts (RFC 9562, version 8).
pub(super) fn uuid(said: &[&str]) -> String {
    let hash = xxh3_128(said.join("\n").as_bytes());
    let hash = (hash & !(0xf << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        hash >> 96,
        (hash >> 80) & 0xffff,
        (hash >> 64) & 0xffff,
        (hash >> 48) & 0xffff,
        hash & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_form_of_a_uuid() {
        let id = uuid(&["a", "b"]);
        let parts: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(id.get(14..15), Some("8"), "{id}");
        assert!(id.get(19..20).is_some_and(|variant| "89ab".contains(variant)), "{id}");
        assert_ne!(id, uuid(&["a", "c"]));
    }
}
