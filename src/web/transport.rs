//! One POST to a sink, and what its answer means.
//!
//! A sink has a handoff when it says 2xx and at no other time: a redirect, an
//! answer the browser hides and a broken connection all count as nothing
//! heard. What follows the request (a lock between tabs, a reply given once, a
//! JavaScript callback, an object of options) takes the place of `async` here,
//! and serves storage and the outbox too.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Headers};

use super::clock;
use crate::time::{Span, Timestamp};

/// How long a sink may take to answer. A silent one would hold one of the few
/// connections that a browser allows to a host, the site's own included.
const PATIENCE: u32 = 10_000;

/// Browsers allow 64 KiB of `keepalive` bodies at once and refuse what is over.
const KEEPALIVE_BYTES: usize = 60_000;

/// How long the browser may think about a lock, in milliseconds.
const LOCK_PATIENCE: u32 = 2_000;

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The sink has it: any 2xx.
    Received,
    /// The sink asks for another try: 408, 425, 429 or any 5xx.
    Busy {
        /// How long it asks to be left alone, where the browser lets us read it.
        retry_after: Option<Span>,
    },
    /// The sink will never take it: any other 4xx.
    Refused {
        /// The status it said so with.
        status: u16,
    },
    /// Nothing to go by: no network, no answer in time, a redirect, an opaque
    /// answer.
    Lost,
}

#[wasm_bindgen]
extern "C" {
    /// What `fetch` and `locks.request` return: a promise, unless the page has
    /// put something of its own in their place.
    type Pending;

    #[wasm_bindgen(method, catch)]
    fn then(this: &Pending, kept: &JsValue, broken: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    fn fetch(url: &str, options: &JsValue) -> Result<Pending, JsValue>;

    /// A `Response`, or what a patched `fetch` passes off as one.
    type Response;

    #[wasm_bindgen(method, getter, catch)]
    fn status(this: &Response) -> Result<u16, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn redirected(this: &Response) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn headers(this: &Response) -> Result<Headers, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, options: &JsValue, granted: &JsValue) -> Result<Pending, JsValue>;

    #[wasm_bindgen(js_namespace = Object, js_name = create)]
    fn create(prototype: &JsValue) -> JsValue;
}

/// Sends `body` to `url`. `done` hears of it once, within ten seconds, and
/// before this returns if the browser refuses outright.
///
/// The request outlives the page (`keepalive`) unless it is too large for that.
pub(crate) fn post(url: &str, body: &str, content_type: &str, done: impl FnOnce(Answer) + 'static) {
    let abort = AbortController::new().ok();
    let signal = abort.as_ref().map_or(JsValue::UNDEFINED, |abort| abort.signal().into());
    let reply = Reply::within(PATIENCE, move |response| {
        let answer = read(response.unchecked_ref()).unwrap_or(Answer::Lost);
        if let (Answer::Lost, Some(abort)) = (answer, abort) {
            abort.abort();
        }
        done(answer);
    });
    let options = options(&[
        ("method", "POST".into()),
        ("mode", "cors".into()),
        ("credentials", "omit".into()),
        ("cache", "no-store".into()),
        ("redirect", "manual".into()),
        ("referrerPolicy", "strict-origin-when-cross-origin".into()),
        ("keepalive", (body.len() < KEEPALIVE_BYTES).into()),
        ("headers", options(&[("content-type", content_type.into())])),
        ("body", body.into()),
        ("signal", signal),
    ]);
    // An error has no status, and so reads as no answer.
    let heard = reply.function();
    if fetch(url, &options).and_then(|pending| pending.then(&heard, &heard)).is_err() {
        reply.give(JsValue::UNDEFINED);
    }
}

fn read(response: &Response) -> Result<Answer, JsValue> {
    let status = response.status()?;
    let retry_after = response.headers().and_then(|headers| headers.get("retry-after"));
    let retry_after = retry_after
        .ok()
        .flatten()
        .and_then(|header| pause(&header, js_sys::Date::parse(&header), clock::now()));
    Ok(meaning(status, response.redirected()?, retry_after))
}

/// Says what a status means. An opaque answer has the status 0.
fn meaning(status: u16, redirected: bool, retry_after: Option<Span>) -> Answer {
    match status {
        200..=299 if !redirected => Answer::Received,
        408 | 425 | 429 | 500..=599 => Answer::Busy { retry_after },
        400..=499 => Answer::Refused { status },
        _ => Answer::Lost,
    }
}

/// Reads a `Retry-After` header: whole seconds, or an HTTP date, which comes
/// as `date` in the browser's milliseconds, not finite if it is none.
fn pause(header: &str, date: f64, now: Timestamp) -> Option<Span> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = header.bytes().fold(0_i64, |seconds, byte| {
            seconds.saturating_mul(10).saturating_add(i64::from(byte - b'0'))
        });
        return Some(Span(seconds.saturating_mul(Span::SECOND.0)));
    }
    // Browsers also take "-5" for a date, in 2001; HTTP's dates end in GMT.
    #[expect(clippy::cast_possible_truncation, reason = "the browser's dates are whole and small")]
    let date = (header.ends_with("GMT") && date.is_finite()).then_some(Timestamp(date as i64));
    date.map(|date| date.since(now))
}

/// A lock against the other tabs of this site, held until dropped. The default
/// one holds nothing.
#[derive(Default)]
pub(super) struct Hold(Option<Function>);

impl Drop for Hold {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Runs `then` with a hold on `name`, or with `None` if another tab has it.
///
/// A browser without locks, or one that refuses or does not answer, counts as
/// a yes: they only save work.
pub(super) fn hold(name: &str, then: impl FnOnce(Option<Hold>) + 'static) {
    let reply = Reply::within(LOCK_PATIENCE, move |release| {
        let release = (!release.is_undefined()).then_some(release);
        match release {
            Some(null) if null.is_null() => then(None),
            release => then(Some(Hold(release.map(JsCast::unchecked_into)))),
        }
    });
    let (granted, refused) = (reply.clone(), reply.clone());
    let granted = answering(Box::new(move |lock| {
        if lock.is_null() {
            granted.give(lock);
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        if let Some(release) = release
            && !granted.give(release.clone().into())
        {
            drop(Hold(Some(release)));
        }
        held.into()
    }));
    let refused = callback(move |_| {
        refused.give(JsValue::UNDEFINED);
    });
    let options = options(&[("ifAvailable", true.into())]);
    let asked = request_lock(name, &options, &granted);
    if asked.and_then(|asked| asked.then(&JsValue::UNDEFINED, &refused)).is_err() {
        reply.give(JsValue::UNDEFINED);
    }
}

/// Something to be called back with one value: the first that is given, or
/// `undefined` when patience runs out.
///
/// Browsers owe a call no answer: an IndexedDB request may stay silent for
/// good, and so may a promise that the page has replaced.
#[derive(Clone)]
pub(super) struct Reply(Rc<Cell<Option<Waiting>>>);

struct Waiting {
    done: Box<dyn FnOnce(JsValue)>,
    timer: Timeout,
}

impl Reply {
    /// Makes one that waits `millis` milliseconds.
    pub(super) fn within(millis: u32, done: impl FnOnce(JsValue) + 'static) -> Self {
        Self::boxed(millis, Box::new(done))
    }

    fn boxed(millis: u32, done: Box<dyn FnOnce(JsValue)>) -> Self {
        let reply = Self(Rc::default());
        let silence = reply.clone();
        let timer = Timeout::new(millis, move || {
            silence.give(JsValue::UNDEFINED);
        });
        reply.0.set(Some(Waiting { done, timer }));
        reply
    }

    /// Gives `value`; false if another was given before.
    pub(super) fn give(&self, value: JsValue) -> bool {
        let Some(Waiting { done, timer }) = self.0.take() else { return false };
        drop(timer);
        done(value);
        true
    }

    /// Makes a JavaScript function that gives what it is called with.
    pub(super) fn function(&self) -> JsValue {
        let reply = self.clone();
        callback(move |value| {
            reply.give(value);
        })
    }
}

/// Makes a JavaScript function that runs `run` the first time it is called,
/// and does nothing after that.
pub(super) fn callback(run: impl FnOnce(JsValue) + 'static) -> JsValue {
    answering(Box::new(move |value| {
        run(value);
        JsValue::UNDEFINED
    }))
}

/// Makes a JavaScript function that runs `run` the first time it is called,
/// and returns what that returns.
fn answering(run: Box<dyn FnOnce(JsValue) -> JsValue>) -> JsValue {
    let mut run = Some(run);
    listener(Box::new(move |value| run.take().map_or(JsValue::UNDEFINED, |run| run(value))))
}

/// Makes a JavaScript function that runs `run` each time it is called. All
/// callbacks are of this one shape, so the page loads the glue for one; what
/// they hold is freed when the browser collects the function.
pub(super) fn listener(run: Box<dyn FnMut(JsValue) -> JsValue>) -> JsValue {
    Closure::wrap(run).into_js_value()
}

/// Makes an object of options for a browser call. It has no prototype: what a
/// page has put on `Object.prototype` cannot leak into the call.
pub(super) fn options(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = create(&JsValue::NULL);
    for (key, value) in pairs {
        // Cannot fail: the object is new and ordinary.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::{Answer, meaning, pause};
    use crate::time::{Span, Timestamp};

    #[test]
    fn only_a_plain_2xx_is_a_receipt() {
        let busy = Answer::Busy { retry_after: Some(Span::SECOND) };
        for (status, redirected, answer) in [
            (200, false, Answer::Received),
            (202, false, Answer::Received),
            (200, true, Answer::Lost),
            (0, false, Answer::Lost),
            (301, false, Answer::Lost),
            (304, false, Answer::Lost),
            (400, false, Answer::Refused { status: 400 }),
            (404, true, Answer::Refused { status: 404 }),
            (408, false, busy),
            (425, false, busy),
            (429, false, busy),
            (500, false, busy),
            (503, false, busy),
            (600, false, Answer::Lost),
        ] {
            assert_eq!(meaning(status, redirected, Some(Span::SECOND)), answer, "{status}");
        }
    }

    #[test]
    fn retry_after_is_seconds_or_an_http_date() {
        let (now, none) = (Timestamp(784_111_777_000), f64::NAN);
        for (header, date, wait) in [
            ("0", 946_684_800_000.0, Some(0)),
            ("120", none, Some(120_000)),
            (" 7 ", none, Some(7_000)),
            ("99999999999999999999999", none, Some(i64::MAX)),
            ("Sun, 06 Nov 1994 08:50:37 GMT", 784_111_837_000.0, Some(60_000)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", 784_111_740_000.0, Some(0)),
            ("-5", 988_668_000_000.0, None),
            ("1e12", none, None),
            ("soon", none, None),
            ("", none, None),
            ("GMT", none, None),
        ] {
            assert_eq!(pause(header, date, now), wait.map(Span), "{header}");
        }
    }
}
