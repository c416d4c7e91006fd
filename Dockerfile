FROM python:3.13-slim AS package

WORKDIR /srv/samenspel
COPY requirements/build.txt requirements/build.txt
RUN pip install --require-hashes -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY viz viz
COPY api api
COPY cli cli
RUN pip wheel --no-build-isolation --no-deps --wheel-dir /package .

FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /srv/samenspel

# The requirements first: they change less often than the code.
COPY requirements/base.txt requirements/base.txt
RUN pip install --require-hashes -r requirements/base.txt

# Only the package comes along, not what made it.
COPY --from=package /package /tmp/package
RUN pip install --no-deps /tmp/package/*.whl \
    && useradd --system --create-home samenspel \
    && install --directory --owner=samenspel /home/samenspel/var

USER samenspel
WORKDIR /home/samenspel
EXPOSE 8000
CMD ["samenspel", "serve", "--host", "0.0.0.0", "--port", "8000"]
