//! Which fields are always there: in an answer a field that may be `null` is written as `null`; one that may be left out is
//! described as never `null`. In a request both ways of saying nothing are taken.
use utoipa::Modify;
use utoipa::openapi::schema::{AdditionalProperties, Object, SchemaType, Type};
use utoipa::openapi::{OpenApi, RefOr, Schema};

/// Marks the fields of answers that are always there.
pub struct Presence;

impl Modify for Presence {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Default::default);
        for schema in components.schemas.values_mut() {
            complete(schema);
        }
    }
}

fn complete(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) if !is_of_a_request(object) => {
            let fields = object.properties.iter().filter(|(_, schema)| may_be_null(schema));
            let fields: Vec<String> = fields.map(|(name, _)| name.clone()).collect();
            object.required.extend(fields);
        }
        RefOr::T(Schema::AllOf(all)) => all.items.iter_mut().for_each(complete),
        _ => {}
    }
}

/// Bodies of requests refuse unknown fields; answers may get new ones.
fn is_of_a_request(object: &Object) -> bool {
    let others = object.additional_properties.as_deref();
    matches!(others, Some(AdditionalProperties::FreeForm(false)))
}

fn may_be_null(schema: &RefOr<Schema>) -> bool {
    let null = |kind: &SchemaType| match kind {
        SchemaType::Type(kind) => *kind == Type::Null,
        SchemaType::Array(kinds) => kinds.contains(&Type::Null),
        SchemaType::AnyValue => false,
    };
    match schema {
        RefOr::T(Schema::Object(object)) => null(&object.schema_type),
        RefOr::T(Schema::Array(array)) => null(&array.schema_type),
        RefOr::T(Schema::OneOf(one)) => one.items.iter().any(may_be_null),
        _ => false,
    }
}
