//! Fuzzes `plenary_fuzz::briefing`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| plenary_fuzz::briefing(data));
