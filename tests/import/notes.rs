//! Lines of clerks and of pages that nobody says, all invented.

use crate::kinds::{kind, of, turns};
use plenary::import::blocks::BlockKind;

#[test]
fn notes_of_clerks_and_pages_are_not_said() {
    let text = "Lamp debate\n\nMS. QUELL: Good morning.\n\nBo Orre rose—\n\nMR. ORRE: Is it over?\n\nMS. QUELL: (Via interpreter) It is. Thank you.\n\nDPB # 193\n\nFollow us on X and the rest.\n\nSubtitles by LampSub\n";
    let debate = of("debate.txt", text);
    assert_eq!(turns(&debate).len(), 3, "{:?}", turns(&debate));
    for note in ["Bo Orre rose", "(Via interpreter)", "DPB", "Follow us", "Subtitles by"] {
        assert_eq!(kind(&debate, note), BlockKind::Direction, "{note}");
    }
}

#[test]
fn the_headers_of_minutes_are_no_speakers() {
    let text = "Council minutes\n\nPRESENT: Mayor Quell; Councilmembers Orre, Ost, Rill.\n\nABSENT: Councilmember Dahl.\n\nMOTION: To approve the plan.\n\nVOTE: Ayes, Orre, Rill. Nays, none.\n\nDirector Quell stated fences have been repaired.\n";
    let minutes = of("minutes.txt", text);
    let direct =
        minutes.found.attributions.iter().filter(|found| found.rule == "label" || found.rule == "turn");
    assert_eq!(direct.count(), 0);
}
