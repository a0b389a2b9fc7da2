# docker build -t citecheck . && docker run --rm -v "$PWD:/docs:ro" citecheck links .
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY citecheck citecheck
RUN python -m venv /opt/citecheck \
 && /opt/citecheck/bin/pip install --no-cache-dir ".[fast,formats]"

FROM python:3.12-slim
COPY --from=build /opt/citecheck /opt/citecheck
ENV PATH="/opt/citecheck/bin:$PATH" XDG_CACHE_HOME=/store
RUN useradd --create-home --uid 10001 reader && install -d -o reader /store
USER 10001
VOLUME /store
WORKDIR /docs
ENTRYPOINT ["citecheck"]
CMD ["--help"]
