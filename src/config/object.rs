//! One declaration for a struct of the config: its type, its reader and its
//! JSON Schema.
//!
//! A derive of serde would read the same structs, but at four times the bytes
//! in the page, and it stops at the first error, while a marketer wants all of
//! them with their paths (docs/decisions/0001-reading-the-config.md).

/// Declares a struct read from a JSON object: each field with its key.
///
/// A field may be left out if its type says so
/// ([`Read::OPTIONAL`](super::Read::OPTIONAL)), and the whole object if all of
/// its fields may; unknown keys are reported.
macro_rules! object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$doc:meta])* $key:literal $field:ident: $kind:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = $name::relax))]
        pub struct $name {
            $( $(#[$doc])* #[cfg_attr(feature = "schema", schemars(rename = $key))] pub $field: $kind, )*
        }

        #[cfg(feature = "schema")]
        impl $name {
            fn relax(schema: &mut schemars::Schema) {
                $crate::config::at::schema::relax(schema, &[
                    $( ($key, <$kind as $crate::config::Read>::OPTIONAL), )*
                ]);
            }
        }

        impl $crate::config::Read for $name {
            const OPTIONAL: bool = true $( && <$kind as $crate::config::Read>::OPTIONAL )*;

            fn read(value: &$crate::json::Value, at: &mut $crate::config::At<'_>) -> Self {
                let map = at.map(value, &[$( $key ),*]);
                Self { $( $field: at.key(map, $key), )* }
            }
        }
    };
}

/// Declares an enum read from one of a few words.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$doc:meta])* $word:literal $variant:ident, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $( $(#[$doc])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant, )*
        }

        impl $crate::config::Read for $name {
            fn read(value: &$crate::json::Value, at: &mut $crate::config::At<'_>) -> Self {
                let words = [$( ($word, Self::$variant) ),*];
                let [(_, first), ..] = words;
                let found = words.iter().find(|(word, _)| value.as_text() == Some(word));
                match found {
                    Some((_, variant)) => *variant,
                    None => at.wrong(value, concat!("one of", $( " `", $word, "`" ),*), first),
                }
            }
        }
    };
}

pub(super) use {object, words};
