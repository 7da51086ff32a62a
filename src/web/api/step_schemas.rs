//! The description of the steps, made from their table: one shape a step, told apart by `step`.

use std::borrow::Cow;

use utoipa::openapi::schema::{
    AdditionalProperties, Discriminator, KnownFormat, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat, Type,
};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use super::steps::{OwnStepBody, StepBody};
use crate::lifecycle::steps::{Field, FieldType, PROPOSAL, StepName};

impl ToSchema for StepBody {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Step")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.extend(StepName::of(false).map(|name| (shape_name(name), shape(name))));
    }
}

impl ToSchema for OwnStepBody {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("OwnStep")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.extend(StepName::of(true).map(|name| (shape_name(name), shape(name))));
    }
}

impl PartialSchema for OwnStepBody {
    fn schema() -> RefOr<Schema> {
        one_of(true)
    }
}

impl PartialSchema for StepBody {
    fn schema() -> RefOr<Schema> {
        one_of(false)
    }
}

/// The steps of officers or of the applicant, told apart by their word.
fn one_of(applicant: bool) -> RefOr<Schema> {
    let mapping =
        StepName::of(applicant).map(|name| (name.as_str(), format!("#/components/schemas/{}", shape_name(name))));
    let shapes = StepName::of(applicant).fold(OneOfBuilder::new(), |shapes, name| {
        shapes.item(Ref::from_schema_name(shape_name(name)))
    });
    let told_apart = Discriminator::with_mapping("step", mapping);
    RefOr::T(Schema::OneOf(shapes.discriminator(Some(told_apart)).build()))
}

/// `StepAnswer` for `answer`.
fn shape_name(name: StepName) -> String {
    let words = name.as_str().split('_').map(|word| {
        let (first, rest) = word.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    });
    format!("Step{}", words.collect::<String>())
}

fn shape(name: StepName) -> RefOr<Schema> {
    let row = name.row();
    let word = ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some([name.as_str()]));
    let mut shape = ObjectBuilder::new()
        .property("step", word)
        .required("step")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)));
    if !row.of_residents() {
        let revision = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
            .minimum(Some(1))
            .description(Some("The revision that the officer saw"));
        shape = shape.property("revision", revision).required("revision");
    }
    if row.proposable() {
        let propose = ObjectBuilder::new()
            .schema_type(Type::Boolean)
            .description(Some("To propose it to the head of the body instead (202)"));
        let proposal = proposal().description(Some(
            "The proposal that the head signs; fields that are left out stand as they were proposed",
        ));
        shape = shape.property("propose", propose).property(PROPOSAL, proposal);
    }
    // Fields about the person stand together under `applicant`.
    let mut person = ObjectBuilder::new().additional_properties(Some(AdditionalProperties::FreeForm(false)));
    let mut of_person = false;
    for field in row.fields {
        if let Some(part) = field.name.strip_prefix("applicant.") {
            person = person.property(part, property(field));
            of_person = true;
            continue;
        }
        shape = shape.property(field.name, property(field));
        if field.required {
            shape = shape.required(field.name);
        }
    }
    if of_person {
        shape = shape.property("applicant", person);
    }
    shape.build().into()
}

fn proposal() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
}

fn property(field: &Field) -> ObjectBuilder {
    let text = ObjectBuilder::new().schema_type(Type::String);
    let least = usize::from(field.required);
    match field.kind {
        FieldType::Text { max } => text.min_length(Some(least)).max_length(Some(max)),
        FieldType::Date => text.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))),
        FieldType::DateTime => text
            .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"))
            .description(Some("Civil time in Kazakhstan")),
        FieldType::Body => text.min_length(Some(least)).description(Some("The code of a body")),
        FieldType::Number => text
            .min_length(Some(least))
            .description(Some("The number of an appeal")),
        FieldType::Officer => text.min_length(Some(least)).description(Some(
            "An officer of the body: an id of the choices, or the e-mail address",
        )),
        FieldType::Proposal => proposal(),
        // Left empty is left out.
        FieldType::Choice(words) => {
            let none = (!field.required).then_some("");
            text.enum_values(Some(words.iter().copied().chain(none)))
        }
    }
}
