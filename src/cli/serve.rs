//! `serve` and `work`: the running processes. They start what is needed and stop it within seconds.

use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use super::{Refusal, office};
use crate::actions::Office;
use crate::clock::Clock;
use crate::config::Config;
use crate::jobs;
use crate::mail::Courier;
use crate::web::{self, Settings, State};

/// Serves until a signal stops it.
pub(crate) fn serve(config: &Config, no_jobs: bool) -> Result<ExitCode, Refusal> {
    let office = office(config)?;
    let listener = listen(config.bind)?;
    let settings = Settings {
        secure_cookies: config.secure_cookies(),
        trusted_proxies: config.trusted_proxies.clone(),
        letters: config.smtp_url.is_none().then(|| config.mail_dir.clone()),
        demo: None,
    };
    let work = if no_jobs {
        follow_calendars(&office, &Clock::System)
    } else {
        start_jobs(&office, courier(config)?, &Clock::System)
    };
    tracing::info!(address = %config.bind, "serving");
    serve_until_stopped(
        State {
            office,
            clock: Clock::System,
            settings,
        },
        listener,
        work,
    )
}

/// Runs the jobs until a signal stops it.
pub(crate) fn work(config: &Config) -> Result<ExitCode, Refusal> {
    let office = office(config)?;
    let work = start_jobs(&office, courier(config)?, &Clock::System);
    let waited = actix_web::rt::System::new().block_on(stop_signal());
    work.stop();
    waited.map_err(|error| Refusal::of("signals", error))?;
    Ok(ExitCode::SUCCESS)
}

/// Waits for SIGTERM (an operator's service manager) or SIGINT (a person's Ctrl-C).
async fn stop_signal() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        done = tokio::signal::ctrl_c() => done,
        _ = terminate.recv() => Ok(()),
    }
}

/// Binds the address early, so that a taken port is told before anything else happens.
pub(crate) fn listen(address: std::net::SocketAddr) -> Result<TcpListener, Refusal> {
    TcpListener::bind(address).map_err(|error| Refusal::of(&format!("cannot listen on {address}"), error))
}

fn courier(config: &Config) -> Result<Courier, Refusal> {
    match &config.smtp_url {
        Some(url) => Courier::smtp(url, &config.mail_from).map_err(|error| Refusal::of("SMTP_URL", error)),
        None => Ok(Courier::Files(config.mail_dir.clone())),
    }
}

/// The thread of the jobs and the flag that stops it.
pub(crate) struct Work {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Work {
    fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        if self.thread.join().is_err() {
            tracing::error!("the jobs ended by a panic");
        }
    }
}

/// Starts the jobs on a thread of their own.
pub(crate) fn start_jobs(office: &Office, courier: Courier, clock: &Clock) -> Work {
    let stop = Arc::new(AtomicBool::new(false));
    let (office, clock, flag) = (office.clone(), clock.clone(), Arc::clone(&stop));
    let thread = std::thread::spawn(move || jobs::run(office, courier, clock, flag));
    Work { stop, thread }
}

/// Starts the thread of a node that leaves the jobs to others.
fn follow_calendars(office: &Office, clock: &Clock) -> Work {
    let stop = Arc::new(AtomicBool::new(false));
    let (office, clock, flag) = (office.clone(), clock.clone(), Arc::clone(&stop));
    let thread = std::thread::spawn(move || jobs::follow(&office, &clock, &flag));
    Work { stop, thread }
}

/// Serves until SIGTERM or SIGINT, then stops the jobs.
pub(crate) fn serve_until_stopped(state: State, listener: TcpListener, work: Work) -> Result<ExitCode, Refusal> {
    let served = actix_web::rt::System::new().block_on(async {
        let server = web::server(state, listener)?;
        let handle = server.handle();
        let running = actix_web::rt::spawn(server);
        stop_signal().await?;
        handle.stop(true).await;
        running.await.unwrap_or(Ok(()))
    });
    work.stop();
    served.map_err(|error| Refusal::of("server", error))?;
    Ok(ExitCode::SUCCESS)
}
