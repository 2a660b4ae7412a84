//! The one binary. Without the feature `ssr` it is empty: the browser's half is the library.
#![recursion_limit = "512"]

#[cfg(feature = "ssr")]
#[tokio::main(worker_threads = 4)]
async fn main() -> std::process::ExitCode {
    match comanda::server::cli::run().await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            comanda::server::cli::complain(&error);
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "ssr"))]
fn main() {}
