# Dagster's own processes without anybody's code: webserver, daemon, migrations.
#   docker buildx build --platform linux/arm64,linux/amd64 -f host.Dockerfile -t dagster-host .
FROM python:3.12.11-slim-bookworm
# The libraries' minor version is Dagster's plus 16.
ARG DAGSTER_VERSION=1.13.27
ARG DAGSTER_LIBRARY_VERSION=0.29.27
RUN pip install --no-cache-dir \
    dagster==${DAGSTER_VERSION} \
    dagster-webserver==${DAGSTER_VERSION} \
    dagster-postgres==${DAGSTER_LIBRARY_VERSION} \
    dagster-aws==${DAGSTER_LIBRARY_VERSION}
USER 1000:1000
