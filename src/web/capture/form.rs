//! Forms submitted, and of their fields only those that the config names.

use crate::{
    config::FormRule,
    json::{Map, Value},
    web::shell,
};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

pub fn listen(list: &mut Vec<EventListener>, forms: Vec<FormRule>) {
    // Last of all, when it is known whether the page has stopped the submit.
    let window = gloo_utils::window();
    list.push(EventListener::new(&window, "submit", move |event| submit(event, &forms)));
}

fn submit(event: &Event, forms: &[FormRule]) {
    let Some(form) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return };
    let prevented = event.default_prevented();
    let mut props = Map::new();
    for (prop, attribute) in [("formId", "id"), ("formName", "name")] {
        if let Some(value) = form.get_attribute(attribute) {
            props.set(prop, value);
        }
    }
    if prevented {
        props.set("prevented", true);
    } else {
        let mut traits = Map::new();
        let fits = |rule: &&FormRule| form.matches(&rule.selector).unwrap_or(false);
        for rule in forms.iter().filter(fits) {
            for (name, field) in rule.traits.iter() {
                if let Some(value) = value_of(&form, field) {
                    traits.set(name, value);
                }
            }
        }
        if !traits.is_empty() {
            shell::signal("identify", traits);
        }
    }
    shell::signal("form_submit", props);
}

/// Returns what the field called `name` says; never of one that is secret.
fn value_of(form: &Element, name: &str) -> Option<Value> {
    let fields = form.query_selector_all("input,select,textarea").ok()?;
    let mut fields = (0..fields.length()).filter_map(|it| fields.get(it)?.dyn_into::<Element>().ok());
    fields.find_map(|field| {
        if field.get_attribute("name").as_deref() != Some(name) {
            return None;
        }
        read(&field).filter(|value| *value != Value::Text(String::new()))
    })
}

fn read(field: &Element) -> Option<Value> {
    let completes = field.get_attribute("autocomplete").unwrap_or_default().to_ascii_lowercase();
    if completes.contains("cc-") || completes.contains("password") || completes.contains("one-time-code") {
        return None;
    }
    let text = |text: String| Some(Value::Text(text.trim().chars().take(500).collect()));
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "password" | "hidden" | "file" => None,
            "checkbox" | "radio" if !input.checked() => None,
            "checkbox" if input.value() == "on" => Some(Value::Bool(true)),
            "number" | "range" => Some(input.value_as_number()).filter(|it| it.is_finite()).map(Value::Number),
            _ if is_card(&input.value()) => None,
            _ => text(input.value()),
        };
    }
    if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        return text(select.value());
    }
    text(field.dyn_ref::<HtmlTextAreaElement>()?.value()).filter(|it| !it.as_text().is_some_and(is_card))
}

/// Returns whether a text is a card number: 13 to 19 digits whose Luhn sum
/// (ISO/IEC 7812-1) is right.
fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter(|it| !matches!(it, ' ' | '-')).map_while(|it| it.to_digit(10)).collect();
    let plain = text.chars().all(|it| it.is_ascii_digit() || matches!(it, ' ' | '-'));
    let sum: u32 = digits.iter().rev().enumerate().fold(0, |sum, (place, digit)| {
        let doubled = if place % 2 == 1 { digit * 2 } else { *digit };
        sum + if doubled > 9 { doubled - 9 } else { doubled }
    });
    plain && (13..=19).contains(&digits.len()) && sum % 10 == 0
}
