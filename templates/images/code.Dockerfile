# Dagster with what the code imports: pin everything in requirements.txt beside this file.
#   docker buildx build --platform linux/arm64 --build-arg HOST=dagster-host -f code.Dockerfile -t dagster-code .
ARG HOST
FROM ${HOST}
USER root
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt
USER 1000:1000
