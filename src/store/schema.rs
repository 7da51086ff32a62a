//! The tables as diesel sees them. What they mean stands in the migrations.

#![allow(missing_docs)] // columns are explained in the migrations

use super::conn::{Identity, Instant};

diesel::table! {
    territories (code) {
        code -> Text,
        kind -> Text,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
    }
}

diesel::table! {
    territory_former_names (code, bearer, until) {
        code -> Text,
        bearer -> Text,
        until -> Date,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    territory_coming (code, valid_from) {
        code -> Text,
        valid_from -> Date,
        kind -> Text,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Instant;
    territory_lists (territory, valid_from, imported_at) {
        territory -> Text,
        valid_from -> Date,
        imported_at -> Instant,
        version -> Nullable<Text>,
        file -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Instant;
    territory_successions (code) {
        code -> Text,
        successor -> Text,
        confirmed_at -> Instant,
    }
}

diesel::table! {
    territory_words (word, code) {
        word -> Text,
        code -> Text,
    }
}

diesel::table! {
    bodies (code) {
        code -> Text,
        level -> Text,
        function -> Text,
        territory -> Nullable<Text>,
        name_kk -> Text,
        name_ru -> Text,
        name_en -> Text,
        higher -> Nullable<Text>,
        attended_by -> Nullable<Text>,
        in_force -> Bool,
    }
}

diesel::table! {
    unattended_told (told_to, body) {
        body -> Text,
        told_to -> Text,
        told_on -> Date,
    }
}

diesel::table! {
    body_words (word, code) {
        word -> Text,
        code -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    officers (id) {
        id -> Identity,
        email_lookup -> Binary,
        email -> Binary,
        name -> Binary,
        role -> Text,
        body -> Nullable<Text>,
        territory -> Nullable<Text>,
        language -> Text,
        password_hash -> Text,
        active -> Bool,
        must_change_password -> Bool,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    sessions (id) {
        id -> Identity,
        officer -> Identity,
        opened_at -> Instant,
        expires_at -> Instant,
        revoked_at -> Nullable<Instant>,
        last_used_at -> Nullable<Instant>,
        address -> Nullable<Binary>,
        network -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Instant;
    sign_in_throttles (key) {
        key -> Binary,
        failures -> Integer,
        last_failed_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    security_journal (seq) {
        seq -> BigInt,
        at -> Instant,
        event -> Text,
        officer -> Nullable<Identity>,
        actor -> Text,
        facts -> Text,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    security_journal_head (id) {
        id -> Integer,
        length -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    appeal_numbers (year) {
        year -> Integer,
        last -> BigInt,
    }
}

diesel::table! {
    unused_numbers (year, number) {
        year -> Integer,
        number -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    appeals (id) {
        id -> Identity,
        number -> Text,
        kind -> Text,
        language -> Text,
        subject -> Text,
        settlement -> Text,
        address -> Text,
        text -> Text,
        facts -> Text,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        applicant_name -> Binary,
        applicant_postal_address -> Binary,
        applicant_email -> Nullable<Binary>,
        applicant_phone -> Nullable<Binary>,
        applicant_iin -> Nullable<Binary>,
        identity -> Text,
        status -> Text,
        received_at -> Instant,
        registered_on -> Date,
        resident_due_on -> Nullable<Date>,
        idempotency_key -> Text,
        request_digest -> Binary,
        tracking_digest -> Binary,
        salt -> Binary,
        journal_length -> BigInt,
        journal_head -> Binary,
        complains_of -> Nullable<Identity>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    cases (id) {
        id -> Identity,
        appeal -> Identity,
        seq -> Integer,
        body -> Text,
        settlement -> Text,
        subject -> Text,
        status -> Text,
        open -> Bool,
        revision -> Integer,
        arrived_at -> Instant,
        registered_on -> Date,
        due_on -> Nullable<Date>,
        due_order -> Date,
        forward_due_on -> Nullable<Date>,
        deadline -> Nullable<Text>,
        law_version -> Text,
        undetermined -> Bool,
        executor -> Nullable<Identity>,
        forwarded_from -> Nullable<Text>,
        late_forward -> Bool,
        closed_at -> Nullable<Instant>,
        answered_on -> Nullable<Date>,
        working_days -> Nullable<BigInt>,
        calendar -> BigInt,
        clock -> Text,
        extended_until -> Nullable<Date>,
        opened_by -> Nullable<BigInt>,
        routing -> Nullable<Identity>,
        overlapping -> Bool,
        joined_to -> Nullable<Identity>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Identity;
    routings (id) {
        id -> Identity,
        routing -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    steps (appeal, seq) {
        appeal -> Identity,
        seq -> BigInt,
        case_id -> Identity,
        kind -> Text,
        actor -> Text,
        at -> Instant,
        text -> Nullable<Text>,
        findings -> Nullable<Text>,
        basis -> Nullable<Text>,
        reason -> Nullable<Text>,
        posted_on -> Nullable<Date>,
        details -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    proposals (id) {
        id -> Identity,
        appeal -> Identity,
        case_id -> Identity,
        step -> Text,
        fields -> Text,
        proposed_by -> Identity,
        at -> Instant,
        ended_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Identity;
    owed_letters (case_id) {
        case_id -> Identity,
        due_on -> Nullable<Date>,
        resident_due_on -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Instant;
    calendars (edition) {
        edition -> BigInt,
        year -> Integer,
        version -> Integer,
        text -> Text,
        taken_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    journal (appeal, seq) {
        appeal -> Identity,
        seq -> BigInt,
        at -> Instant,
        step -> Text,
        case_id -> Nullable<Identity>,
        actor -> Text,
        facts -> Text,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    outbox (id) {
        id -> Identity,
        appeal -> Nullable<Identity>,
        case_id -> Nullable<Identity>,
        kind -> Text,
        language -> Text,
        body -> Nullable<Text>,
        status -> Text,
        sealed -> Binary,
        created_at -> Instant,
        next_attempt_at -> Instant,
        attempts -> Integer,
        last_error -> Nullable<Text>,
        sent_at -> Nullable<Instant>,
        posted_on -> Nullable<Date>,
        refusal -> Nullable<Text>,
        failing_since -> Nullable<Instant>,
        tried_at -> Nullable<Instant>,
        claimed_by -> Nullable<Identity>,
        set_aside_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    notices (case_id, kind, due_on) {
        case_id -> Identity,
        kind -> Text,
        due_on -> Date,
        given_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::{Identity, Instant};
    held_letters (id) {
        id -> Identity,
        appeal -> Identity,
        case_id -> Identity,
        flood -> Binary,
        status -> Text,
        sealed -> Binary,
        held_at -> Instant,
        decided_at -> Nullable<Instant>,
        decided_by -> Nullable<Identity>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Identity;
    first_letters (written_on, recipient, letter) {
        written_on -> Date,
        recipient -> Binary,
        letter -> Identity,
    }
}

diesel::table! {
    secret_fingerprint (one) {
        one -> Integer,
        fingerprint -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::Instant;
    probe (one) {
        one -> Integer,
        written_at -> Instant,
    }
}

diesel::joinable!(cases -> appeals (appeal));
diesel::joinable!(notices -> cases (case_id));
diesel::joinable!(owed_letters -> cases (case_id));
diesel::joinable!(cases -> routings (routing));
diesel::allow_tables_to_appear_in_same_query!(
    appeals,
    cases,
    journal,
    notices,
    outbox,
    owed_letters,
    officers,
    sessions,
    routings,
    bodies,
    body_words,
    territories,
    territory_former_names,
    territory_successions,
    territory_words,
    unattended_told,
);
