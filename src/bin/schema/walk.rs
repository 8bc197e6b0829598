//! From what the reader checks against to JSON Schema.

use super::{
    condition,
    documents::{OBJECTS, WORDS, prose},
    operators, put, refer, scalars,
};
use leadlight::config::shape::{Object, Shape};
use serde_json::{Map, Value, json};

/// A step on the way from the root to a place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// To what is at this key.
    Key(&'static str),
    /// To a thing that the marketer has named.
    Named,
    /// To an item of a list.
    Item,
}

/// What a walk has found.
pub(super) struct Walked {
    /// The schema.
    pub schema: Value,
    /// For each definition, where it was first met.
    pub routes: Vec<(String, Vec<Step>)>,
    /// What was missing to make the schema.
    pub wrong: Vec<String>,
}

/// Makes the schema of `root`.
pub(super) fn from(root: &'static Shape) -> Walked {
    let mut walk = Walk::default();
    // The root alone is no definition.
    let mut schema =
        if let Shape::Object(object) = root { walk.object(object) } else { walk.schema(root) };
    for (name, ..) in OBJECTS.iter().chain(WORDS.iter().map(|it| &it.1)) {
        if !walk.told.contains(name) {
            walk.wrong.push(format!("`{name}` is documented, and nowhere in the config"));
        }
    }
    put(&mut schema, "$defs", Value::Object(walk.definitions));
    Walked { schema, routes: walk.routes, wrong: walk.wrong }
}

#[derive(Default)]
struct Walk {
    definitions: Map<String, Value>,
    route: Vec<Step>,
    routes: Vec<(String, Vec<Step>)>,
    /// The names of the documents that were of use.
    told: Vec<&'static str>,
    wrong: Vec<String>,
}

impl Walk {
    fn schema(&mut self, shape: &'static Shape) -> Value {
        let named = match shape {
            Shape::Text => return json!({ "type": "string" }),
            Shape::Name => return json!({ "type": "string", "minLength": 1 }),
            Shape::Number => return json!({ "type": "number" }),
            Shape::Count => {
                return json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000_000 });
            }
            Shape::Flag => return json!({ "type": "boolean" }),
            Shape::List(item) | Shape::Places(item) => {
                return json!({ "type": "array", "items": self.schema_at(Step::Item, item) });
            }
            Shape::Table(item) => {
                let item = self.schema_at(Step::Named, item);
                return json!({ "type": "object", "additionalProperties": item });
            }
            Shape::Many(item) => {
                let item = self.schema(item);
                return json!({ "anyOf": [item, { "type": "array", "items": item }] });
            }
            Shape::Short(short, long) => {
                return json!({ "anyOf": [self.schema(short), self.schema(long)] });
            }
            Shape::Shown(inner) => return self.schema(inner),
            Shape::Object(object) => return self.object_by_name(object),
            Shape::Word(words) => return self.words(words),
            Shape::Where => {
                self.tests();
                condition::on_signal()
            }
            Shape::Condition => {
                self.tests();
                condition::on_visitor()
            }
            Shape::Period => {
                self.schema(&Shape::Span);
                scalars::period()
            }
            Shape::Steps => {
                self.schema(&Shape::Span);
                scalars::steps()
            }
            Shape::Points => scalars::points(),
            Shape::Weight => scalars::weight(),
            Shape::Share => scalars::share(),
            Shape::Span => scalars::duration(),
            Shape::Moment => scalars::moment(),
            Shape::Hours => scalars::hours_of_day(),
            Shape::Signal => scalars::signal_name(),
            Shape::Glob => scalars::glob(),
            Shape::Texts => scalars::text(),
            Shape::Ref(kind) => scalars::reference(*kind),
        };
        self.define(named.0, named.1)
    }

    /// Returns the schema of what lies one step further in.
    fn schema_at(&mut self, step: Step, shape: &'static Shape) -> Value {
        self.route.push(step);
        let schema = self.schema(shape);
        self.route.pop();
        schema
    }

    fn define(&mut self, name: &str, schema: Value) -> Value {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.into(), schema);
            self.routes.push((name.into(), self.route.clone()));
        }
        refer(name)
    }

    fn object_by_name(&mut self, object: &'static Object) -> Value {
        if !self.definitions.contains_key(object.name) {
            // The place first, so that what is in it comes behind it.
            self.define(object.name, Value::Null);
            let schema = self.object(object);
            self.definitions.insert(object.name.into(), schema);
        }
        refer(object.name)
    }

    /// Defines what stands behind the paths of the condition here.
    fn tests(&mut self) {
        self.route.push(Step::Key("traits.name"));
        for (name, schema) in [operators::test(), operators::all()] {
            self.define(name, schema);
        }
        self.schema_at(Step::Key("$glob"), &Shape::Glob);
        self.route.pop();
    }

    fn object(&mut self, object: &'static Object) -> Value {
        let Some((name, about, fields)) = OBJECTS.iter().find(|it| it.0 == object.name) else {
            self.wrong.push(format!("`{}` is not in the table of documents", object.name));
            return Value::Null;
        };
        self.told.push(name);
        if fields.len() != object.fields.len() {
            self.wrong.push(format!("the document of `{name}` has not as many keys as it has"));
        }
        let mut properties = json!({});
        let mut required = Vec::new();
        for (field, about) in object.fields.iter().zip(*fields) {
            let mut schema = self.schema_at(Step::Key(field.key), field.shape);
            put(&mut schema, "description", json!(prose(about)));
            put(&mut properties, field.key, schema);
            if field.need {
                required.push(field.key);
            }
        }
        let mut schema = json!({
            "description": prose(about),
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !required.is_empty() {
            put(&mut schema, "required", json!(required));
        }
        schema
    }

    fn words(&mut self, words: &'static [&'static str]) -> Value {
        let same = |shape: &Shape| matches!(shape, Shape::Word(it) if *it == words);
        let mut found = WORDS.iter().filter(|it| same(it.0));
        let (Some((_, (name, about, each))), None) = (found.next(), found.next()) else {
            self.wrong.push(format!("{words:?} are not in the table of documents, or twice"));
            return Value::Null;
        };
        self.told.push(name);
        let choices: Vec<Value> = words
            .iter()
            .zip(*each)
            .map(|(word, about)| json!({ "const": word, "description": prose(about) }))
            .collect();
        self.define(name, json!({ "description": prose(about), "oneOf": choices }))
    }
}
