//! Fuzzes `plenary_fuzz::setting`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| plenary_fuzz::setting(data));
