//! Values, and the store that holds what they are made of.
//!
//! A value is sixteen bytes and copied like a number: texts are kept once and
//! referred to by [`Sym`], lists and maps lie one behind the other and are
//! referred to by [`Run`]. So comparing two texts is comparing two integers,
//! nothing is cloned or dropped piece by piece, and the engine needs one
//! allocator call where a tree of strings needs hundreds. What is no longer
//! used stays until the store goes: a store lives as long as a visitor is
//! looked at, and a log is bounded.

/// A text in a [`Store`].
///
/// Two of the same store are equal if the texts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sym(pub(crate) u32);

/// A stretch of items in a [`Store`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

impl Run {
    /// Returns how many items there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Returns whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// A JSON value whose texts, lists and maps are in a [`Store`].
///
/// `==` compares lists and maps by where they lie; [`Store::same`] by what is
/// in them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`, and whatever is missing.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; always finite.
    Number(f64),
    /// A string.
    Text(Sym),
    /// An array.
    List(Run),
    /// An object.
    Map(Run),
}

impl Value {
    /// Returns the text, if this is one.
    #[must_use]
    pub const fn sym(self) -> Option<Sym> {
        match self {
            Self::Text(sym) => Some(sym),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Returns the number, if this is one.
    #[must_use]
    pub const fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Null | Self::Bool(_) | Self::Text(_) | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Returns the members of an object, the items of a list; of anything else
    /// none.
    #[must_use]
    pub const fn run(self) -> Run {
        match self {
            Self::List(run) | Self::Map(run) => run,
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Text(_) => {
                Run { start: 0, len: 0 }
            }
        }
    }

    /// Returns whether this is an object.
    #[must_use]
    pub const fn is_map(self) -> bool {
        matches!(self, Self::Map(_))
    }

    /// Returns whether there is nothing.
    #[must_use]
    pub const fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }
}

/// Texts, lists and maps.
#[derive(Clone, Debug)]
pub struct Store {
    /// All texts, one behind the other.
    bytes: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// The texts by hash: an open-addressed table of places, counted from one.
    table: Vec<u32>,
    items: Vec<Value>,
    pairs: Vec<(Sym, Value)>,
}

impl Default for Store {
    fn default() -> Self {
        let mut store = Self {
            bytes: String::new(),
            ends: Vec::new(),
            table: vec![0; 512],
            items: Vec::new(),
            pairs: Vec::new(),
        };
        for text in super::sym::texts() {
            store.intern(text);
        }
        store
    }
}

impl Store {
    /// Returns the text.
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        let place = sym.0 as usize;
        let end = self.ends.get(place).copied().unwrap_or(0) as usize;
        let start = place.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
        self.bytes.get(start as usize..end).unwrap_or_default()
    }

    /// Returns the text that `value` is; of anything else none.
    #[must_use]
    pub fn text_of(&self, value: Value) -> &str {
        value.sym().map_or("", |it| self.text(it))
    }

    /// Returns the place of a text in the table, or the free place where it
    /// belongs.
    fn slot(&self, text: &str) -> usize {
        let mask = self.table.len() - 1;
        let mut hash = 0x811c_9dc5_u32;
        for byte in text.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let mut slot = (hash ^ (hash >> 15)) as usize & mask;
        loop {
            match self.table.get(slot) {
                Some(0) | None => return slot,
                Some(place) if self.text(Sym(place - 1)) == text => return slot,
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    /// Returns how many texts there are.
    #[must_use]
    pub const fn texts(&self) -> usize {
        self.ends.len()
    }

    /// Returns the text's symbol, if the store has it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Sym> {
        let place = self.table.get(self.slot(text)).copied().unwrap_or(0);
        place.checked_sub(1).map(Sym)
    }

    /// Returns the text's symbol, after taking it in if it is new.
    pub fn intern(&mut self, text: &str) -> Sym {
        let slot = self.slot(text);
        if let Some(place) = self.table.get(slot).copied().unwrap_or(0).checked_sub(1) {
            return Sym(place);
        }
        self.bytes.push_str(text);
        #[expect(clippy::cast_possible_truncation, reason = "far below four milliard")]
        self.ends.push(self.bytes.len() as u32);
        #[expect(clippy::cast_possible_truncation, reason = "far below four milliard")]
        let place = self.ends.len() as u32;
        if let Some(free) = self.table.get_mut(slot) {
            *free = place;
        }
        if self.ends.len() * 2 > self.table.len() {
            let size = self.table.len() * 2;
            self.table.clear();
            self.table.resize(size, 0);
            for place in 1..=place {
                let slot = self.slot(self.text(Sym(place - 1)));
                if let Some(free) = self.table.get_mut(slot) {
                    *free = place;
                }
            }
        }
        Sym(place - 1)
    }

    /// Returns the items of a list.
    #[must_use]
    pub fn items(&self, run: Run) -> &[Value] {
        let start = run.start as usize;
        self.items.get(start..start + run.len as usize).unwrap_or_default()
    }

    /// Returns the items of `value` if that is a list; of anything else none.
    #[must_use]
    pub fn items_of(&self, value: Value) -> &[Value] {
        match value {
            Value::List(run) => self.items(run),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Map(_) => &[],
        }
    }

    /// Returns an item of a list; what is not there is null.
    #[must_use]
    pub fn item(&self, run: Run, index: usize) -> Value {
        *self.item_of(run, index)
    }

    /// As [`item`](Self::item), by where it lies: who only wants to know what
    /// kind of value it is need not copy it, which takes fewer bytes.
    #[must_use]
    pub fn item_of(&self, run: Run, index: usize) -> &Value {
        self.items(run).get(index).unwrap_or(&Value::Null)
    }

    /// Returns the members of an object, in order.
    #[must_use]
    pub fn pairs(&self, run: Run) -> &[(Sym, Value)] {
        let start = run.start as usize;
        self.pairs.get(start..start + run.len as usize).unwrap_or_default()
    }

    /// Returns a member of an object by its place.
    #[must_use]
    pub fn pair(&self, run: Run, index: usize) -> (Sym, Value) {
        self.pairs(run).get(index).copied().unwrap_or_default()
    }

    /// Returns the member of an object; what is not there is null.
    #[must_use]
    pub fn get(&self, run: Run, key: Sym) -> Value {
        get(self.pairs(run), key)
    }

    /// Returns the member of `value` if that is an object.
    #[must_use]
    pub fn member(&self, value: Value, key: Sym) -> Value {
        if value.is_map() { self.get(value.run(), key) } else { Value::Null }
    }

    /// Makes a list.
    pub fn list(&mut self, items: &[Value]) -> Run {
        let run = run(self.items.len(), items.len());
        self.items.extend_from_slice(items);
        run
    }

    /// Makes an object.
    pub fn map(&mut self, pairs: &[(Sym, Value)]) -> Run {
        let run = run(self.pairs.len(), pairs.len());
        self.pairs.extend_from_slice(pairs);
        run
    }

    /// Takes `text` in, as a value.
    pub fn text_value(&mut self, text: &str) -> Value {
        Value::Text(self.intern(text))
    }

    /// Returns whether two values are the same all the way down, the order of
    /// members included.
    #[must_use]
    pub fn same(&self, a: Value, b: Value) -> bool {
        match (a, b) {
            (Value::List(a), Value::List(b)) => {
                a.len == b.len
                    && self.items(a).iter().zip(self.items(b)).all(|(a, b)| self.same(*a, *b))
            }
            (Value::Map(a), Value::Map(b)) => {
                let both = self.pairs(a).iter().zip(self.pairs(b));
                a.len == b.len && both.into_iter().all(|(a, b)| a.0 == b.0 && self.same(a.1, b.1))
            }
            _ => a == b,
        }
    }

    /// Copies a value of another store into this one.
    pub fn adopt(&mut self, from: &Self, value: Value) -> Value {
        match value {
            Value::Text(sym) => self.text_value(from.text(sym)),
            Value::List(run) => {
                let mut items = Vec::with_capacity(run.len());
                for item in from.items(run) {
                    items.push(self.adopt(from, *item));
                }
                Value::List(self.list(&items))
            }
            Value::Map(run) => {
                let mut pairs = Vec::with_capacity(run.len());
                for (key, item) in from.pairs(run) {
                    pairs.push((self.intern(from.text(*key)), self.adopt(from, *item)));
                }
                Value::Map(self.map(&pairs))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => value,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "far below four milliard")]
const fn run(start: usize, len: usize) -> Run {
    Run { start: start as u32, len: len as u32 }
}

/// Makes a list of `count` things; `vec!` takes more bytes for each kind.
pub fn filled<T>(count: usize, make: impl Fn() -> T) -> Vec<T> {
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        all.push(make());
    }
    all
}

/// Puts `value` at `key`, in place of what was there.
pub fn set(pairs: &mut Vec<(Sym, Value)>, key: Sym, value: Value) {
    for pair in pairs.iter_mut() {
        if pair.0 == key {
            pair.1 = value;
            return;
        }
    }
    pairs.push((key, value));
}

/// Returns the value at `key`; what is not there is null.
#[must_use]
pub fn get(pairs: &[(Sym, Value)], key: Sym) -> Value {
    *find(pairs, key)
}

fn find(pairs: &[(Sym, Value)], key: Sym) -> &Value {
    for (name, value) in pairs {
        if *name == key {
            return value;
        }
    }
    &Value::Null
}
