# Two stages: the toolchain builds, a small image without it runs as a user of its own.
#   docker build -t listening-state . && docker run -p 8080:8080 -v listening-state:/data listening-state
FROM rust:1.95-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc make perl && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Cargo.toml Cargo.lock rust-toolchain.toml askama.toml build.rs ./
COPY src src
COPY benches benches
COPY config config
COPY migrations migrations
RUN cargo build --release --locked --bin listening-state

FROM debian:bookworm-slim
# Certificates for SMTP over TLS; nothing else is needed, SQLite and libpq are inside the binary.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --create-home listening
COPY --from=build /src/target/release/listening-state /usr/local/bin/listening-state
USER 10001
WORKDIR /data
ENV DATABASE_URL=sqlite:///data/listening-state.db SECRET_KEY_FILE=/data/secret.key BIND=0.0.0.0:8080
VOLUME /data
EXPOSE 8080
# TLS belongs to the reverse proxy in front; set PUBLIC_URL and TRUSTED_PROXIES accordingly.
STOPSIGNAL SIGTERM
ENTRYPOINT ["listening-state"]
CMD ["serve"]
