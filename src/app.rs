//! The page as a whole.

use crate::ask::EvidencePanel;
use crate::camera::{CameraButton, CameraPage, Live, RecordButton};
use crate::classes::{Classes, ClassesButton, HeadChoice, NoneOfThese, ShippedHead};
use crate::export::{
    GallerySaver, HoldsContext, SaveButton, SaveDialog, SaveGallery, SaveGalleryButton, SaveMenu,
    Saver,
};
use crate::foot::Foot;
use crate::gallery::{Gallery, Progress};
use crate::help::{Help, HelpButton, HowButton, HowItWorks, HowPage, KeysButton};
use crate::intake::{Entrance, Intake, listen_for_launches, open_with};
use crate::kept::{EarlierPhotos, KeptPhotos};
use crate::language::{self, LanguageChoice, LanguageContext};
use crate::look::{ColourBar, Layouts, Legend, LookPanel, Strength};
use crate::offline::{KeptLine, NewVersion, Offline};
use crate::parts::document;
use crate::settings::{FramingChoice, PreviewSwitch, ResolutionChoice};
use crate::stage::Stage;
use crate::state::{
    AnswersContext, AskedContext, ClassesContext, GalleryContext, HeadContext, Kept, KeptContext,
};
use crate::state::{LinkQuestion, begin_to_keep, follow, remember, setup};
use crate::state::{LookContext, MapsContext, ProjectDrops, ReaderContext, RestoreContext, Sample};
use crate::status::{NoticeBox, PreviewMark, PreviewTag, SpeedTest, Status, Timing, Underway};
use crate::strip::Strip;
use crate::tour::{Tour, TourInvitation, begin};
use camlens_client::classes::{ClassId, Role};
use camlens_client::reader::Event;
use camlens_client::view::{AskedKeys, Look};
use camlens_client::wishes::{OWN_PHOTO, Wishes};
use camlens_words::say;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The id of the element that holds the page; until the page is there, it holds a first sight.
const HOLDER: &str = "camlens";

/// Shows the page once its sentences are there.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        language::begin().await;
        mount();
    });
}

/// Puts the page in the place of its first sight.
fn mount() {
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

/// Everything that stays when the language changes.
#[component]
fn App() -> impl IntoView {
    let keys = Wishes::KEYS.into_iter().chain(AskedKeys::KEYS);
    let query = document::query(keys.chain(Look::KEYS));
    let pairs = || {
        query
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    };
    let wishes = Wishes::read(pairs());
    let (look, unknown) = Look::read(pairs());
    let first = Sample::of_link(wishes.photo.as_deref());
    let kept = begin_to_keep();
    provide_context(kept);
    let reader = ReaderContext::new(setup(&wishes), kept);
    provide_context(reader);
    let asks_for_photo = wishes.photo.as_deref() == Some(OWN_PHOTO);
    let link = LinkQuestion {
        sample: first.name,
        named: wishes.photo.is_some() && !asks_for_photo,
        keys: AskedKeys::read(pairs()),
    };
    provide_view(reader, kept, look, link);
    provide_context(ProjectDrops::new());
    let entrance = Entrance::expect();
    open_with(reader, entrance, first);
    let offline = Offline::begin(reader);
    listen_for_launches(entrance);
    if asks_for_photo {
        reader.send(Event::Remarked(say::export_link_asks()));
    }
    if !unknown.is_empty() {
        reader.send(Event::Remarked(unknown_in_link(&unknown)));
    }
    provide_context(HoldsContext::new());
    let language = LanguageContext::new();
    provide_context(language);
    move || {
        language.track();
        page(offline)
    }
}

/// Header, photo, evidence, footer.
fn page(offline: Offline) -> impl IntoView {
    let gallery = expect_context::<GalleryContext>();
    let classes = expect_context::<ClassesContext>();
    let (help, how, line) = (NodeRef::new(), HowPage::new(), NodeRef::new());
    let (work, grid) = (NodeRef::new(), NodeRef::new());
    let (tour, step) = (NodeRef::new(), RwSignal::new(0));
    let (live, saver) = (Live::new(), Saver::new());
    let gallery_saver = GallerySaver::new(saver.saving);

    view! {
        <header class="masthead">
            <h1>"Camlens"</h1>
            <p>{say::page_subtitle()}</p>
            <HelpButton help />
        </header>
        <Help help how kept=|| view! { <KeptPhotos /> } />
        <HowItWorks how />
        <CameraPage live />
        <Intake buttons=move || view! { <CameraButton live /><ClassesButton /> } />
        <Strip progress=|| view! { <Progress /> } />
        <Gallery
            notice=move || view! { <NoticeBox line /> }
            kept=|| view! { <KeptPhotos /> }
            save=move || view! { <SaveGalleryButton saver=gallery_saver /> }
        />
        <Classes
            notice=move || view! { <NoticeBox line /> }
            camera=Callback::new(move |class| record_button(live, classes, class))
        />
        <Status line />
        {move || (!gallery.is_open.get() && !classes.is_open.get()).then(|| view! { <NoticeBox line /> })}
        <NewVersion offline />
        <EarlierPhotos take=move |photos| show_earlier(gallery, photos) />
        <Tour tour step />
        <main>
            <Stage
                part=work
                bar=|| view! { <Layouts /><Strength /> }
                save=move || view! { <SaveButton saver /> }
                foot=|| view! { <ColourBar /><Legend /> }
            />
            <EvidencePanel
                heads=|| view! { <HeadChoice /> }
                doubt=|| view! { <NoneOfThese /> }
                mark=|| view! { <PreviewTag /> }
                how=move || view! { <HowButton how /> }
            />
            <PreviewMark part=work />
            <TourInvitation begin=move |()| begin(tour, step) />
            <section class="controls" aria-label=say::page_settings()>
                <LookPanel />
                <FramingChoice />
                <ResolutionChoice part=grid><Underway part=grid /></ResolutionChoice>
                <details class="engine">
                    <summary>{say::page_download_and_speed()}</summary>
                    <PreviewSwitch />
                    <Timing />
                    <SpeedTest />
                </details>
            </section>
        </main>
        <SaveDialog saver />
        <SaveGallery saver=gallery_saver />
        <SaveMenu saver />
        <Foot buttons=move || view! {
            <li><button type="button" on:click=move |_| begin(tour, step)>{say::tour_open()}</button></li>
            <li><HowButton how /></li>
            <li><KeysButton help /></li>
        }>
            <KeptLine offline />
            <LanguageChoice />
        </Foot>
    }
}

/// Opens the gallery with the photos of an earlier visit.
fn show_earlier(gallery: GalleryContext, photos: Vec<Kept>) {
    gallery.take_back(photos);
    gallery.is_open.set(true);
}

/// The button that records photos of a class.
fn record_button(live: Live, classes: ClassesContext, class: ClassId) -> AnyView {
    let name = Signal::derive(move || classes.class_name(class));
    let give = Callback::new(move |files| classes.give(class, Role::Learn, files));
    view! { <RecordButton live name give /> }.into_any()
}

/// Provides question, answers and look, as a link has them.
fn provide_view(reader: ReaderContext, kept: KeptContext, look: Look, link: LinkQuestion) {
    let heads = HeadContext::new(reader);
    provide_context(heads);
    take_shipped(reader, heads);
    let asked = AskedContext::new();
    let answers = AnswersContext::new(reader, asked, heads);
    let look = LookContext::new(look, reader, answers);
    provide_context(asked);
    provide_context(answers);
    let gallery = GalleryContext::new(reader, asked, answers, heads, kept);
    provide_context(gallery);
    provide_context(MapsContext::new(gallery));
    let classes = ClassesContext::new(reader, heads);
    provide_context(classes);
    classes.judge(gallery);
    provide_context(look);
    let followed = follow(reader, asked, answers, heads, link);
    provide_context(RestoreContext::new(reader, gallery, look, followed));
    remember(look);
}

fn unknown_in_link(pairs: &[(&str, &str)]) -> String {
    let said = pairs.iter().map(|(key, value)| format!("{key}={value}"));
    let said = said.reduce(|first, second| {
        say::PageAnd {
            first: &first,
            second: &second,
        }
        .say()
    });
    say::page_unknown_in_link(&said.unwrap_or_default())
}

/// A copy of the page that came with a head asks it at first.
fn take_shipped(reader: ReaderContext, heads: HeadContext) {
    let Some(shipped) = ShippedHead::named() else {
        return;
    };
    heads.expect_shipped();
    leptos::task::spawn_local(async move {
        let head = shipped.fetch().await.ok().and_then(|own| own.head().ok());
        if head.is_none() {
            let lost = say::classes_take_shipped_lost(shipped.file());
            reader.send(Event::Remarked(lost));
        }
        heads.set_shipped(head.map(Arc::new));
    });
}
