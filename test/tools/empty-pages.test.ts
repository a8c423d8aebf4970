import { expect, test } from 'vitest';
import { toAddress } from '../../src/core/net/addresses.ts';
import { createWorkerPool, WorkerError, type WorkerPool } from '../../src/core/workers.ts';
import { createFetchPage } from '../../src/tools/fetch-page.ts';
import { call, createContext } from './context.ts';

// Kind: that a page came is taken for “there was something on it”.

const workers = createWorkerPool();

const { context } = createContext({
  admit: async (asked) => ({ address: toAddress(asked) ?? '' }),
});

/** Reads the one page of the web. */
function read(
  page: { readonly body: string; readonly contentType?: string },
  pool: { readonly workers: WorkerPool } = { workers },
) {
  const { body, contentType = 'text/html; charset=utf-8' } = page;
  const bytes = Buffer.from(body);
  const fetch = async (url: string) => ({ url, status: 200, contentType, bytes });
  const tool = createFetchPage({ guard: { fetch }, parseMs: 120_000, ...pool });
  return call(tool, { url: 'https://example.org/news/today' }, context);
}

const SHELL = '<!doctype html><title>My App</title>';
test.each<[string, string, RegExp]>([
  ['a shell for scripts', `${SHELL}<div id="root"></div><script>go()</script>`, /needs JavaScript/],
  [
    'a hint to switch them on',
    `${SHELL}<noscript>You need to enable JavaScript to run this app.</noscript><div id="app"></div>`,
    /needs JavaScript/,
  ],
  [
    'a way on to another page',
    `<meta http-equiv="refresh" content="0; url='/new?a=1&amp;b=2'"><p>&nbsp;</p>`,
    /leads on to https:\/\/example\.org\/new\?a=1&b=2\./,
  ],
  [
    'rules and blanks',
    `${SHELL}<hr><p>\u200b</p><table><tr><td></td><td></td></tr></table>`,
    /no text/,
  ],
])('a page with nothing but %s is told as empty, and is no source', async (_, body, says) => {
  const { text, sources } = await read({ body });
  expect(text).toMatch(/^I found no text on the page at example\.org/);
  expect(text).toMatch(says);
  expect(sources).toEqual([]);
});

test('blank text is no source either', async () => {
  const { sources } = await read({ body: '\n \t\n', contentType: 'text/plain' });
  expect(sources).toEqual([]);
});

test('what stands inside a form, or is there for a reader without scripts, is read', async () => {
  const form = `<form action="/x"><h1>Opening hours</h1><p>Monday to Friday, 9 to 5.</p><select><option>Aargau</option></select><button>Send</button></form>`;
  const { text, sources } = await read({ body: `<!doctype html>${form}` });
  expect(text).toContain('Monday to Friday, 9 to 5.');
  expect(text).not.toMatch(/Aargau|Send/);
  expect(sources).toHaveLength(1);
  const page = `${SHELL}<div id="root"></div><noscript><p>The museum opens at ten.</p></noscript>`;
  expect((await read({ body: page })).text).toContain('The museum opens at ten.');
});

test('of a page whose main content is not found in time its beginning is given', async () => {
  const rows = Array.from(
    { length: 3_000 },
    (_, n) => `<tr><td>Row ${n}</td><td>${n * n}</td></tr>`,
  );
  const run = workers.run.bind(workers);
  const slow: WorkerPool = {
    run: (module, task, limits) =>
      (task as { isPlain: boolean }).isPlain
        ? run(module, task, limits)
        : Promise.reject(new WorkerError('late', 'longer than 1 ms')),
  };
  const { text, sources } = await read(
    { body: `<title>Squares</title><h1>Squares</h1><table>${rows.join('')}</table>` },
    { workers: slow },
  );

  expect(text).toContain('| Row 7 | 49 |');
  expect(text).toMatch(/there is more\]/);
  expect(sources).toHaveLength(1);
});

test.each(['{}', '[]', '0', '{"language":"javascript","enabled":true}', '😀', '## 1'])(
  'what is short is not nothing: %s',
  async (body) => {
    const { text, sources } = await read({ body, contentType: 'application/json' });
    expect(text).toContain(`\n${body}\n`);
    expect(sources).toHaveLength(1);
  },
);

/** A page of a PDF with a picture and no text. */
const SCAN = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R/Size 4>>',
  '%%EOF',
].join('\n');

test('a PDF without text is told as a scan, and is no source', async () => {
  const { text, sources } = await read({ body: SCAN, contentType: 'application/pdf' });
  expect(text).toMatch(/^I found no text in the PDF at example\.org\. It’s a scan/);
  expect(sources).toEqual([]);
});
