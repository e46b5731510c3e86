//! Documents that are not plain text: archives, rich text, mail, XML and JSON, all invented.

use crate::kinds::{kind, pairs, people, spoken, words};
use crate::{back, import};
use plenary::import::blocks::BlockKind;
use plenary::import::{FORMATS, Imported, Options, Refusal, read};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A zip archive with these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document with this body, a style for headings, and a footnote.
fn word(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Rubrik\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"Rubrik\"/></w:style></w:styles>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>By night, </w:t></w:r><w:r><w:t>too.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

fn of(name: &str, bytes: &[u8]) -> Imported {
    let imported = import(name, bytes);
    back(name, &imported);
    imported
}

fn refused(bytes: &[u8]) -> Refusal {
    read(bytes, Options::default()).err().unwrap_or_else(|| panic!("it was read"))
}

#[test]
fn word_documents_keep_what_is_shown() {
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"Own\"/></w:pPr><w:r><w:t>The quay</w:t></w:r></w:p>",
        "<w:p><w:r><w:t xml:space=\"preserve\">The lamps </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>always </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r><w:r><w:t>burn</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\"> &amp; shine in every night of the year.</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>One lamp</w:t></w:r></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>A box of text beside the quay.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box of text beside the quay.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>The doors are open to everybody who comes.</w:t></w:r></w:p>",
    ];
    let document = of("quay.docx", &word(&body.concat()));
    assert_eq!(document.format.name, "docx");
    assert_eq!(
        words(&document),
        [
            "The quay",
            "The lamps always burn & shine in every night of the year.",
            "One lamp",
            "A box of text beside the quay.",
            "The doors are open to everybody who comes.",
            "Notes",
            "By night, too."
        ]
    );
    assert_eq!(kind(&document, "The quay"), BlockKind::Title);
    assert_eq!(kind(&document, "One lamp"), BlockKind::Item);
    assert_eq!(kind(&document, "Notes"), BlockKind::Heading(2));
}

#[test]
fn tables_and_soft_breaks_of_word_documents_may_be_transcripts() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let row = |who: &str, said: &str| format!("<w:tr>{}{}</w:tr>", cell(who), cell(said));
    let table = [
        row("Ada Ling", "Why do we open the lamps?"),
        row("Bo Reyes", "Ships come by night, and they are many."),
        row("Ada Ling", "Who pays for them?"),
        row("Bo Reyes", "We do."),
    ];
    let talk = of("talk.docx", &word(&format!("<w:tbl>{}</w:tbl>", table.concat())));
    let expected = [
        ("Ada Ling", "Why do"),
        ("Bo Reyes", "Ships come"),
        ("Ada Ling", "Who pays"),
        ("Bo Reyes", "We do."),
    ];
    assert_eq!(pairs(&spoken(&talk)), expected);
    let lines = "MS. LING: Why do we open the lamps?<w:br/>MR. REYES: Ships come by night, and they are many.<w:br/>MS. LING: Who pays for them?<w:br/>MR. REYES: We do.";
    let lines = lines.replace("<w:br/>", "</w:t><w:br/><w:t>");
    let talk = of("talk.docx", &word(&paragraph(&lines)));
    assert_eq!(spoken(&talk).len(), 4);
}

#[test]
fn opendocument_texts_keep_what_is_shown() {
    let content = "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text><text:tracked-changes><text:p>never</text:p></text:tracked-changes><text:p text:style-name=\"P1\">The quay</text:p><text:h text:outline-level=\"2\">Lamps</text:h><text:p>The lamps<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>By night.</text:p></text:note-body></text:note><text:s text:c=\"2\"/>burn all night and all day long.</text:p><office:annotation><text:p>Check!</text:p></office:annotation><text:list><text:list-item><text:p>One lamp</text:p></text:list-item></text:list></office:text></office:body></office:document-content>";
    let zipped = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    let flat = content.replace("office:document-content", "office:document").replacen(
        "<office:document>",
        "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">",
        1,
    );
    for bytes in [&zipped[..], flat.as_bytes()] {
        let document = of("quay.odt", bytes);
        assert_eq!(document.format.name, "odt");
        let expected = [
            "The quay",
            "Lamps",
            "The lamps burn all night and all day long.",
            "One lamp",
            "Notes",
            "By night.",
        ];
        assert_eq!(words(&document), expected);
        assert_eq!(kind(&document, "The quay"), BlockKind::Title);
        assert_eq!(kind(&document, "One lamp"), BlockKind::Item);
    }
}

#[test]
fn books_are_read_in_the_order_of_their_chapters() {
    let chapter = |title: &str, words: &str| {
        format!(
            "<html xmlns=\"x\"><head><title>x</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"
        )
    };
    let one = chapter(
        "Lamps",
        "The lamps burn<a epub:type=\"noteref\" href=\"#n\">1</a> all night&nbsp;long.</p><aside epub:type=\"footnote\" id=\"n\"><p>By day, too.</p></aside><p>So do the doors of the house.",
    );
    let two = chapter("Doors", "The doors are open to everybody who comes.");
    let package = "<package><metadata><dc:title>The quay</dc:title><dc:creator>Ada Ling</dc:creator><dc:language>en</dc:language></metadata><manifest><item id=\"b\" href=\"text/b%20b.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"a\" href=\"text/a.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"n\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/></manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
    let book = of(
        "quay.epub",
        &archive(&[
            ("mimetype", b"application/epub+zip"),
            (
                "META-INF/container.xml",
                b"<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>",
            ),
            ("OEBPS/book.opf", package.as_bytes()),
            ("OEBPS/text/a.xhtml", one.as_bytes()),
            ("OEBPS/text/b b.xhtml", two.as_bytes()),
            ("OEBPS/nav.xhtml", b"<html><body><p>Contents</p></body></html>"),
        ]),
    );
    let expected = [
        "Lamps",
        "The lamps burn all night long.",
        "So do the doors of the house.",
        "Doors",
        "The doors are open to everybody who comes.",
        "Notes",
        "By day, too.",
    ];
    assert_eq!(words(&book), expected);
    assert_eq!(book.layout.meta.title.as_deref(), Some("The quay"));
    assert_eq!(book.layout.meta.authors, ["Ada Ling"]);
}

#[test]
fn archives_cannot_fill_the_memory() {
    let zeros = vec![b' '; 80 << 20];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 200_000);
    assert!(refused(&bomb).message.contains("unpacks to more than"));
    // The size that the archive claims is not trusted.
    let mut lying = bomb.clone();
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..at + 4] == size).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    refused(&lying);
    let split: Vec<u8> = word(&paragraph("We open.")).into_iter().take(300).collect();
    assert!(refused(&split).message.contains("damaged"));
    let inside = archive(&[("inner.zip", &bomb)]);
    assert!(refused(&inside).help.contains("unpack it"));
}

#[test]
fn entities_and_nesting_are_bounded() {
    let mut entities = String::from("<!ENTITY a0 \"lamp\">");
    for index in 1..30 {
        let before = index - 1;
        entities.push_str(&format!("<!ENTITY a{index} \"&a{before};&a{before};\">"));
    }
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE TEI [{entities}]><TEI><text><body><p>We open &a29; the quay to everybody.</p></body></text></TEI>"
    );
    let document = of("bomb.xml", bomb.as_bytes());
    assert_eq!(words(&document), ["We open &a29; the quay to everybody."]);
    for (open, close) in [("<TEI><text>", "<div>"), ("<akomaNtoso>", "<debateSection>"), ("<tt>", "<div>")] {
        let deep = format!("{open}{}", close.repeat(200_000));
        assert!(refused(deep.as_bytes()).message.contains("nested"), "{open}");
    }
    let body = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    assert!(refused(&word(&body)).message.contains("nested"));
    refused(format!("{{\"segments\":{}", "[".repeat(200_000)).as_bytes());
    refused(format!("{{\\rtf1{}", "{".repeat(200_000)).as_bytes());
    let mut mail = String::from("From: a@b.c\nTo: a@b.c\nMIME-Version: 1.0\n");
    for index in 0..20_000 {
        mail.push_str(&format!("Content-Type: multipart/mixed; boundary=b{index}\n\n--b{index}\n"));
    }
    // Whatever comes out, it comes soon.
    let _ = read(mail.as_bytes(), Options::default());
}

#[test]
fn what_is_not_read_is_refused_by_name() {
    let zip = |name: &str| archive(&[(name, b"x")]);
    let sheet =
        archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]);
    let cases: [(&[u8], &str); 14] = [
        (&zip("xl/workbook.xml"), "spreadsheet"),
        (&zip("ppt/presentation.xml"), "presentation"),
        (&zip("a.txt"), "zip archive"),
        (&sheet, "OpenDocument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "calendar"),
        (b"<?xml version=\"1.0\"?><schedule><conference/></schedule>", "schedule"),
        (b"<?xml version=\"1.0\"?>\n<feed xmlns=\"x\"><title>a</title></feed>", "feed"),
        (b"<?xml version=\"1.0\"?><lamps><lamp>a</lamp></lamps>", "XML"),
        (b"{\"name\": \"lamps\", \"text\": \"We open.\"}", "JSON"),
        (b"a,b,c\n1,2,3\n1,2,3\n1,2,3\n1,2,3\n", "CSV"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "recording"),
        (b"%PDF-1.7\n", "PDF"),
    ];
    for (bytes, named) in cases {
        let message = refused(bytes).message;
        assert!(message.contains(named), "{named}: {message}");
    }
}

#[test]
fn every_format_is_told_by_its_content() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/corpus");
    for (file, name) in [
        ("ferry.docx", "docx"),
        ("ferry.odt", "odt"),
        ("ferry.epub", "epub"),
        ("ferry.rtf", "rtf"),
        ("reply.eml", "mail"),
        ("list.mbox", "mail"),
        ("page.mhtml", "mhtml"),
        ("meeting.vtt", "webvtt"),
        ("film.srt", "subrip"),
        ("talk.sbv", "sbv"),
        ("talk.ass", "ass"),
        ("talk.ttml", "ttml"),
        ("timed-lines.txt", "timed-lines"),
        ("sitting.tei.xml", "tei"),
        ("debate.akn.xml", "akoma-ntoso"),
        ("talk.deepgram.json", "json"),
        ("talk.json3", "json"),
        ("channel.log", "chat"),
        ("phone-chat.txt", "chat"),
        ("talk.tsv", "tsv"),
        ("news-page.html", "html"),
        ("blog.md", "markdown"),
    ] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let read =
            read(&bytes, Options::default()).unwrap_or_else(|refusal| panic!("{file}: {}", refusal.message));
        assert_eq!(read.format.name, name, "{file}");
    }
    for format in &FORMATS {
        assert!(!format.told.is_empty() && !format.kept.is_empty(), "{}", format.name);
    }
}

#[test]
fn mail_is_decoded_and_quoted_mail_is_kept_apart() {
    let reply = "From: Ada Ling <ada@lantern.example>\r\nTo: Bo <bo@gazette.example>\r\nSubject: =?UTF-8?B?TGFtcHM=?=\r\nDate: Tue, 3 Jun 2031 18:07:45 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nWe open the quay \r\nin May, and everybody is welcome to come to it.\r\n\r\n-----Original Message-----\r\nFrom: Bo Reyes\r\nSent: Monday\r\nTo: Ada Ling\r\nSubject: Lamps\r\n\r\nWill the quay ever open?\r\n";
    let mail = of("reply.eml", reply.as_bytes());
    assert_eq!(kind(&mail, "We open the quay in May,"), BlockKind::Paragraph);
    assert_eq!(kind(&mail, "Will the quay"), BlockKind::Quotation);
    assert_eq!(kind(&mail, "-----Original"), BlockKind::Boilerplate);
    assert_eq!(mail.layout.meta.title.as_deref(), Some("Lamps"));
    let forward = reply.replace("=?UTF-8?B?TGFtcHM=?=", "Fwd: Lamps");
    let mail = of("forward.eml", forward.as_bytes());
    assert_eq!(kind(&mail, "Will the quay"), BlockKind::Paragraph);
}

#[test]
fn records_name_their_speakers_exactly() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/corpus");
    let sitting = of("sitting.xml", &std::fs::read(folder.join("sitting.tei.xml")).unwrap());
    let ling = sitting.found.people.iter().find(|person| person.name == "Ada Ling").unwrap();
    assert_eq!((ling.role.as_deref(), ling.family.as_deref()), (Some("Minister of Ports"), Some("Ling")));
    assert_eq!(kind(&sitting, "(Applause.)"), BlockKind::Direction);
    assert_eq!(kind(&sitting, "10.00"), BlockKind::Direction);
    let play = "<TEI><text><body><div><head>The quay</head><sp><speaker>Ada.</speaker><p>We open.</p><stage>She waves.</stage></sp><sp><speaker>Bo.</speaker><l>When?</l></sp></div></body></text></TEI>";
    let play = of("play.xml", play.as_bytes());
    assert_eq!(pairs(&spoken(&play)), [("Ada", "We open."), ("Bo", "When?")]);
    assert!(people(&play).iter().all(|(_, role)| role.is_empty()));
}
