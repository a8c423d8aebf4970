import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Route } from '../../core/ports.ts';
import { currentLocale, LOCALES } from '../../core/strings/locale.ts';
import { toVisitor } from './person.ts';
import { webStrings } from './strings/index.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** What the page needs to show a channel, each at its address. */
const SCRIPTS = [
  'actions api app approval attachment code commands composer dom draft files formula icons kept markdown message',
  'keys leaving recording scroll seen sender sidebar state strings table target thread-list threads title tools',
  'typed unread welcome wording words',
].join(' ');
const STYLES = 'style sidebar thread message approval markdown composer dialog late narrow';

/** Loaded with the first request for it. */
const LATE_SCRIPTS =
  'changes demo dialogs focus naming picture recorder roving shortcuts show-dialog tabs tour';

const toFiles = (names: string, extension: string) =>
  names.split(' ').map((name) => `./page/${name}.${extension}`);

type Asset = readonly [path: string, files: readonly string[], type: string];

const toScripts = (names: string): Asset[] =>
  toFiles(names, 'js').map((file) => [file.slice(1), [file], SCRIPT]);

const MODULES: readonly Asset[] = [
  ...toScripts(SCRIPTS),
  ['/vendor/marked.js', ['marked'], SCRIPT],
  ['/vendor/purify.js', ['dompurify'], SCRIPT],
];

/** Loaded when they are first needed; of the languages, the reader’s own is. */
const LATE: readonly Asset[] = [
  ...toScripts(LATE_SCRIPTS),
  ...toScripts(LOCALES.map((locale) => `strings/${locale}`).join(' ')),
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
function toPreloads(): string {
  const scripts = [...MODULES.map(([path]) => path), `/page/strings/${currentLocale()}.js`];
  const preloads = scripts.map((path) => `<${path}>; rel=modulepreload`);
  return ['</page/style.css>; rel=preload; as=style', ...preloads].join(', ');
}

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
        const found = await read(files);
        const body = path === '/' ? fill(found) : found;
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

/** Puts the words of the reader’s language into the page. */
function fill(template: Uint8Array): Uint8Array<ArrayBuffer> {
  const words: Readonly<Record<string, string>> = webStrings.shell;
  const html = Buffer.from(template)
    .toString()
    .replace('lang="en"', `lang="${currentLocale()}"`)
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => toSafe(words[name] ?? ''));
  return new Uint8Array(Buffer.from(html));
}

const toSafe = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function dressPage(headers: Headers, cookie: string | null): void {
  headers.set('link', toPreloads());
  headers.set('vary', 'accept-encoding, accept-language');
  if (cookie) headers.set('set-cookie', cookie);
}

async function read(files: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await Promise.all(
    files.map((file) => readFile(fileURLToPath(import.meta.resolve(file)))),
  );
  const lean = parts.map((part, at) => (isOwnScript(files[at]) ? withoutComments(part) : part));
  return new Uint8Array(Buffer.concat(lean));
}

const isOwnScript = (file: string | undefined) => /^\.\/page\/.*\.js$/.test(file ?? '');

/** Lines that are nothing but a comment: a tenth of all that the first paint waits for. */
const COMMENTS = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*)[ \t]*\n/gm;

function withoutComments(script: Buffer): Buffer {
  return Buffer.from(script.toString().replace(COMMENTS, ''));
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
