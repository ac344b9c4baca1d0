//! From a request to its answer.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use hyper::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH,
    LOCATION,
};
use hyper::{Method, Request, Response, StatusCode};

use super::body::Payload;
use super::options::{Inbox, Site};
use super::path::{Place, place};
use super::twist::Twist;

/// The most bytes that a page may send at once. The benchmark's results are far smaller.
const MAX_POST_BYTES: usize = 1 << 24;

/// A file of the site, read.
struct Found {
    bytes: Vec<u8>,
    kind: &'static str,
    tag: String,
}

/// Answers a request, also when it fails.
pub(super) async fn answer(site: &Site, request: Request<Incoming>) -> Response<Payload> {
    let mut answer = match (request.method(), &site.inbox) {
        (&Method::GET | &Method::HEAD, _) => {
            get(site, request.uri().path(), request.headers()).await
        }
        (&Method::POST, Some(inbox)) => post(site, inbox.as_ref(), request).await,
        _ => {
            let mut refused = plain(StatusCode::METHOD_NOT_ALLOWED, "GET and HEAD only\n");
            set(&mut refused, ALLOW, "GET, HEAD");
            refused
        }
    };
    set(&mut answer, CACHE_CONTROL, "no-cache");
    let header = HeaderName::from_static;
    set(&mut answer, header("x-content-type-options"), "nosniff");
    if site.cors {
        set(&mut answer, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    if site.isolated {
        set(
            &mut answer,
            header("cross-origin-opener-policy"),
            "same-origin",
        );
        set(
            &mut answer,
            header("cross-origin-embedder-policy"),
            "require-corp",
        );
        set(
            &mut answer,
            header("cross-origin-resource-policy"),
            "same-origin",
        );
        if let Some(policy) = &site.policy {
            set(&mut answer, CONTENT_SECURITY_POLICY, policy);
        }
    }
    answer
}

async fn get(site: &Site, path: &str, headers: &HeaderMap) -> Response<Payload> {
    let file = match place(&site.prefix, path) {
        Place::File(file) => file,
        Place::Root => return moved(&site.prefix),
        Place::Outside => return plain(StatusCode::NOT_FOUND, "not found\n"),
    };
    let twist = site.hook.as_ref().and_then(|hook| hook(&file));
    if let Some(twist) = twist {
        tokio::time::sleep(twist.delay).await;
        if let Some(gate) = &twist.held {
            gate.wait().await;
        }
        return twisted(&twist, find(&site.root, &file).await, &file);
    }
    let Some(found) = find(&site.root, &file).await else {
        // A folder without its slash would be another base for relative addresses.
        return if !file.ends_with("index.html") && site.root.join(&file).is_dir() {
            moved(&format!("{path}/"))
        } else {
            plain(StatusCode::NOT_FOUND, "not found\n")
        };
    };
    let known = headers.get(IF_NONE_MATCH).map(HeaderValue::as_bytes);
    let mut answer = if known == Some(found.tag.as_bytes()) {
        Response::new(Payload::whole(Vec::new()))
    } else {
        Response::new(Payload::whole(found.bytes))
    };
    if known == Some(found.tag.as_bytes()) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
    }
    set(&mut answer, CONTENT_TYPE, found.kind);
    set(&mut answer, ETAG, &found.tag);
    answer
}

/// Hands a posted body to the inbox.
async fn post(site: &Site, inbox: &Inbox, request: Request<Incoming>) -> Response<Payload> {
    let Place::File(path) = place(&site.prefix, request.uri().path()) else {
        return plain(StatusCode::NOT_FOUND, "not found\n");
    };
    let body = Limited::new(request.into_body(), MAX_POST_BYTES);
    let Ok(body) = body.collect().await else {
        return plain(StatusCode::BAD_REQUEST, "broken off, or too long\n");
    };
    inbox(&path, body.to_bytes().into());
    let mut taken = Response::new(Payload::whole(Vec::new()));
    *taken.status_mut() = StatusCode::NO_CONTENT;
    taken
}

/// The answer with a test's faults. It has no tag, so that no browser keeps it.
fn twisted(twist: &Twist, found: Option<Found>, file: &str) -> Response<Payload> {
    if let Some(status) = twist.status {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        return plain(status, "told to answer so\n");
    }
    let mut bytes = match (&twist.body, found) {
        (Some(body), _) => body.clone(),
        (None, Some(found)) => found.bytes,
        (None, None) => return plain(StatusCode::NOT_FOUND, "not found\n"),
    };
    if let Some(place) = twist.corrupt_at
        && !bytes.is_empty()
    {
        let place = place % bytes.len();
        bytes[place] ^= 0x55;
    }
    if twist.gzip {
        bytes = gzip(&bytes);
    }
    let length = bytes.len();
    let mut payload = Payload::whole(bytes);
    if let Some(end) = twist.truncate_after {
        payload = payload.breaking_after(end);
    }
    if let Some(speed) = twist.bytes_per_second {
        payload = payload.at_speed(speed);
    }
    if let Some(line) = &twist.line {
        payload = payload.over(line.clone());
    }
    let mut answer = Response::new(payload);
    if twist.gzip {
        set(&mut answer, CONTENT_ENCODING, "gzip");
    }
    set(&mut answer, CONTENT_TYPE, content_type(Path::new(file)));
    answer
        .headers_mut()
        .insert(CONTENT_LENGTH, HeaderValue::from(length));
    answer
}

/// At the level that most hosts use. Writing into memory does not fail.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(6));
    let written = packed.write_all(bytes);
    packed
        .finish()
        .ok()
        .filter(|_| written.is_ok())
        .unwrap_or_default()
}

/// Reads a file, if it is one and is really below the root (a link may lead elsewhere).
async fn find(root: &Path, file: &str) -> Option<Found> {
    let path: PathBuf = tokio::fs::canonicalize(root.join(file)).await.ok()?;
    if !path.starts_with(root) {
        return None;
    }
    let about = tokio::fs::metadata(&path).await.ok()?;
    if !about.is_file() {
        return None;
    }
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(Found {
        kind: content_type(&path),
        tag: format!("\"{:x}-{:x}\"", about.len(), changed.as_nanos()),
        bytes: tokio::fs::read(&path).await.ok()?,
    })
}

/// The MIME type by the end of a file's name. Browsers compile wasm while it loads only with its own.
fn content_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" | "tsv" | "csv" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode, words: &'static str) -> Response<Payload> {
    let mut answer = Response::new(Payload::whole(words.as_bytes()));
    *answer.status_mut() = status;
    set(&mut answer, CONTENT_TYPE, "text/plain; charset=utf-8");
    answer
}

fn moved(to: &str) -> Response<Payload> {
    let mut answer = plain(StatusCode::MOVED_PERMANENTLY, "moved\n");
    set(&mut answer, LOCATION, to);
    answer
}

/// Sets a header; a value that cannot stand in one is left out.
fn set(answer: &mut Response<Payload>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}
