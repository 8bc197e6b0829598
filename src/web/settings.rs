//! What the loader needs of the config.

use crate::{
    config::{Cmp, Config, Kind, Starts, shape::Shape},
    engine::plan::Plan,
    value::{Store, Value},
    wire::Out,
};

/// Writes it.
pub(super) fn write(config: &Config, plan: &Plan, out: &mut Out) {
    let store = &plan.store;
    let privacy = config.privacy(store);
    out.map();
    out.put("site", plan.site());
    if let Shape::Object(root) = Config::SHAPE {
        for (field, item) in root.fields.iter().zip(store.items(config.laid())) {
            if ["observe", "signals", "forms"].contains(&field.key) {
                out.text(field.key);
                part(out, store, field.shape, *item);
            }
        }
    }
    out.put_list("redactQuery");
    for name in privacy.redact_query(store).iter(store) {
        out.text(store.text(name));
    }
    out.end();
    out.put_map("selectors");
    let slots = config.slots(store);
    for (name, slot) in slots.iter(store) {
        out.put_sym(store.text(name), store, slot.selector(store));
    }
    out.end();
    out.put_list("zones");
    for (_, book) in config.playbooks(store).iter(store) {
        if let Some(hours) = book.hours(store) {
            out.value(store, Value::Text(hours.time_zone(store).0));
        }
    }
    out.end();
    #[expect(clippy::cast_precision_loss, reason = "a span is far below 2^53")]
    out.put_number("idle", plan.idle.0 as f64);
    out.put_flag("implied", privacy.consent(store) == Some(Starts::Implied));
    out.put("configHash", &plan.hash);
    out.put_number("cmp", f64::from(privacy.banner(store).unwrap_or(Cmp::Api) as u8));
    out.put_flag("gpc", privacy.gpc(store).0);
    out.put_flag("dataLayer", config.data_layer(store));
    out.end();
}

/// Writes a part of the config, without what was left out or broken.
fn part(out: &mut Out, store: &Store, shape: &Shape, value: Value) {
    match (shape, value) {
        (Shape::Object(object), Value::List(run)) => {
            out.map();
            for (field, item) in object.fields.iter().zip(store.items(run)) {
                if !item.is_null() {
                    out.text(field.key);
                    part(out, store, field.shape, *item);
                }
            }
            out.end();
        }
        (Shape::List(shape), Value::List(run)) => {
            out.list();
            for item in store.items(run) {
                part(out, store, shape, *item);
            }
            out.end();
        }
        (Shape::Table(shape), Value::Map(run)) => {
            out.map();
            for (key, item) in store.pairs(run) {
                if !item.is_null() {
                    out.text(store.text(*key));
                    part(out, store, shape, *item);
                }
            }
            out.end();
        }
        _ => out.value(store, value),
    }
}
