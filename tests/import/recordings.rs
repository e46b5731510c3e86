//! Transcripts made by programs, all invented.
//!
//! They are names with times, subtitles of meetings, and rolling captions.

use crate::kinds::{kind, of, pairs, people, spoken, turns};
use plenary::import::blocks::BlockKind;

/// Joins a name, a time and spoken words.
type Style = fn(&str, &str, &str) -> String;

#[test]
fn times_may_come_before_or_after_names() {
    let said = ["Welcome to Harbour Talk.", "Thanks for having me.", "So who pays?", "Well, everybody does."];
    let who = ["Ada Ling", "Speaker 2", "Ada Ling", "Speaker 2"];
    let times = ["0:03", "0:12", "0:14", "1:00:16"];
    let styles: [Style; 10] = [
        |who, at, said| format!("[{at}] {who}: {said}"),
        |who, at, said| format!("{who} ({at}): {said}"),
        |who, at, said| format!("{who} ({at}):\n{said}"),
        |who, at, said| format!("{who}: ({at})\n{said}"),
        |who, at, said| format!("{who}  {at}  \n{said}"),
        |who, at, said| format!("{at} {who}\n{said}"),
        |who, at, said| format!("[{at}] {who}\n{said}"),
        |who, at, said| format!("{who} [{at}]\n\n{said}"),
        |who, at, said| format!("[{who}] [{at}]\n{said}"),
        |who, at, said| format!("[{who}] ({at})\n\n{said}"),
    ];
    for style in styles {
        let turn = |index: usize| style(who[index], times[index], said[index]);
        let text = format!(
            "Harbour Talk, Episode 12: Who pays?\n\n{}\n",
            (0..4).map(turn).collect::<Vec<_>>().join("\n\n")
        );
        let talk = of("talk.txt", &text);
        let found: Vec<(&str, &str, Option<&str>)> = talk
            .layout
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Turn { label, at, .. } => {
                    Some((label.as_str(), block.words.as_str(), at.as_deref()))
                }
                _ => None,
            })
            .collect();
        let wanted: Vec<(&str, &str, Option<&str>)> = ["00:00:03", "00:00:12", "00:00:14", "01:00:16"]
            .iter()
            .enumerate()
            .map(|(index, at)| (who[index], said[index], Some(*at)))
            .collect();
        assert_eq!(found, wanted, "{text}");
        assert_eq!(people(&talk), [("Ada Ling", ""), ("Speaker 2", "")], "{text}");
    }
    let page = |(who, said): (&&str, &&str)| format!("<p>{who}: (00:12)<br>\n{said}</p>\n");
    let page: String = who.iter().zip(&said).map(page).collect();
    let page = format!("<!doctype html><html><body><main><h1>Harbour Talk</h1>{page}</main></body></html>");
    assert_eq!(people(&of("talk.html", &page)), [("Ada Ling", ""), ("Speaker 2", "")]);
    // An agenda has times but no speakers.
    let agenda = of(
        "agenda.txt",
        "Harbour Day\n\n09:00 Welcome\n\n09:30 Coffee\n\n10:00 Panel\n\n12:00 Coffee\n\n13:00 Goodbye\n",
    );
    assert_eq!(turns(&agenda), []);
}

#[test]
fn subtitles_of_meetings_name_each_speaker() {
    let zoom = of(
        "zoom.vtt",
        "WEBVTT\n\n1\n00:00:03.120 --> 00:00:06.540\nAda Ling: Good morning, can everybody\n\n2\n00:00:06.600 --> 00:00:08.010\nAda Ling: hear me?\n\n3\n00:00:08.400 --> 00:00:12.000\nbo (he/him): Yes. So: three things.\n\n4\n00:00:20.100 --> 00:00:22.000\n+1 555-0100: Sorry, I was muted.\n",
    );
    assert_eq!(
        pairs(&turns(&zoom)),
        [("Ada Ling", "Good morning,"), ("bo (he/him)", "Yes. So:"), ("+1 555-0100", "Sorry, I")]
    );
    let teams = of(
        "teams.vtt",
        "WEBVTT\n\nc0f8a1b2-1111-4222-8333-944455556666/12-0\n00:00:03.120 --> 00:00:06.540\n<v Ling, Ada (EXT)>Can everybody</v>\n\nc0f8a1b2-1111-4222-8333-944455556666/12-1\n00:00:06.540 --> 00:00:08.540\n<v Ling, Ada (EXT)>hear me?</v>\n\nc0f8a1b2-1111-4222-8333-944455556666/15-0\n00:00:08.900 --> 00:00:10.010\n<v Bo Chen>Yes, we can.</v>\n",
    );
    assert_eq!(pairs(&spoken(&teams)), [("Ada Ling", "Can everybody"), ("Bo Chen", "Yes, we")]);
    assert_eq!(teams.layout.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate).count(), 1);
}

#[test]
fn rolling_captions_are_kept_once_and_repeated_words_twice() {
    let cue = |from: u32, to: u32, words: &str| format!("00:{from:02}.000 --> 00:{to:02}.000\n{words}\n\n");
    let all = |name: &str, cues: &[String]| {
        let captions = of(name, &format!("WEBVTT\n\n{}", cues.concat()));
        let said: Vec<String> = captions
            .layout
            .blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Boilerplate)
            .map(|block| block.words.as_str().to_owned())
            .collect();
        said.join(" ")
    };
    let rolling = [cue(1, 2, "so"), cue(2, 3, "so\nwe say"), cue(3, 4, "we say\nyes"), cue(6, 7, "yes\nyes")];
    assert_eq!(all("roll.vtt", &rolling), "so we say yes yes");
    let growing = [cue(1, 2, "GOOD"), cue(2, 3, "GOOD MORNING"), cue(3, 4, "GOOD MORNING ALL")];
    assert_eq!(all("grow.vtt", &growing), "GOOD MORNING ALL");
    let twice = [
        cue(1, 2, "No."),
        cue(4, 5, "No."),
        cue(6, 7, "Come here."),
        cue(8, 9, "I say no."),
        cue(9, 10, "Well."),
    ];
    assert_eq!(all("twice.vtt", &twice), "No. No. Come here. I say no. Well.");
    let one = [
        cue(1, 2, "A long one."),
        cue(2, 3, "A long one."),
        cue(3, 4, "Next."),
        cue(5, 6, "Last."),
        cue(7, 8, "End."),
    ];
    assert_eq!(all("one.vtt", &one), "A long one. Next. Last. End.");
}

#[test]
fn malformed_subtitles_keep_their_words() {
    let text = "\u{feff}1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>Good morning.</i>\r\n\r\n00:00:03,000 --> 00:00:04,000\r\nNo number here.\r\n\r\n3\r\n00:00:09,000 --> 00:00:05,000\r\nJOHN: Times go backwards.\r\n\r\n4\r\n0:0:7 --> 0:0:9\r\n- Who is it?\r\n- Me.\r\n\r\n5\r\n00:00:10.000 --> 00:00:12.000\r\n{\\an8}[door opens]\r\n♪ la la la ♪\r\n♪\r\n\r\n6\r\n\r\n7\r\n00:00:12,000-->00:00:13,000\r\n2024\r\n\r\n8\r\n00:00:13,000 --> 00:00:14,000\r\n<font color=\"#fff\">MARY (on phone):</font> Hello?\r\n";
    let film = of("dirty.srt", text);
    assert_eq!(
        pairs(&spoken(&film)),
        [
            ("nobody", "Good morning."),
            ("John", "Times go"),
            ("nobody", "Who is"),
            ("nobody", "Me."),
            ("nobody", "2024"),
            ("Mary", "Hello?"),
        ]
    );
    assert_eq!(kind(&film, "♪ la la la ♪"), BlockKind::Direction);
}
