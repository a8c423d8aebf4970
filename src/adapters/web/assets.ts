import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Route } from '../../core/ports.ts';
import { toVisitor } from './person.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

const SCRIPTS = [
  'api app attachment changes code commands composer demo dialogs dom files formula icons markdown message',
  'picture recorder recording roving scroll seen shortcuts sidebar state table thread-list threads',
  'title tools tour typed words',
].join(' ');
const STYLES = 'style sidebar thread message markdown composer dialog late narrow';

const toFiles = (names: string, extension: string) =>
  names.split(' ').map((name) => `./page/${name}.${extension}`);

type Asset = readonly [path: string, files: readonly string[], type: string];

const MODULES: readonly Asset[] = [
  ...toFiles(SCRIPTS, 'js').map((file) => [file.slice(1), [file], SCRIPT] as const),
  ['/vendor/marked.js', ['marked'], SCRIPT],
  ['/vendor/purify.js', ['dompurify'], SCRIPT],
];

/** Loaded when an answer first has something for them. */
const LATE: readonly Asset[] = [
  ['/vendor/highlight.js', ['@highlightjs/cdn-assets/es/highlight.min.js'], SCRIPT],
  // It is a script of one variable; the second file makes it a module.
  ['/vendor/temml.js', ['temml/dist/temml.min.js', './page/temml-export.js'], SCRIPT],
];

/** The page's files, its styles as one, and its libraries: nothing comes from elsewhere. */
const ASSETS: readonly Asset[] = [
  ['/', ['./page/index.html'], 'text/html; charset=utf-8'],
  ['/favicon.svg', ['./page/icon.svg'], 'image/svg+xml'],
  ['/page/style.css', toFiles(STYLES, 'css'), STYLE],
  ...MODULES,
  ...LATE,
];

/** All scripts are asked for at once, not each when another is found to import it. */
const PRELOADS = MODULES.map(([path]) => `<${path}>; rel=modulepreload`).join(', ');

const compress = promisify(gzip);

/** Routes for the page's own files. */
export function toAssetRoutes(): Route[] {
  return ASSETS.map(([path, files, type]) => {
    const zipped = createZipped();
    return {
      method: 'GET',
      path,
      isOpen: false,
      async handle(request) {
        const body = await read(files);
        const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
        const headers = new Headers({ 'content-type': type, 'cache-control': 'no-cache', etag });
        headers.set('vary', 'accept-encoding');
        if (path === '/') dressPage(headers, toVisitor(request).cookie);
        if (request.headers.get('if-none-match') === etag)
          return new Response(null, { status: 304, headers });
        if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
          return new Response(body, { headers });
        headers.set('content-encoding', 'gzip');
        return new Response(await zipped(etag, body), { headers });
      },
    };
  });
}

function dressPage(headers: Headers, cookie: string | null): void {
  headers.set('link', PRELOADS);
  if (cookie) headers.set('set-cookie', cookie);
}

async function read(files: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await Promise.all(
    files.map((file) => readFile(fileURLToPath(import.meta.resolve(file)))),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Zips each state of a file once. */
function createZipped() {
  let last = '';
  let zipped: Promise<Uint8Array<ArrayBuffer>>;
  return (etag: string, body: Uint8Array<ArrayBuffer>) => {
    if (last !== etag) zipped = compress(body).then((bytes) => new Uint8Array(bytes));
    last = etag;
    return zipped;
  };
}
