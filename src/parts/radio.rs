//! The radio button of all rows of segments and of the strips of colours.

use leptos::prelude::*;

/// A radio button in a label that is pressed as a whole; `children` are the looks of the label.
#[component]
pub fn Radio(
    /// The name of the group: one of its buttons is chosen.
    group: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
    /// Tooltip.
    #[prop(optional, into)]
    title: MaybeProp<String>,
    /// Class of the label.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The choice would change nothing; the label has the class `off` then.
    #[prop(optional, into)]
    disabled: MaybeProp<bool>,
    /// The choice is being followed and nothing shows it yet.
    #[prop(optional, into)]
    busy: MaybeProp<bool>,
    children: Children,
) -> impl IntoView {
    let disabled = move || disabled.get().unwrap_or(false);
    view! {
        <label
            class=class
            class:off=disabled
            title=move || title.get()
            aria-busy=move || busy.get().filter(|busy| *busy).map(|_| "true")
        >
            <input
                type="radio"
                name=group
                value=value
                disabled=disabled
                prop:checked=chosen
                on:change=move |_| choose.run(())
            />
            {children()}
        </label>
    }
}

/// A radio button in a row of words.
#[component]
pub fn Segment(
    group: &'static str,
    #[prop(into)] value: String,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
    #[prop(optional, into)] title: MaybeProp<String>,
    #[prop(optional, into)] disabled: MaybeProp<bool>,
    #[prop(optional, into)] busy: MaybeProp<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <Radio group value chosen choose title disabled busy>
            <span>{children()}</span>
        </Radio>
    }
}
