//! Records of parliaments and councils, all invented.

use crate::layouts::says;

#[test]
fn members_with_a_seat_and_a_party_speak() {
    let words = [
        ("Ada Ling", "I thank the House. We welcome the report on the lamps."),
        ("Bo Ek", "I have a question. Who pays for the lamps?"),
        ("Ada Ling", "The town pays, and I am glad of it."),
    ];
    let record = |labels: [&str; 3], gap: &str| -> String {
        let turns: Vec<String> =
            labels.iter().zip(words).map(|(label, (_, said))| format!("{label}{gap}{said}")).collect();
        format!("Lamps\n\n{}\n", turns.join("\n\nColumn 124\n\n"))
    };
    let members = ["Ada Ling (Eastwick) (Con)", "Bo Ek (Sale Bay) (Lab)", "Ada Ling"];
    says("record.txt", &record(members, "\n\n"), &words);
    says("record.md", &record(members, "\n\n"), &words);
    says("record.txt", &record(members, ": "), &words);
}

#[test]
fn marks_of_columns_are_not_spoken() {
    says(
        "record.txt",
        "MS. LING: The lamps of the mole have burned for a very long\n8 May 2024 : Column 567\ntime, and they burn well.\n\nMR. EK: Do they?\n\n[Column 568WH]\n\nMS. LING: They do.\n",
        &[
            ("Ling", "The lamps of the mole have burned for a very long time, and they burn well."),
            ("Ek", "Do they?"),
            ("Ling", "They do."),
        ],
    );
}

#[test]
fn cries_in_brackets_are_not_spoken() {
    says(
        "sitzung.txt",
        "Präsidentin Ada Lang: Ich eröffne die Sitzung. Wir beginnen mit den Lampen.\n\nBodo Eck (SPD): Meine Damen und Herren! Wir haben neun Lampen gekauft. (Zuruf von der FDP: Wann denn?) Das war nötig.\n\n(Beifall bei der SPD)\n\nUnd wir kaufen die zehnte.\n\nEva Holm (CDU/CSU): Sie haben nichts gekauft. (Widerspruch bei der SPD – Bodo Eck [SPD]: Doch! – Weitere Zurufe von der SPD und Heiterkeit bei der FDP) Das wissen wir alle.\n",
        &[
            ("Ada Lang", "Ich eröffne die Sitzung. Wir beginnen mit den Lampen."),
            ("Bodo Eck", "Meine Damen und Herren! Wir haben neun Lampen gekauft."),
            ("Bodo Eck", "Das war nötig."),
            ("Bodo Eck", "Und wir kaufen die zehnte."),
            ("Eva Holm", "Sie haben nichts gekauft."),
            ("Eva Holm", "Das wissen wir alle."),
        ],
    );
}

#[test]
fn offices_in_capitals_speak_after_a_dash() {
    says(
        "conseil.txt",
        "Conseil du port\n\nLA MAIRE – Je déclare la séance ouverte. Nous commençons par les lampes.\n\nADA LING – Combien coûtent-elles ?\n\nLA MAIRE – Elles coûtent neuf mille.\n\nADA LING – C’est trop cher pour nous.\n",
        &[
            ("La Maire", "Je déclare la séance ouverte. Nous commençons par les lampes."),
            ("Ada Ling", "Combien coûtent-elles ?"),
            ("La Maire", "Elles coûtent neuf mille."),
            ("Ada Ling", "C’est trop cher pour nous."),
        ],
    );
}

#[test]
fn datelines_before_a_dash_do_not_speak() {
    says(
        "news.txt",
        "News\n\nNEW DELHI – Pilots left the port. They were tired.\n\nTHE HAGUE – Judges met. They will meet again.\n\nNEW DELHI – The port closed. We do not know why.\n\nTHE HAGUE – The judges left.\n",
        &[],
    );
}

#[test]
fn a_short_interview_with_times_is_a_transcript() {
    says(
        "talk.txt",
        "Talk with Ada Ling\n\n[00:00:01] Interviewer: Thank you for coming. How did you start?\n\n[00:00:09] Ada Ling: I started at the port when I was nine.\n\nAnd I stayed.\n",
        &[
            ("Interviewer", "Thank you for coming. How did you start?"),
            ("Ada Ling", "I started at the port when I was nine."),
            ("Ada Ling", "And I stayed."),
        ],
    );
    says(
        "day.txt",
        "The day\n\n[10:00] Opening: The mayor opens the day of the port.\n\n[10:30] Lecture: Ada Ling shows the lamps.\n",
        &[],
    );
}

#[test]
fn answers_written_later_are_not_spoken() {
    says(
        "briefing.txt",
        "MS. LING: We open in June.\n\nQ And the tunnel?\n\nMS. LING: I will find out.\n\nWritten answer from the harbour: The tunnel cost nine million.\n",
        &[("Ling", "We open in June."), ("Questioner", "And the tunnel?"), ("Ling", "I will find out.")],
    );
}
