# docker build -t addonry . && docker run --rm -v "$PWD:/addons" addonry
FROM node:22-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run --silent build && npm pack --pack-destination /tmp && mv /tmp/addonry-*.tgz /tmp/addonry.tgz

FROM node:22-slim
# git is asked for what changed, by --changed-since and --new-since
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=build /tmp/addonry.tgz /tmp/addonry.tgz
# the first run leaves beside the program what was compiled of it
RUN npm install --global /tmp/addonry.tgz \
    && npm cache clean --force \
    && addonry check "$(npm root --global)/addonry/fixtures/demo" --no-cache --exit-zero > /dev/null
USER 1000:1000
WORKDIR /addons
ENTRYPOINT ["addonry"]
CMD ["check"]
