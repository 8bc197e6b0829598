//! What a browser keeps of its visitor: the one place that knows IndexedDB.
//!
//! One record for each signal and each handoff, so that tabs never write over
//! each other, and all of it best effort: storage that is blocked, full, slow
//! or taken away is answered with "nothing kept", never with an error. Once a
//! visitor is erased, by any tab, a [`Store`] of theirs writes no more.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::transport::{Reply, callback, listener, options};

/// How long the browser may take to answer, in milliseconds.
const PATIENCE: u32 = 2_000;

/// The layout below. A later one gets a higher number.
const VERSION: u32 = 1;

/// Signals: id to record, both texts.
const LOG: &str = "log";
/// Handoffs on their way: key to record, both texts.
const OUTBOX: &str = "outbox";
/// Single texts: at [`VISITOR`], the visitor's id.
const META: &str = "meta";
const VISITOR: &str = "visitor";

/// A site's database in this browser. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store(Rc<Inner>);

struct Inner {
    name: String,
    link: RefCell<Link>,
    /// Whose data this is, as far as known.
    visitor: RefCell<Option<String>>,
    /// The last transaction on the log; takes more until its tick ends.
    batch: RefCell<Option<IdbTransaction>>,
    /// What goes on when the database is open again.
    waiting: RefCell<Vec<Job>>,
}

/// Work for a transaction, or for the lack of one.
struct Job {
    stores: JsValue,
    mode: &'static str,
    run: Box<dyn FnOnce(Option<IdbTransaction>)>,
}

enum Link {
    Open(IdbDatabase),
    /// Closed by the browser, as it does with pages left idle.
    Closed,
    /// Closed for good: the visitor's data are gone, or a newer Leadlight has
    /// them.
    Erased,
}

/// All that is kept.
pub(crate) struct Kept {
    /// The visitor's id.
    pub(crate) visitor: Option<String>,
    /// The log as the text of a JSON array, in the order of the signals' ids.
    /// A record that is no object is left out; beyond that they are as stored.
    pub(crate) log: String,
    /// The outbox, as pairs of key and JSON text.
    pub(crate) outbox: Vec<(String, String)>,
}

enum Row {
    Put(String, String),
    /// Leaves what is there already.
    Add(String, String),
    Drop(String),
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = indexedDB, js_name = open)]
    fn open_database(name: &str, version: u32) -> Result<IdbOpenDbRequest, JsValue>;

    #[wasm_bindgen(catch, js_namespace = indexedDB, js_name = deleteDatabase)]
    fn delete_database(name: &str) -> Result<IdbOpenDbRequest, JsValue>;

    /// A database whose transactions take options, which web-sys holds to be
    /// unstable.
    type Durable;

    #[wasm_bindgen(catch, method)]
    fn transaction(
        this: &Durable,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

impl Store {
    /// Opens the database of `site`, making it if need be. `done` gets `None`
    /// if storage is blocked, broken, newer than this code or silent for two
    /// seconds.
    pub(crate) fn open(site: &str, done: impl FnOnce(Option<Self>) + 'static) {
        let name = name(site);
        let store = Self(Rc::new(Inner {
            name: name.clone(),
            link: RefCell::new(Link::Closed),
            visitor: RefCell::default(),
            batch: RefCell::default(),
            waiting: RefCell::default(),
        }));
        connect(&name, make, move |database| {
            done(database.map(|database| {
                store.attach(database);
                store
            }));
        });
    }

    /// Returns the database's name, the same in every tab and of no other site.
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }

    /// Returns whether the visitor was erased while this was held.
    pub(crate) fn is_erased(&self) -> bool {
        matches!(*self.0.link.borrow(), Link::Erased)
    }

    /// Reads everything in one transaction.
    pub(crate) fn load(&self, done: impl FnOnce(Option<Kept>) + 'static) {
        let store = self.clone();
        let stores = Array::of3(&LOG.into(), &OUTBOX.into(), &META.into());
        self.transact(stores.into(), "readonly", move |transaction| {
            let asked = transaction.and_then(|transaction| {
                let visitor = transaction.object_store(META).ok()?.get(&VISITOR.into()).ok()?;
                let log = transaction.object_store(LOG).ok()?.get_all().ok()?;
                let outbox = transaction.object_store(OUTBOX).ok()?;
                let (keys, items) = (outbox.get_all_keys().ok()?, outbox.get_all().ok()?);
                Some((transaction, visitor, log, keys, items))
            });
            let Some((transaction, visitor, log, keys, items)) = asked else { return done(None) };
            settle(&transaction, move |complete| {
                let kept = complete.then(|| Kept {
                    visitor: result(&visitor).as_string(),
                    log: joined(&list(&log)),
                    outbox: paired(&list(&keys), &list(&items)),
                });
                if let Some(Kept { visitor: Some(visitor), .. }) = &kept {
                    store.0.visitor.replace(Some(visitor.clone()));
                }
                done(kept);
            });
        });
    }

    /// Adds records, as pairs of signal id and JSON text, to the log. Those
    /// added in one tick are one transaction; an id that is there already is
    /// overwritten by its equal.
    pub(crate) fn put_log(&self, records: &[(String, String)]) {
        let row = |(id, text): &(String, String)| Row::Put(id.clone(), text.clone());
        self.write_log(records.iter().map(row).collect());
    }

    /// Takes records out of the log.
    pub(crate) fn drop_log(&self, ids: &[String]) {
        self.write_log(ids.iter().cloned().map(Row::Drop).collect());
    }

    /// Keeps the visitor's id, unless one is kept already: of two tabs that
    /// start at the same time, the first names the visitor.
    pub(crate) fn set_visitor(&self, id: &str) {
        self.0.visitor.borrow_mut().get_or_insert_with(|| id.into());
        self.write(META, Row::Add(VISITOR.into(), id.into()), |_| ());
    }

    /// Writes a new outbox item to disk, unless there is a record at `key`
    /// already. `done` gets whether one is there now.
    pub(crate) fn add_outbox(&self, key: &str, text: &str, done: impl FnOnce(bool) + 'static) {
        self.write(OUTBOX, Row::Add(key.into(), text.into()), done);
    }

    /// Writes an outbox item to disk, over what is there. `done` gets whether
    /// it is.
    pub(crate) fn put_outbox(&self, key: &str, text: &str, done: impl FnOnce(bool) + 'static) {
        self.write(OUTBOX, Row::Put(key.into(), text.into()), done);
    }

    /// Takes an outbox item out.
    pub(crate) fn drop_outbox(&self, key: &str) {
        self.write(OUTBOX, Row::Drop(key.into()), |_| ());
    }

    /// Reads an outbox item, as another tab may have left it.
    pub(crate) fn get_outbox(&self, key: &str, done: impl FnOnce(Option<String>) + 'static) {
        let key = key.into();
        self.transact(OUTBOX.into(), "readonly", move |transaction| match transaction {
            Some(transaction) => get(&transaction, OUTBOX, &key, done),
            None => done(None),
        });
    }

    /// Closes and deletes the database of `site`; tabs that have it open let
    /// go of it. `done` is called in any case, after two seconds at the latest.
    pub(crate) fn erase(site: &str, done: impl FnOnce() + 'static) {
        match delete_database(&name(site)) {
            Ok(request) => finish(&request, move |_| done()),
            Err(_) => done(),
        }
    }

    fn write_log(&self, rows: Vec<Row>) {
        let batch = self.0.batch.borrow().clone();
        // A transaction refuses rows once the tick that began it is over.
        if batch.is_some_and(|transaction| fill(&transaction, LOG, &rows).is_some()) {
            return;
        }
        let store = self.clone();
        self.transact(LOG.into(), "readwrite", move |transaction| {
            if let Some(transaction) = &transaction {
                fill(transaction, LOG, &rows);
            }
            *store.0.batch.borrow_mut() = transaction;
        });
    }

    fn write(&self, to: &'static str, row: Row, done: impl FnOnce(bool) + 'static) {
        self.transact(to.into(), "readwrite", move |transaction| match transaction {
            Some(transaction) if fill(&transaction, to, &[row]).is_some() => {
                settle(&transaction, done);
            }
            Some(_) | None => done(false),
        });
    }

    /// Begins a transaction; on a connection that turns out to be closed, it
    /// opens another first. `run` gets `None` if that is in vain.
    fn transact(
        &self,
        stores: JsValue,
        mode: &'static str,
        run: impl FnOnce(Option<IdbTransaction>) + 'static,
    ) {
        self.start(Job { stores, mode, run: Box::new(run) });
    }

    fn start(&self, job: Job) {
        let transaction = self.begin(&job.stores, job.mode);
        if transaction.is_some() || self.is_erased() {
            (job.run)(transaction);
        } else {
            self.reopen(job);
        }
    }

    fn begin(&self, stores: &JsValue, mode: &str) -> Option<IdbTransaction> {
        let database = match &*self.0.link.borrow() {
            Link::Open(database) => database.clone(),
            Link::Closed | Link::Erased => return None,
        };
        // A handoff must survive a crash of the machine; a lost signal is a pity.
        let durability = if *stores == *OUTBOX { "strict" } else { "relaxed" };
        let options = options(&[("durability", durability.into())]);
        database.unchecked_ref::<Durable>().transaction(stores, mode, &options).ok()
    }

    /// Opens the database again, then does `job` and what came meanwhile.
    fn reopen(&self, job: Job) {
        self.0.waiting.borrow_mut().push(job);
        if self.0.waiting.borrow().len() > 1 {
            return;
        }
        let (gone, store) = (self.clone(), self.clone());
        let no_more = move |request: &IdbOpenDbRequest| {
            // Nothing is there: erased while no connection could hear of it.
            gone.let_go(Link::Erased);
            let transaction = request.transaction();
            transaction.and_then(|transaction| transaction.abort().ok());
        };
        connect(&self.0.name, no_more, move |database| {
            let Some(database) = database else { return store.go_on() };
            store.attach(database);
            let Some(transaction) = store.begin(&META.into(), "readonly") else {
                return store.go_on();
            };
            get(&transaction, META, &VISITOR.into(), move |visitor| {
                let own = store.0.visitor.borrow().clone();
                if own.is_some() && own != visitor {
                    // Somebody else has moved in.
                    store.let_go(Link::Erased);
                }
                store.go_on();
            });
        });
    }

    fn go_on(&self) {
        for Job { stores, mode, run } in self.0.waiting.take() {
            run(self.begin(&stores, mode));
        }
    }

    fn attach(&self, database: IdbDatabase) {
        let erased = self.clone();
        let change = callback(move |_| erased.let_go(Link::Erased));
        database.set_onversionchange(Some(change.unchecked_ref()));
        let closed = self.clone();
        let close = callback(move |_| closed.let_go(Link::Closed));
        database.set_onclose(Some(close.unchecked_ref()));
        // Firefox reports a failed request as an error of the page's, unless
        // somebody says that it is in hand; then it must be undone by hand too.
        let quiet = listener(Box::new(|event| {
            let event: &Event = event.unchecked_ref();
            event.prevent_default();
            let request = event.target().map(JsCast::unchecked_into::<IdbRequest>);
            let transaction = request.and_then(|request| request.transaction());
            transaction.and_then(|transaction| transaction.abort().ok());
            JsValue::UNDEFINED
        }));
        database.set_onerror(Some(quiet.unchecked_ref()));
        self.let_go(Link::Open(database));
    }

    /// Puts `link` in place of the present one, which it closes. What is
    /// erased stays so.
    fn let_go(&self, link: Link) {
        let link = if self.is_erased() { link } else { self.0.link.replace(link) };
        if let Link::Open(database) = link {
            database.close();
        }
    }
}

fn name(site: &str) -> String {
    String::from("leadlight:") + site
}

/// Opens a database. `empty` is called if it is not there yet.
fn connect(
    name: &str,
    empty: impl FnOnce(&IdbOpenDbRequest) + 'static,
    done: impl FnOnce(Option<IdbDatabase>) + 'static,
) {
    let Ok(request) = open_database(name, VERSION) else { return done(None) };
    let upgrade = callback(move |event| {
        if let Some(request) = event.unchecked_ref::<Event>().target() {
            empty(request.unchecked_ref());
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let asked = request.clone();
    finish(&request, move |success| {
        if !success {
            // One that comes too late is in nobody's hands, and would keep the
            // database from being erased.
            asked.set_onsuccess(Some(callback(close).unchecked_ref()));
        }
        done(success.then(|| result(&asked).unchecked_into()));
    });
}

fn close(event: JsValue) {
    if let Some(request) = event.unchecked_into::<Event>().target() {
        result(request.unchecked_ref()).unchecked_into::<IdbDatabase>().close();
    }
}

fn make(request: &IdbOpenDbRequest) {
    let database: IdbDatabase = result(request).unchecked_into();
    for store in [LOG, OUTBOX, META] {
        // Cannot fail on a new database, and if it does the opening does.
        let _ = database.create_object_store(store);
    }
}

/// Applies `rows`; `None` if the browser refused one.
fn fill(transaction: &IdbTransaction, to: &str, rows: &[Row]) -> Option<()> {
    let store: IdbObjectStore = transaction.object_store(to).ok()?;
    for row in rows {
        match row {
            Row::Put(key, text) => drop(store.put_with_key(&text.into(), &key.into()).ok()?),
            Row::Add(key, text) => add(&store, key.into(), text.into())?,
            Row::Drop(key) => drop(store.delete(&key.into()).ok()?),
        }
    }
    Some(())
}

/// Puts `text` if nothing is there; not by the database's own `add`, whose way
/// to say that something is there is an error.
fn add(store: &IdbObjectStore, key: JsValue, text: JsValue) -> Option<()> {
    let (asked, store) = (store.get(&key).ok()?, store.clone());
    let found = asked.clone();
    let look = callback(move |_| {
        if result(&found).is_undefined() {
            // Cannot be refused: both are texts, and the transaction still runs.
            let _ = store.put_with_key(&text, &key);
        }
    });
    asked.set_onsuccess(Some(look.unchecked_ref()));
    Some(())
}

fn get(
    transaction: &IdbTransaction,
    from: &str,
    key: &JsValue,
    done: impl FnOnce(Option<String>) + 'static,
) {
    match transaction.object_store(from).and_then(|store| store.get(key)) {
        Ok(request) => settle(transaction, move |_| done(result(&request).as_string())),
        Err(_) => done(None),
    }
}

/// Calls `done` at the end of a transaction, with whether all of it is kept.
fn settle(transaction: &IdbTransaction, done: impl FnOnce(bool) + 'static) {
    let end = outcome("complete", Box::new(done));
    transaction.set_oncomplete(Some(end.unchecked_ref()));
    transaction.set_onabort(Some(end.unchecked_ref()));
}

/// Calls `done` at the end of a request, with whether it succeeded.
fn finish(request: &IdbRequest, done: impl FnOnce(bool) + 'static) {
    let end = outcome("success", Box::new(done));
    request.set_onsuccess(Some(end.unchecked_ref()));
    request.set_onerror(Some(end.unchecked_ref()));
}

fn outcome(good: &'static str, done: Box<dyn FnOnce(bool)>) -> JsValue {
    let reply = Reply::within(PATIENCE, move |ended| done(ended == JsValue::TRUE));
    callback(move |event| {
        let event: &Event = event.unchecked_ref();
        event.prevent_default();
        reply.give((event.type_() == good).into());
    })
}

fn result(request: &IdbRequest) -> JsValue {
    request.result().unwrap_or(JsValue::UNDEFINED)
}

fn list(request: &IdbRequest) -> Array {
    result(request).dyn_into().unwrap_or_default()
}

fn joined(records: &Array) -> String {
    let mut text = String::from("[");
    for index in 0..records.length() {
        if let Some(record) = records.get(index).as_string()
            && record.starts_with('{')
            && record.ends_with('}')
        {
            if text.len() > 1 {
                text.push(',');
            }
            text.push_str(&record);
        }
    }
    text.push(']');
    text
}

fn paired(keys: &Array, items: &Array) -> Vec<(String, String)> {
    (0..keys.length())
        .filter_map(|index| Some((keys.get(index).as_string()?, items.get(index).as_string()?)))
        .collect()
}
