# An exact version; `make pin-images` puts the digest of it into .env, which compose.yaml hands on.
ARG PYTHON_IMAGE=python:3.13.7-slim

FROM ${PYTHON_IMAGE} AS package

WORKDIR /srv/samenspel
COPY requirements/build.txt requirements/build.txt
RUN pip install --require-hashes -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY viz viz
COPY api api
COPY cli cli
COPY samenspel samenspel
RUN pip wheel --no-build-isolation --no-deps --wheel-dir /package .

FROM ${PYTHON_IMAGE}

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /srv/samenspel

# The requirements first: they change less often than the code.
COPY requirements/base.txt requirements/base.txt
RUN pip install --require-hashes -r requirements/base.txt

# Only the package comes along, not what made it. The numbers of its user are fixed, so that volumes keep their owner.
COPY --from=package /package /tmp/package
RUN pip install --no-deps /tmp/package/*.whl \
    && rm -r /tmp/package \
    && groupadd --system --gid 10001 samenspel \
    && useradd --system --uid 10001 --gid 10001 --create-home samenspel \
    && install --directory --owner=samenspel --group=samenspel /home/samenspel/var /backups

USER 10001:10001
WORKDIR /home/samenspel
VOLUME ["/home/samenspel/var"]
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/v1/health/ready', timeout=4)"]
CMD ["samenspel", "serve", "--host", "0.0.0.0", "--port", "8000"]
