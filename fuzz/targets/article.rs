//! Fuzzes `plenary_fuzz::article`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| plenary_fuzz::article(data));
