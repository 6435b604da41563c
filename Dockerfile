# Two stages: the first has what installing needs, the second only what running needs. Of the Pythons that are supported the
# newest, which gets its repairs for longest; slim, since every package comes as a wheel and nothing is compiled.
FROM python:3.14-slim AS build
WORKDIR /app
COPY requirements.run.lock pyproject.toml ./
# The lock holds all there is to install; what mecab-ko asks for beside it would be another dictionary.
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-deps --only-binary :all: --require-hashes -r requirements.run.lock
COPY bot ./bot
COPY prompts ./prompts
COPY README.md ./
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.14-slim
RUN useradd --create-home --uid 10001 practice \
    && mkdir /data \
    && chown practice:practice /data
WORKDIR /app
COPY --from=build /venv /venv
ENV PATH="/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=/data/practice.sqlite3 \
    HEALTH_FILE=/data/health
# By its number: whoever runs the image can see that it is not root.
USER 10001
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot", "run"]
