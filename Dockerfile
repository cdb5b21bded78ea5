# What runs in production. tests/platform/test_production.py reads this file and runs what it says.
FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements/runtime.txt requirements/runtime.txt
RUN python -m venv /venv
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --quiet --require-hashes --requirement requirements/runtime.txt
COPY manage.py gunicorn.conf.py ./
COPY newsapp newsapp
COPY templates templates
COPY static static
# Needs no secret and no database: every static file gets its hash and its compressed copies.
RUN /venv/bin/python manage.py collectstatic --noinput --verbosity 0
RUN /venv/bin/python -m compileall -q newsapp

FROM python:3.11-slim
ENV PATH=/venv/bin:/usr/local/bin:/usr/bin:/bin
ENV PYTHONUNBUFFERED=1
ENV PYTHONDONTWRITEBYTECODE=1
ENV HOST=0.0.0.0
ENV PORT=8000
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
# No name, no home, no shell: the process owns nothing and writes nothing but /tmp.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s --retries=3 CMD ["python", "-m", "newsapp.healthcheck"]
CMD ["gunicorn", "newsapp.wsgi"]
