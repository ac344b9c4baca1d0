use super::*;

fn begun(title: &str) -> Report {
    Report::begin(&Heading {
        language: "en",
        title,
        introduction: "Two photos.",
    })
}

const PICTURE: Picture<'_> = Picture {
    address: "data:image/png;base64,AAAA",
    alt: "a \"cat\"",
    size: (2, 1),
};

/// All parts of a report once.
fn whole() -> String {
    let mut report = begun("Report");
    report.section("Photos");
    report.pictures(&[PICTURE, PICTURE], "Left & right");
    report.facts(&[("Framing", "Whole")]);
    report.table(
        &["Class", "Logit"],
        &[vec!["cat".into(), "14.2".into()]],
        &[false, true],
    );
    report.begin_cards();
    report.card(Some(&PICTURE), &["cat", "a.jpg"]);
    report.card(None, &["b.jpg"]);
    report.end_cards();
    report.end("Made by Camlens");
    report.take()
}

#[test]
fn every_tag_that_opens_closes() {
    let text = whole();
    let mut open = Vec::new();
    for tag in text.split('<').skip(1) {
        let name: String = tag
            .chars()
            .take_while(|it| it.is_alphanumeric() || "/!".contains(*it))
            .collect();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "{text}"),
            None if ["meta", "img", "!DOCTYPE"].contains(&name.as_str()) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn it_asks_for_nothing_and_runs_nothing() {
    let text = whole();
    assert!(text.contains("default-src 'none'"));
    for word in [
        "<script", "http:", "https:", "url(", "@import", "<link", "<iframe",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn texts_are_shown_and_not_obeyed() {
    let nasty = "</title><script>alert('1')</script>\"&";
    let mut report = begun(nasty);
    report.section(nasty);
    report.paragraph(nasty);
    report.pictures(
        &[Picture {
            address: nasty,
            alt: nasty,
            size: (1, 1),
        }],
        nasty,
    );
    report.facts(&[(nasty, nasty)]);
    report.table(&[nasty], &[vec![nasty.to_owned()]], &[]);
    report.begin_cards();
    report.card(None, &[nasty]);
    report.end(nasty);
    let text = report.take();
    assert!(!text.contains("<script"));
    assert_eq!(
        text.matches("&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;")
            .count(),
        13
    );
}

#[test]
fn it_is_taken_piece_by_piece() {
    let mut report = begun("Report");
    let first = report.take();
    assert_eq!(report.bytes(), 0);
    report.paragraph("More");
    assert!(report.bytes() > 0);
    assert_eq!(report.take(), "<p>More</p>\n");
    assert!(first.ends_with("</header>\n"));
}
