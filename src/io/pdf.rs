//! Extracts the text of PDFs with `pdftotext`, if it is installed.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The program. Poppler and Xpdf both have one of this name.
const PROGRAM: &str = "pdftotext";

/// Maximum length of the text, in bytes.
const MAX_TEXT: u64 = 64 << 20;

/// How long the program may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// Converts the bytes of a PDF to text that is laid out like the pages, with a form feed after each.
///
/// Returns `None` if the program is not installed, or else why it failed. The program gets the bytes through a pipe, so
/// nothing is written to the disk.
pub fn pdf_to_text(bytes: &[u8]) -> Option<Result<String, String>> {
    let started = Command::new(PROGRAM)
        .args(["-layout", "-q", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.ok()?;
    let (Some(mut input), Some(output), Some(errors)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return None;
    };
    let (send, receive) = mpsc::channel();
    let result = std::thread::scope(|scope| {
        scope.spawn(move || {
            // The program may refuse the file before it has read all of it.
            let _ = input.write_all(bytes);
        });
        scope.spawn(move || {
            let (mut text, mut told) = (Vec::new(), Vec::new());
            let read = output.take(MAX_TEXT + 1).read_to_end(&mut text);
            let _ = errors.take(4096).read_to_end(&mut told);
            let _ = send.send(read.map(|_| (text, told)));
        });
        let read = receive.recv_timeout(PATIENCE);
        // Without this, the threads would wait for a program that hangs or has more to say.
        let _ = child.kill();
        read
    });
    let status = child.wait();
    Some(match result {
        Err(_) => Err(format!("{PROGRAM} took more than {} seconds", PATIENCE.as_secs())),
        Ok(Err(_)) => Err(format!("{PROGRAM} failed")),
        Ok(Ok((text, _))) if text.len() as u64 > MAX_TEXT => {
            Err(format!("it has more than {} MiB of text", MAX_TEXT >> 20))
        }
        Ok(Ok((text, told))) => match status {
            Ok(status) if status.success() || !text.is_empty() => {
                Ok(String::from_utf8_lossy(&text).into_owned())
            }
            _ if String::from_utf8_lossy(&told).contains("assword") => Err("it needs a password".to_owned()),
            _ => Err(format!("{PROGRAM} finds no pages in it")),
        },
    })
}
