//! Computes the hash that the ids of quotes are made from.

/// FNV-1a, 64 bits. Unlike the hasher of `std`, it is the same on every machine.
#[derive(Clone)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(super) fn add(&mut self, field: &str) {
        self.go_on(field);
        self.byte(0xff);
    }

    /// Adds a part of a field.
    pub(super) fn go_on(&mut self, part: &str) {
        part.bytes().for_each(|byte| self.byte(byte));
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    /// Ends the last field, and returns the id of a quote with this hash.
    pub(super) fn name(mut self) -> String {
        self.byte(0xff);
        format!("q-{:012x}", self.0 & 0xffff_ffff_ffff)
    }
}
