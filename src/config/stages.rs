//! Lifecycle stages and personas.

use super::{Condition, Name, object::object};
use crate::time::Span;

object! {
    /// A lifecycle stage.
    pub struct Stage {
        /// Its name, such as `lead` or `mql`.
        "id" id: Name,
        /// What must hold to come here. Without it, the stage is reached only
        /// through the trait `lifecycle` (or is the first).
        "enter" enter: Option<Condition>,
        /// What must hold to stay. Without it, the stage is kept for good.
        "stay" stay: Option<Condition>,
        /// The least time it is kept once reached.
        "minStay" min_stay: Option<Span>,
    }
}

object! {
    /// A kind of visitor.
    pub struct Persona {
        /// Its name.
        "id" id: Name,
        /// When a visitor is of this kind.
        "when" when: Condition,
    }
}
