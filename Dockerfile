# Comanda in a container; compose.yaml brings it up with its Postgres. The build does what is done by hand:
# scripts/setup.sh installs the tools, scripts/release.sh makes target/dist.

FROM node:22-bookworm-slim AS node

# The tools in a layer of their own: compiling them takes as long as the program does, and they seldom change.
FROM rust:1.95-bookworm AS tools
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /src
COPY Cargo.toml Cargo.lock package.json package-lock.json .npmrc ./
COPY scripts/setup.sh scripts/env.sh scripts/
# With an address given, whatever it is, no Postgres is installed: the build needs none.
RUN DATABASE_URL=elsewhere scripts/setup.sh

FROM tools AS source
COPY . .

FROM source AS build
RUN DATABASE_URL=elsewhere scripts/release.sh

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --shell /usr/sbin/nologin comanda
WORKDIR /app
COPY --from=build /src/target/dist ./
ENV HOST=0.0.0.0 PORT=3000 APP_ENV=production \
    LEPTOS_SITE_ROOT=site LEPTOS_SITE_PKG_DIR=pkg LEPTOS_ENV=PROD LEPTOS_HASH_FILES=true
USER comanda
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD curl --fail --silent --show-error --output /dev/null "http://127.0.0.1:$PORT/health"
ENTRYPOINT ["./comanda"]
CMD ["serve"]
