//! What the simulator promises, checked over raw HTTP and websockets as a bot would speak them.

mod attachments;
mod browser;
mod commands;
mod components;
mod content;
mod control;
mod discordjs;
mod gateway;
mod interactions;
mod limits;
mod messages;
mod offers;
mod openapi;
mod outside;
mod places;
mod raw;
mod rest;
mod sharding;
mod socket;
mod web_acting;
mod web_events;
mod web_guard;
mod web_host;
mod web_people;

/// Every test ends so: a failed `?` prints the error with the simulator's report.
type Outcome = Result<(), Box<dyn std::error::Error>>;
