//! The choice of the page's language, at the foot.

use super::context::LanguageContext;
use super::load::{fetch, put};
use camlens_words::{LANGUAGES, Language, say, spoken};
use leptos::html::Select;
use leptos::prelude::*;

/// All languages by their own names. Focus stays on it while the page changes around it.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let language = expect_context::<LanguageContext>();
    let select = NodeRef::<Select>::new();
    let failed = RwSignal::new(None::<Language>);
    Effect::new(move || {
        if let Some(select) = select.get()
            && language.take_switched()
        {
            // Nothing is lost where it cannot be focused.
            let _ = select.focus();
        }
    });
    let change = move |event| {
        let Some(wished) = Language::of(&event_target_value(&event)) else {
            return;
        };
        let choice = language.choose();
        leptos::task::spawn_local(async move {
            let fetched = fetch(wished).await;
            if !language.is_last(choice) {
                return;
            }
            match fetched.and_then(|text| put(wished, text)) {
                Ok(()) => language.switched(wished),
                Err(_) => {
                    failed.set(Some(wished));
                    if let (Some(select), Some(now)) = (select.get_untracked(), spoken()) {
                        select.set_value(now.code);
                    }
                }
            }
        });
    };
    let option = |language: &'static Language| {
        let selected = spoken() == Some(*language);
        view! {
            <option value=language.code lang=language.code selected=selected>
                {language.name}
            </option>
        }
    };
    view! {
        <p class="language">
            <label>
                {say::language_choice()} " "
                <select node_ref=select data-testid="language" on:change=change>
                    {LANGUAGES.iter().map(option).collect_view()}
                </select>
            </label>
            <span role="status">
                {move || {
                    let failed = failed.get();
                    failed.map(|language| say::language_not_loaded(language.name))
                }}
            </span>
        </p>
    }
}
