import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Route } from '../../core/ports.ts';
import { toVisitor } from './person.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

const SCRIPTS =
  'api app attachment commands composer dialogs dom files icons markdown message recorder scroll sidebar state threads title tools';
const STYLES = 'composer dialog markdown message narrow sidebar style thread';

/** The files of the page, and the two libraries it uses, as they lie in node_modules: nothing comes from elsewhere. */
const ASSETS: readonly (readonly [path: string, file: string, type: string])[] = [
  ['/', './page/index.html', 'text/html; charset=utf-8'],
  ['/favicon.svg', './page/icon.svg', 'image/svg+xml'],
  ...SCRIPTS.split(' ').map((name) => toAsset(`${name}.js`, SCRIPT)),
  ...STYLES.split(' ').map((name) => toAsset(`${name}.css`, STYLE)),
  ['/vendor/marked.js', 'marked', SCRIPT],
  ['/vendor/purify.js', 'dompurify', SCRIPT],
];

function toAsset(file: string, type: string) {
  return [`/page/${file}`, `./page/${file}`, type] as const;
}

/** Routes for the page's own files. */
export function toAssetRoutes(): Route[] {
  return ASSETS.map(([path, file, type]) => ({
    method: 'GET',
    path,
    isOpen: false,
    async handle(request) {
      const body = await readFile(fileURLToPath(import.meta.resolve(file)));
      const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
      const headers = new Headers({ 'content-type': type, 'cache-control': 'no-cache', etag });
      const { cookie } = toVisitor(request);
      if (path === '/' && cookie) headers.set('set-cookie', cookie);
      if (request.headers.get('if-none-match') === etag)
        return new Response(null, { status: 304, headers });
      return new Response(body, { headers });
    },
  }));
}
