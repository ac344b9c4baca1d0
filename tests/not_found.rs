//! From the page that a host shows for an address that is none, its links lead to Camlens: however
//! deep that address was, and in whichever folder of the host the site lies.

#![allow(clippy::unwrap_used, reason = "the addresses are the test's own")]

use url::Url;

const PAGE: &str = include_str!("../static/404.html");

/// Where the page's links lead, in its order.
fn links() -> Vec<&'static str> {
    let after = PAGE.split("<a href=\"").skip(1);
    after.filter_map(|tag| tag.split('"').next()).collect()
}

/// Where one comes who opens Camlens by the first link, and goes further up by the second one for as
/// long as the host shows this page again.
fn followed(site: &Url, lost: &str) -> Url {
    let [open, further_up] = links()[..] else {
        panic!("the page has other links than the two");
    };
    let mut here = site.join(lost).unwrap().join(open).unwrap();
    for _ in lost.matches('/') {
        if here == *site {
            break;
        }
        here = here.join(further_up).unwrap();
    }
    here
}

#[test]
fn the_links_lead_home_from_any_depth() {
    for site in [
        "https://camlens.test/",
        "https://someone.test/camlens/",
        "https://school.test/some/where/",
    ] {
        let site = Url::parse(site).unwrap();
        for lost in [
            "a",
            "a?photo=coffee",
            "a/",
            "a/b",
            "a/b/c/d/",
            "a/b/c/d/e.html#f",
        ] {
            assert_eq!(followed(&site, lost), site, "from {lost}");
        }
    }
}
