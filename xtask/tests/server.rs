//! The static server, asked over a real socket.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use xtask::server::{Gate, Options, Port, Server, ServerError, Twist, start};

const PAGE: &str = "<!DOCTYPE html><title>page</title>";

/// A site with a secret beside it, for one test.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let root =
            std::env::temp_dir().join(format!("camlens-server-{name}-{}", std::process::id()));
        std::fs::create_dir_all(root.join("site/model")).unwrap();
        std::fs::write(root.join("secret.txt"), "secret").unwrap();
        std::fs::write(root.join("site/index.html"), PAGE).unwrap();
        std::fs::write(root.join("site/a.wasm"), b"\0asm").unwrap();
        std::fs::write(root.join("site/model/part.bin"), vec![7; 1000]).unwrap();
        Self(root)
    }

    fn options(&self) -> Options {
        Options::new(self.0.join("site"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

struct Got {
    head: String,
    body: Vec<u8>,
}

impl Got {
    fn status(&self) -> u16 {
        self.head[9..12].parse().unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// Asks with a path that no client library has tidied up.
async fn ask(server: &Server, method: &str, path: &str, more: &str) -> Got {
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    let request =
        format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut all = Vec::new();
    // A connection that breaks off leaves what came before.
    let _ = stream.read_to_end(&mut all).await;
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    Got {
        head: String::from_utf8(all[..end].to_vec()).unwrap(),
        body: all[end + 4..].to_vec(),
    }
}

#[tokio::test]
async fn files_come_with_their_types_and_the_isolating_headers() {
    let site = Site::new("types");
    let server = start(site.options()).await.unwrap();
    let page = ask(&server, "GET", "/", "").await;
    assert_eq!(
        (page.status(), page.body.as_slice()),
        (200, PAGE.as_bytes())
    );
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    assert_eq!(
        page.header("cross-origin-opener-policy"),
        Some("same-origin")
    );
    assert_eq!(
        page.header("cross-origin-embedder-policy"),
        Some("require-corp")
    );
    let wasm = ask(&server, "GET", "/a.wasm", "").await;
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    let part = ask(&server, "HEAD", "/model/part.bin", "").await;
    assert_eq!(
        part.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(part.header("content-length"), Some("1000"));
    assert!(part.body.is_empty());
    assert_eq!(ask(&server, "POST", "/", "").await.status(), 405);
    assert_eq!(ask(&server, "GET", "/none", "").await.status(), 404);
}

#[tokio::test]
async fn the_sites_policy_is_sent_with_the_isolating_headers() {
    let site = Site::new("policy");
    let headers = "/*\n  Content-Security-Policy: default-src 'self'\n  X-Other: 1\n";
    std::fs::write(site.0.join("site/_headers"), headers).unwrap();
    for (isolated, policy) in [(true, Some("default-src 'self'")), (false, None)] {
        let options = Options {
            isolated,
            ..site.options()
        };
        let server = start(options).await.unwrap();
        let page = ask(&server, "GET", "/", "").await;
        assert_eq!(page.header("content-security-policy"), policy);
    }
}

#[tokio::test]
async fn an_inbox_takes_what_the_page_sends() {
    let site = Site::new("inbox");
    let (sender, inbox) = std::sync::mpsc::channel();
    let options = site.options().with_inbox(move |path, bytes| {
        let _ = sender.send((path.to_owned(), bytes));
    });
    let server = start(options).await.unwrap();
    let words = "content-length: 5\r\n\r\nwords";
    assert_eq!(ask(&server, "POST", "/a/b", words).await.status(), 204);
    assert_eq!(
        inbox.try_recv().unwrap(),
        ("a/b".to_owned(), b"words".to_vec())
    );
    let outside = ask(&server, "POST", "/../b", words).await;
    assert_eq!(outside.status(), 404);
    assert!(inbox.try_recv().is_err());
}

#[tokio::test]
async fn without_isolation_its_headers_are_missing() {
    let site = Site::new("plain");
    let options = Options {
        isolated: false,
        ..site.options()
    };
    let server = start(options).await.unwrap();
    let page = ask(&server, "GET", "/", "").await;
    assert_eq!(page.status(), 200);
    assert_eq!(page.header("cross-origin-embedder-policy"), None);
}

#[tokio::test]
async fn pages_of_other_sites_read_the_files_where_they_may() {
    let site = Site::new("cors");
    for (cors, allowed) in [(true, Some("*")), (false, None)] {
        let options = Options {
            cors,
            ..site.options()
        };
        let server = start(options).await.unwrap();
        let page = ask(&server, "GET", "/", "").await;
        assert_eq!(page.header("access-control-allow-origin"), allowed);
    }
}

#[tokio::test]
async fn a_site_may_be_under_a_path() {
    let site = Site::new("prefix");
    let options = Options {
        prefix: "/camlens".to_owned(),
        ..site.options()
    };
    let server = start(options).await.unwrap();
    assert!(server.url().ends_with("/camlens/"), "{}", server.url());
    assert_eq!(ask(&server, "GET", "/camlens/", "").await.status(), 200);
    assert_eq!(ask(&server, "GET", "/", "").await.status(), 404);
    let root = ask(&server, "GET", "/camlens", "").await;
    assert_eq!(
        (root.status(), root.header("location")),
        (301, Some("/camlens/"))
    );
    let folder = ask(&server, "GET", "/camlens/model", "").await;
    assert_eq!(folder.header("location"), Some("/camlens/model/"));
    let asked = ["/camlens/", "/", "/camlens", "/camlens/model"];
    assert_eq!(server.take_asked(), asked);
    assert!(server.take_asked().is_empty());
}

/// The next page's requests are counted from here: those of the page before it are listed by then.
#[tokio::test]
async fn a_request_is_listed_when_it_arrives_and_not_when_it_is_answered() {
    let site = Site::new("arrival");
    let (gate, arrived) = (Gate::default(), Arc::new(Notify::new()));
    let hook = {
        let (gate, arrived) = (gate.clone(), Arc::clone(&arrived));
        move |_: &str| {
            arrived.notify_one();
            Some(Twist::held(&gate))
        }
    };
    let server = start(site.options().with_twist(hook)).await.unwrap();
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    let request = b"GET /a.wasm HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
    stream.write_all(request).await.unwrap();
    arrived.notified().await;
    assert_eq!(server.take_asked(), ["/a.wasm"]);
    gate.open();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200"));
    assert!(server.take_asked().is_empty());
}

#[tokio::test]
async fn nothing_beside_the_site_is_served() {
    let site = Site::new("safe");
    let server = start(site.options()).await.unwrap();
    for path in [
        "/../secret.txt",
        "/model/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//secret.txt",
    ] {
        let got = ask(&server, "GET", path, "").await;
        assert!(got.status() >= 400, "{path}: {}", got.head);
        assert!(!got.body.ends_with(b"secret"), "{path}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(site.0.join("secret.txt"), site.0.join("site/link")).unwrap();
        assert_eq!(ask(&server, "GET", "/link", "").await.status(), 404);
    }
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let site = Site::new("tag");
    let server = start(site.options()).await.unwrap();
    let first = ask(&server, "GET", "/a.wasm", "").await;
    let tag = first.header("etag").unwrap();
    let again = ask(
        &server,
        "GET",
        "/a.wasm",
        &format!("if-none-match: {tag}\r\n"),
    )
    .await;
    assert_eq!((again.status(), again.body.len()), (304, 0));
    assert_eq!(
        again.header("cross-origin-opener-policy"),
        Some("same-origin")
    );
    std::fs::write(site.0.join("site/a.wasm"), b"\0asm\x01").unwrap();
    let changed = ask(
        &server,
        "GET",
        "/a.wasm",
        &format!("if-none-match: {tag}\r\n"),
    )
    .await;
    assert_eq!(changed.status(), 200);
}

#[tokio::test]
async fn it_misbehaves_when_it_is_told_to() {
    let site = Site::new("twist");
    let options = site.options().with_twist(|path| match path {
        "index.html" => Some(Twist::status(503)),
        "a.wasm" => Some(Twist::corrupt_at(2)),
        "model/part.bin" => Some(Twist {
            delay: Duration::from_millis(100),
            bytes_per_second: Some(2000),
            ..Twist::truncate_after(400)
        }),
        "new.json" => Some(Twist::body("{}")),
        _ => None,
    });
    let server = start(options).await.unwrap();
    assert_eq!(ask(&server, "GET", "/", "").await.status(), 503);
    assert_eq!(ask(&server, "GET", "/a.wasm", "").await.body, b"\0a\x26m");
    assert_eq!(ask(&server, "GET", "/new.json", "").await.body, b"{}");
    let begin = Instant::now();
    let part = ask(&server, "GET", "/model/part.bin", "").await;
    assert_eq!(part.header("content-length"), Some("1000"));
    assert_eq!(part.body.len(), 400);
    assert!(begin.elapsed() > Duration::from_millis(250));
}

#[tokio::test]
async fn ports_are_found_or_refused_and_given_back() {
    let site = Site::new("ports");
    let first = start(site.options()).await.unwrap();
    let port = first.address().port();
    let exactly = Options {
        port: Port::Exactly(port),
        ..site.options()
    };
    let refused = start(exactly.clone()).await;
    assert!(matches!(refused, Err(ServerError::Port { .. })));
    if port < u16::MAX - 20 {
        let next = Options {
            port: Port::From(port),
            ..site.options()
        };
        assert_ne!(start(next).await.unwrap().address().port(), port);
    }
    drop(first);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(start(exactly).await.is_ok());
    let nowhere = start(Options::new(site.0.join("nowhere"))).await;
    assert!(matches!(nowhere, Err(ServerError::Folder { .. })));
}
