//! The routes behind which the program around the simulator stands. It may block, so it is asked on a thread of its own.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::ids::Id;
use crate::web::cause::causes;
use crate::web::host::{Answered, Host};
use crate::web::refusal::Refusal;
use crate::web::viewer::Viewer;
use crate::web::{Page, wire};

pub(super) async fn inspect(
    State(page): State<Arc<Page>>,
    Path(id): Path<Id>,
    viewer: Viewer,
) -> Result<Json<Value>, Refusal> {
    let answered = page.discord.shared.read(|world| {
        let causes = causes(world, wire::of_the_bot(world, viewer, id)?);
        let question = causes.first().map(|cause| cause.text());
        Ok(Answered { causes: causes.into_iter().map(|cause| cause.id()).collect(), question })
    })?;
    let sections = ask(&page, move |host| host.inspect(&answered)).await?;
    if sections.is_empty() {
        return Err(Refusal::new(StatusCode::NOT_FOUND, "Nothing is known about this message."));
    }
    Ok(Json(json!({"sections": sections})))
}

#[derive(Deserialize)]
pub(super) struct Named {
    path: String,
}

pub(super) async fn page(
    State(page): State<Arc<Page>>,
    Query(Named { path }): Query<Named>,
) -> Result<Json<Value>, Refusal> {
    let (text, path) = ask(&page, move |host| (host.page(&path), path)).await?;
    let text = text.ok_or_else(|| Refusal::not_found("page"))?;
    Ok(Json(json!({"path": path, "text": text})))
}

pub(super) async fn banner(State(page): State<Arc<Page>>) -> Result<Json<Value>, Refusal> {
    let banner = ask(&page, |host| host.banner()).await?;
    Ok(Json(json!({"banner": banner})))
}

#[derive(Deserialize)]
pub(super) struct Press {
    #[serde(rename = "as")]
    user: Id,
}

pub(super) async fn press(
    State(page): State<Arc<Page>>,
    body: Result<Json<Press>, JsonRejection>,
) -> Result<Json<Value>, Refusal> {
    let Json(Press { user }) =
        body.map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, format!("{}.", error.body_text())))?;
    page.discord.shared.read(|world| Viewer::among(world, user))?;
    let told = ask(&page, |host| host.press_banner()).await?;
    page.discord.look_again();
    told.map(|text| Json(json!({"text": text}))).map_err(|reason| Refusal::new(StatusCode::CONFLICT, reason))
}

/// Asks the host beside the server's own work.
pub(super) async fn ask<T: Send + 'static>(
    page: &Page,
    question: impl FnOnce(&dyn Host) -> T + Send + 'static,
) -> Result<T, Refusal> {
    let host = page.web.host.clone().ok_or_else(|| Refusal::not_found("route"))?;
    let answered = tokio::task::spawn_blocking(move || question(&*host)).await;
    answered
        .map_err(|_| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "The program around the page failed."))
}
