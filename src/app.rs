//! The page as a whole.

use crate::ask::{EvidencePanel, Multiples};
use crate::help::{Help, HelpButton};
use crate::intake::{Intake, listen_for_launches, open_with};
use crate::look::{ColourBar, Look};
use crate::offline::{KeptLine, NewVersion, Offline};
use crate::parts::document;
use crate::settings::{FramingChoice, GridChoice, PreviewSwitch};
use crate::stage::Stage;
use crate::state::{Choices, Page, ReaderContext, Wishes, setup};
use crate::status::{NoticeBox, PreviewMark, SpeedTest, Status, Timing, Underway};
use camlens_client::reader::Event;
use camlens_core::resnet50;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the element that holds the page; until the page is there, it holds a first sight.
const HOLDER: &str = "camlens";

/// Puts the page in the place of its first sight.
pub fn mount() {
    let holder = document()
        .get_element_by_id(HOLDER)
        .or_else(|| document().body().map(Into::into))
        .and_then(|element| element.dyn_into().ok());
    if let Some(holder) = holder {
        let holder: web_sys::HtmlElement = holder;
        holder.set_inner_html("");
        mount_to(holder, App).forget();
    }
}

/// Header, photo, evidence, footer.
#[component]
fn App() -> impl IntoView {
    let query = document::query(Wishes::KEYS.into_iter().chain(Choices::KEYS));
    let pairs = query
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()));
    let (choices, remark) = Choices::read(pairs);
    let wishes = Wishes::read(query);
    let first = wishes.first_photo();
    let reader = ReaderContext::new(setup(&wishes));
    provide_context(reader);
    let page = Page::new(reader, wishes, choices);
    provide_context(page);
    page.remember_asked();
    open_with(reader, first);
    let offline = Offline::begin(reader);
    listen_for_launches(reader);
    if let Some(remark) = remark {
        reader.send(Event::Remarked(remark));
    }
    let (help, line) = (NodeRef::new(), NodeRef::new());
    let (work, grid) = (NodeRef::new(), NodeRef::new());

    view! {
        <header class="masthead">
            <h1>"Camlens"</h1>
            <p>"Where in a photo a network saw its answer"</p>
            <HelpButton help />
        </header>
        <Help help />
        <Status line />
        <NoticeBox line />
        <NewVersion offline />
        <main>
            <div class="work" node_ref=work tabindex="-1">
                <Intake />
                <Stage />
                // Below the photo: it comes and goes while one looks at the map.
                <PreviewMark part=work />
                <Look />
                <Multiples />
            </div>
            <EvidencePanel
                colours=|| view! { <ColourBar /> }
                speed=|| view! { <Timing /><SpeedTest /> }
            />
            <section class="controls" aria-label="Settings">
                <FramingChoice />
                <GridChoice part=grid><Underway part=grid /></GridChoice>
                <PreviewSwitch />
            </section>
        </main>
        <footer>
            <KeptLine offline />
            <p>
                "Your photos never leave this tab: the network, " {resnet50::DESCRIPTION}
                ", comes to the photo and not the photo to a server."
            </p>
            <p>
                "The heatmap is the class activation map of Zhou et al., "
                <cite>"Learning Deep Features for Discriminative Localization"</cite>
                " (2016). " {document::version().map(|version| format!("Version {version}."))}
            </p>
        </footer>
    }
}
