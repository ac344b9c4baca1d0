//! The foot of the page: the promise, what is kept, and the ways out of the page.

use crate::parts::document;
use camlens_core::resnet50;
use camlens_words::say;
use leptos::prelude::*;

/// The paper that the map is from.
const PAPER: &str = "https://arxiv.org/abs/1512.04150";

/// The foot; `children` say what is kept on this computer, `buttons` open pages over the page.
#[component]
pub fn Foot(#[prop(into)] buttons: ViewFn, children: Children) -> impl IntoView {
    let links = [
        (say::foot_paper(), Some(PAPER.to_owned())),
        (say::foot_model_card(), Some("./model-card.html".to_owned())),
        (say::foot_licences(), Some("./licences.html".to_owned())),
        (say::foot_source(), source()),
    ];
    view! {
        <footer>
            {children()}
            <p>
                {say::foot_promise(&resnet50::CLASSES.to_string())}
            </p>
            <ul class="links">
                {buttons.run()}
                {links.into_iter().filter_map(|(name, address)| Some(view! {
                    <li><a href=address?>{name}</a></li>
                })).collect_view()}
            </ul>
            <p>{document::version().map(|version| say::foot_version(&version))}</p>
        </footer>
    }
}

/// The address of the source: as the build says it, else the repository behind GitHub's pages.
fn source() -> Option<String> {
    let said = document::meta("meta[name=camlens-source]");
    said.or_else(|| {
        let here = window().location();
        repository(&here.hostname().ok()?, &here.pathname().ok()?)
    })
}

/// The repository that GitHub serves at an address of its pages: `https://owner.github.io/name/`.
fn repository(host: &str, path: &str) -> Option<String> {
    let owner = host.strip_suffix(".github.io")?;
    let name = path.split('/').find(|folder| !folder.is_empty());
    let name = name.map_or_else(|| host.to_owned(), str::to_owned);
    Some(format!("https://github.com/{owner}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_github_lead_to_their_repository() {
        let of = |host, path| repository(host, path);
        let source = |name: &str| Some(format!("https://github.com/ada/{name}"));
        assert_eq!(of("ada.github.io", "/camlens/"), source("camlens"));
        assert_eq!(
            of("ada.github.io", "/camlens/index.html"),
            source("camlens")
        );
        assert_eq!(of("ada.github.io", "/"), source("ada.github.io"));
        assert_eq!(of("example.org", "/camlens/"), None);
    }
}
