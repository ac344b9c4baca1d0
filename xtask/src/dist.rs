//! Puts the site together in a folder of its own, which replaces the old site at the end.

use std::path::{Path, PathBuf};

use camlens_model::{Manifest, sha256_hex};

use crate::documents;
use crate::error::Error;
use crate::files;
use crate::hash::{self, Content};
use crate::hosting;
use crate::languages::{self, Sentences};
use crate::project::Project;
use crate::service_worker;
use crate::template;
use crate::variant::Mode;
use crate::worker::Built;

/// A site in the making. The old one stays as it is until [`Staging::publish`].
pub struct Staging {
    folder: PathBuf,
    dist: PathBuf,
}

impl Staging {
    /// An empty site, which [`Staging::publish`] will move to `dist`.
    pub fn begin(project: &Project, dist: PathBuf) -> Result<Self, Error> {
        let folder = project.cache().join("staging");
        files::make_empty(&folder)?;
        Ok(Self { folder, dist })
    }

    /// The folder for the site's files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes this the site. If the folders cannot be moved, the old site is back in its place, or still
    /// there.
    pub fn publish(self) -> Result<(), Error> {
        let old = self.folder.with_file_name("old-dist");
        files::remove(&old)?;
        if self.dist.exists() {
            fs_err::rename(&self.dist, &old)?;
        }
        if let Err(error) = fs_err::rename(&self.folder, &self.dist) {
            // The first error is the one to tell.
            let _ = fs_err::rename(&old, &self.dist);
            return Err(error.into());
        }
        Ok(files::remove(&old)?)
    }
}

/// Finishes the site in `folder`, whose other files are there; `root` is the project's folder. Writes
/// documents; `index.html`, marked with its
/// version and with the addresses of the workers and of the network; the files for the host; and the
/// service worker. The one of a quick build keeps nothing, so that a reload shows the newest build.
pub fn finish(
    root: &Path,
    folder: &Path,
    page: &str,
    workers: &[Built],
    mode: Mode,
) -> Result<(), Error> {
    documents::write(root, folder)?;
    // Without it Jekyll, on GitHub Pages, leaves out files whose names begin with `_`.
    fs_err::write(folder.join(".nojekyll"), "")?;
    let headers = hosting::headers(page)?;
    fs_err::write(folder.join(hosting::HEADERS), headers)?;
    let languages = languages::name_by_hash(folder)?;
    let version = version(folder, page)?;
    let manifest = service_worker::manifest(folder)?;
    let hash = sha256_hex(&fs_err::read(folder.join("model/model.json"))?);
    let network = (&manifest, hash.as_str());
    let index = marked(page, workers, &languages, network, &version)?;
    fs_err::write(folder.join("index.html"), index)?;
    match mode {
        Mode::Shipped => service_worker::write(folder, &version),
        Mode::Quick => service_worker::write_absent(folder),
    }
}

fn marked(
    page: &str,
    workers: &[Built],
    languages: &[Sentences],
    (manifest, hash): (&Manifest, &str),
    version: &str,
) -> Result<String, Error> {
    let of_a_worker = |worker: &'_ Built| {
        format!(
            "name=\"camlens-worker\" data-variant=\"{}\" content=\"{}\"",
            worker.variant, worker.start
        )
    };
    let mut marks: Vec<String> = workers.iter().map(of_a_worker).collect();
    marks.extend(languages.iter().map(|Sentences { language, file }| {
        format!("name=\"camlens-language\" data-code=\"{language}\" content=\"{file}\"")
    }));
    // The page tells how much comes before the manifest is there.
    let before_preview: u64 = manifest.first_parts().map(|part| part.bytes).sum();
    marks.push(format!(
        "name=\"camlens-model\" data-bytes=\"{}\" data-before-preview=\"{before_preview}\" \
         data-sha256=\"{hash}\" content=\"model/model.json\"",
        manifest.stored_bytes()
    ));
    marks.push(format!("name=\"camlens-version\" content=\"{version}\""));
    // Where the source is to be had, for a copy that does not lie on GitHub's pages.
    if let Ok(source) = std::env::var("CAMLENS_SOURCE") {
        let source = source.replace('"', "%22");
        marks.push(format!("name=\"camlens-source\" content=\"{source}\""));
    }
    Ok(template::mark(page, &marks)?)
}

/// The hash of the site's contents. `model.json` stands for the network's parts, which it names by
/// their hashes.
fn version(folder: &Path, page: &str) -> Result<String, Error> {
    let mut content = Content::default();
    content.add("index.html", page.as_bytes());
    content.add(service_worker::NAME, service_worker::SOURCE.as_bytes());
    hash::add_folder(&mut content, folder, |path| {
        path != "index.html" && (!path.starts_with("model/") || path == "model/model.json")
    })?;
    Ok(content.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"worker-src 'self'\">\n\
        <!-- camlens: marks -->\n</head>";

    #[test]
    fn a_site_is_marked_and_takes_the_old_ones_place() {
        let root = std::env::temp_dir().join(format!("camlens-dist-{}", std::process::id()));
        let project = Project::at(root.clone());
        let write = |path: PathBuf, text: &str| {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(project.dist().join("old.txt"), "old");
        let workers = [Built {
            variant: "simd",
            start: "workers/simd-0/start.js".to_owned(),
        }];

        let staging = Staging::begin(&project, project.dist()).unwrap();
        write(
            staging.folder().join("model/model.json"),
            service_worker::MANIFEST,
        );
        write(root.join("model/README.md"), "# Card");
        write(root.join("docs/licences.md"), "# Licences");
        write(staging.folder().join("de.ftl"), "hello = Hallo");
        finish(&root, staging.folder(), PAGE, &workers, Mode::Shipped).unwrap();
        assert!(project.dist().join("old.txt").exists());
        staging.publish().unwrap();

        let read = |name| std::fs::read_to_string(project.dist().join(name)).unwrap();
        let index = read("index.html");
        assert!(!project.dist().join("old.txt").exists());
        assert!(project.dist().join(".nojekyll").exists());
        assert!(read("model-card.html").contains("<h1>Card</h1>"));
        assert!(index.contains(
            "<meta name=\"camlens-worker\" data-variant=\"simd\" content=\"workers/simd-0/start.js\" />"
        ));
        let language = template::marks(&index, "camlens-language");
        let language = language.first().unwrap();
        assert_eq!(template::attribute(language, "data-code"), Some("de"));
        let file = template::attribute(language, "content").unwrap();
        assert!(file.starts_with("language-de-") && file.ends_with(".txt"));
        assert_eq!(read(file), "hello = Hallo");
        assert!(read("sw.js").contains(file), "it is kept for use offline");
        let hash = sha256_hex(service_worker::MANIFEST.as_bytes());
        assert!(index.contains(&format!(
            "<meta name=\"camlens-model\" data-bytes=\"5\" data-before-preview=\"5\" \
             data-sha256=\"{hash}\" content=\"model/model.json\" />"
        )));
        let version = template::marks(&index, "camlens-version");
        let version = template::attribute(version.first().unwrap(), "content").unwrap();
        assert!(read("sw.js").starts_with(&format!("const VERSION = \"{version}\"")));
        assert!(read("_headers").contains("worker-src 'self' blob:"));
        std::fs::remove_dir_all(&root).unwrap();
    }
}
