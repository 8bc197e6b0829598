//! What the loader needs of the config.

use crate::{
    config::{Cmp, Config, Starts},
    engine::plan::Plan,
    value::Value,
    wire::Out,
};

/// Writes it.
pub(super) fn write(config: &Config, plan: &Plan, out: &mut Out) {
    let store = &plan.store;
    let observe = config.observe(store);
    let privacy = config.privacy(store);
    out.map();
    out.put("site", plan.site());
    out.put_map("observe");
    out.put_flag("scroll", observe.scroll(store).0);
    out.put_flag("engagement", observe.engagement(store).0);
    out.put_flag("click", observe.click(store).0);
    out.put_flag("download", observe.download(store).0);
    out.put_flag("form", observe.form(store).0);
    out.put_flag("exitIntent", observe.exit_intent(store).0);
    out.put_flag("hashRoutes", observe.hash_routes(store));
    out.end();
    out.put_list("forms");
    for form in config.forms(store).iter(store) {
        out.map();
        out.put_sym("match", store, Some(form.selector(store)));
        out.put_map("traits");
        for (name, field) in form.traits(store).iter(store) {
            out.put(store.text(name), store.text(field));
        }
        out.end();
        out.end();
    }
    out.end();
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
