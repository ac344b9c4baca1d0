//! One of several: the radio button that all rows of segments, and the strips of colours, are made
//! of.

use leptos::prelude::*;

/// A radio button in a label that is pressed as a whole; `children` are what it looks like.
#[component]
pub fn Radio(
    /// Names the group: of the buttons with this name one is chosen.
    group: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
    /// What it does, for who rests on it.
    #[prop(optional, into)]
    title: MaybeProp<String>,
    /// Of the label.
    #[prop(optional)]
    class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class=class title=move || title.get()>
            <input
                type="radio"
                name=group
                value=value
                prop:checked=chosen
                on:change=move |_| choose.run(())
            />
            {children()}
        </label>
    }
}

/// A radio button that is one of a row of words.
#[component]
pub fn Segment(
    group: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
    #[prop(optional, into)] title: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <Radio group value chosen choose title>
            <span>{children()}</span>
        </Radio>
    }
}
