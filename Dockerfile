# By digest (of the index for all architectures), since a tag can be moved. A newer one, pinned:
# docker buildx imagetools inspect node:24-slim --format '{{.Manifest.Digest}}'
# docker compose build --build-arg NODE_IMAGE=node:24-slim@sha256:…   (or a tag alone, unpinned)
ARG NODE_IMAGE=node:24.21.0-slim@sha256:d6aa754f16b3197301076f047b5def2f02ea1dbbc2ca920407d46d7ec7f87b20

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional packages bring Node itself for machines without it; the image has it already.
# Neither does it carry the GPL decoder for m4a: ffmpeg is there.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@audio/decode-aac
# Declarations, sources in TypeScript and source maps are two fifths of what is left. Node loads
# none of them from node_modules.
RUN find node_modules -type f '(' -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.map' ')' -delete

FROM ${NODE_IMAGE}
# Noto has the letters of most scripts, Droid those of Chinese, Japanese and Korean in one small file.
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg fonts-dejavu-core fonts-noto-core fonts-droid-fallback && rm -rf /var/lib/apt/lists/*
# With these two, threads that read files give their memory back; without them src/main.js starts itself again.
ENV MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=262144
ENV NODE_ENV=production HTTP_HOST=0.0.0.0 STORE_URL=sqlite:/data/parley.db
# The file system is read-only: what npm and MCP servers by npx write goes to /tmp.
ENV HOME=/tmp NPM_CONFIG_CACHE=/tmp/npm NPM_CONFIG_LOGS_MAX=0 NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY commands commands
COPY scripts scripts
COPY src src
RUN mkdir /data /backups && chown node:node /data /backups && chmod 700 /data /backups
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Parley" \
  org.opencontainers.image.description="Gemini in your team's Slack and Discord channels" \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}"
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.HTTP_PORT || 3000) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "--disable-warning=ExperimentalWarning", "src/main.js"]
