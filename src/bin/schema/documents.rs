//! What the objects and words of the config say about themselves.

use leadlight::config::{
    Action, Bands, Bots, Cap, Chat, ChatInvite, Closed, Cmp, Config, Content, Decay, Documented,
    Fact, FormKind, FormRule, Grade, Group, Handoff, Holdout, Hours, Kind, LongStep, Observe,
    Offer, Owned, PageRule, Per, Persona, Play, Playbook, Privacy, Provider, Rule, Score, Session,
    SignalRule, Sink, SinkKind, Slot, SlotRule, Stage, Starts, Trigger, Variant, shape::Shape,
};

/// A comment, line by line.
pub(super) type Lines = &'static [&'static str];

/// Name, comment, and the comments of all keys or words.
pub(super) type Document = (&'static str, Lines, &'static [Lines]);

const fn of<T: Documented>() -> Document {
    (T::NAME, T::ABOUT, T::FIELDS)
}

/// All objects.
pub(super) const OBJECTS: &[Document] = &[
    of::<Config>(),
    of::<Session>(),
    of::<Observe>(),
    of::<PageRule>(),
    of::<SignalRule>(),
    of::<FormRule>(),
    of::<Fact>(),
    of::<LongStep>(),
    of::<Score>(),
    of::<Group>(),
    of::<Rule>(),
    of::<Decay>(),
    of::<Grade>(),
    of::<Bands>(),
    of::<Stage>(),
    of::<Persona>(),
    of::<Offer>(),
    of::<Content>(),
    of::<Owned>(),
    of::<Slot>(),
    of::<SlotRule>(),
    of::<Variant>(),
    of::<Cap>(),
    of::<Playbook>(),
    of::<Trigger>(),
    of::<Play>(),
    of::<Closed>(),
    of::<ChatInvite>(),
    of::<Hours>(),
    of::<Chat>(),
    of::<Handoff>(),
    of::<Sink>(),
    of::<Holdout>(),
    of::<Privacy>(),
];

const fn choice<T: Documented + Kind>() -> (&'static Shape, Document) {
    (T::SHAPE, of::<T>())
}

/// All choices of words.
pub(super) const WORDS: &[(&Shape, Document)] = &[
    choice::<Action>(),
    choice::<Bots>(),
    choice::<Cmp>(),
    choice::<Per>(),
    choice::<Provider>(),
    choice::<SinkKind>(),
    choice::<Starts>(),
    choice::<FormKind>(),
];

/// Makes paragraphs of a comment's lines.
pub(super) fn prose(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        match (line.trim(), text.ends_with('\n')) {
            ("", false) => text.push_str("\n\n"),
            ("", true) => {}
            (line, paragraph) => {
                if !paragraph && !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(line);
            }
        }
    }
    text
}
