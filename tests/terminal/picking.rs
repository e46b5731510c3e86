//! Selecting quotes for another program: the reader on the terminal, the quotes on standard output.

use crate::pty::{Session, Setup};

const BRIEFING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/harbour-forum.toml");

fn shell(line: &str) -> Session {
    let mut session = Setup::shell(120, 40).env("BRIEFING", BRIEFING).start();
    session.wait_for("shell>");
    session.type_line(line);
    session.wait_for("Enter picks the quote");
    session
}

fn end(mut session: Session) {
    session.type_line("exit 0");
    assert!(session.wait_exit().success());
    assert_eq!(session.left_behind(), [""; 0]);
}

#[test]
fn a_selected_quote_is_the_result_of_a_command_substitution() {
    let mut session = shell("x=$($PLENARY pick $BRIEFING); echo \"[$x] code=$?\"");
    session.press("]s enter");
    session.wait_for("code=0");
    session.wait_for("[“A harbour is a promise");
    end(session);
}

#[test]
fn selecting_nothing_gives_exit_code_one_and_no_output() {
    let mut session = shell("x=$($PLENARY pick $BRIEFING); echo \"[$x] code=$?\"");
    session.press("]s q");
    session.wait_for("[] code=1");
    end(session);
}

#[test]
fn a_briefing_is_read_from_a_pipe_and_the_quote_written_to_one() {
    let mut session =
        shell("cat $BRIEFING | $PLENARY pick --format json - | grep -c '\"name\": \"Ada Ling\"'; echo end");
    session.press("]s enter");
    session.wait_for("\n1\nend");
    end(session);
}

#[test]
fn marked_quotes_are_printed_together() {
    let mut session = shell("$PLENARY pick $BRIEFING --format ndjson | wc -l; echo end");
    session.press("]s x ]q x enter");
    session.wait_for("\n2\nend");
    end(session);
}

#[test]
fn selected_words_are_printed_with_y() {
    let mut session = shell("$PLENARY pick $BRIEFING | head -1; echo end");
    session.press("]s v w w w y");
    session.wait_for("“A harbour is a”\nend");
    end(session);
}
