//! The reader without a path, which reads piped standard input.

use crate::binary::{Run, folder, plenary};
use crate::program::FAULTY;
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

/// Runs the reader without a path, with an input; its output is not a terminal.
fn piped(input: Stdio) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let output = plenary(folder.path(), &[]).stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A pipe that contains a text and is closed.
fn pipe(text: &str) -> Stdio {
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(text.as_bytes()).unwrap();
    reader.into()
}

#[test]
fn without_a_path_a_pipe_or_a_file_on_standard_input_is_read() {
    let briefing = FAULTY.replace("\"T\"", "\"Ferry day\"");
    let article = "Ferry to run at night\n\nThe ferry will run at night from May, the council said.\n\n\
                   “Nobody waits for the tide any more,” said Ida Holm, the harbour master.\n";
    assert!(piped(pipe(&briefing)).out.contains("Ferry day"));
    let run = piped(pipe(article));
    assert!(run.out.contains("Nobody waits for the tide") && run.out.contains("Ida Holm"), "{}", run.out);
    let folder = folder("ferry.toml", &briefing);
    let file = fs::File::open(folder.path().join("ferry.toml")).unwrap();
    assert!(piped(file.into()).out.contains("Ferry day"));
}

#[test]
fn an_empty_input_and_a_device_count_as_none() {
    let samples = piped(Stdio::null());
    assert!(samples.out.contains("Harbour Forum 2025"), "{}", samples.err);
    assert_eq!(piped(pipe("")).out, samples.out);
}

#[test]
fn a_slow_input_is_reported_after_a_while() {
    let folder = tempfile::tempdir().unwrap();
    let (reader, mut writer) = std::io::pipe().unwrap();
    let mut child = plenary(folder.path(), &[])
        .stdin(reader)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let expected = "plenary: reading standard input …\n";
    let mut told = vec![0; expected.len()];
    child.stderr.as_mut().unwrap().read_exact(&mut told).unwrap();
    assert_eq!(String::from_utf8(told).unwrap(), expected);
    writer.write_all(FAULTY.as_bytes()).unwrap();
    drop(writer);
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("Doors are open."));
}
