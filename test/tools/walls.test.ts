import { expect, test } from 'vitest';
import { toAddress } from '../../src/core/net/addresses.ts';
import type { WorkerPool } from '../../src/core/workers.ts';
import { createFetchPage } from '../../src/tools/fetch-page.ts';
import { toPage } from '../../src/tools/page/page.ts';
import { call, createContext } from './context.ts';
import { PAGES } from './short-pages.ts';
import { WALLS } from './wall-pages.ts';

// Kind: what stands in the place of a page is taken for the page, because its status is 200.

/** Pages are read in this process: they are all small. */
const workers: WorkerPool = {
  async run<Result>(_module: URL, task: unknown) {
    const { html, url } = task as { html: string; url: string };
    return toPage(html, url) as Result;
  },
};

const { context } = createContext({
  admit: async (asked) => ({ address: toAddress(asked) ?? '' }),
});

function read(title: string, body: string) {
  const bytes = Buffer.from(`<!doctype html><title>${title}</title>${body}`);
  const contentType = 'text/html; charset=utf-8';
  const fetch = async (url: string) => ({ url, status: 200, contentType, bytes });
  const tool = createFetchPage({ guard: { fetch }, parseMs: 120_000, workers });
  return call(tool, { url: 'https://example.org/news/today' }, context);
}

const MISSING = /^example\.org says there’s no such page\.$/;
const SIGN_IN = /^example\.org asks for a sign-in/;
const CONSENT = /^example\.org shows only a question about cookies/;
const ROBOTS = /^example\.org wants to make sure that a person is reading/;
const SCRIPTS = /^I found no text on the page at example\.org/;
const MENU = '<nav><a href="/">Home</a> <a href="/shop">Shop</a> <a href="/help">Help</a></nav>';

test.each<[string, string, RegExp]>([
  [
    'Log in to Friends',
    '<h1>Friends</h1><form><input name="email"><input type="password"><button>Log In</button></form><a href="/r">Forgotten account?</a>',
    SIGN_IN,
  ],
  [
    'Sign in - Example Accounts',
    '<h1>Sign in</h1><p>to continue to Example Drive</p><form><input type="email"><p>Not your computer? Use Guest mode to sign in privately.</p></form>',
    SIGN_IN,
  ],
  [
    'Single Sign-On',
    '<h1>Please sign in to continue</h1><p>You need to be logged in to view this page.</p>',
    SIGN_IN,
  ],
  [
    'Big story | Paper',
    '<h1>Big story</h1><p>Subscribe to continue reading.</p><p>Already a subscriber? Log in.</p>',
    SIGN_IN,
  ],
  ['Anmelden – Intranet', '<h1>Anmelden</h1><p>Bitte melden Sie sich an.</p>', SIGN_IN],
  ['ログイン', `${MENU}<h1>ログイン</h1><p>続けるにはログインしてください。</p>`, SIGN_IN],
  [
    'Before you continue',
    '<h1>Before you continue to Videos</h1><p>We use cookies and data to deliver and maintain services. If you choose to accept, we will also use cookies to develop new ones.</p><button>Reject all</button><button>Accept all</button>',
    CONSENT,
  ],
  [
    'Zeitung',
    '<h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie die Seite wie gewohnt mit Werbung und Tracking. Ihre Zustimmung ist jederzeit widerrufbar. Wir und unsere 213 Partner verwenden Cookies.</p><button>Akzeptieren und weiter</button>',
    CONSENT,
  ],
  [
    'Just a moment...',
    '<h1>example.org</h1><h2>Checking if the site connection is secure</h2><p>example.org needs to review the security of your connection before proceeding.</p>',
    ROBOTS,
  ],
  [
    'Are you a robot?',
    '<p>Please verify you are a human.</p><p>Access to this page has been denied because we believe you are using automation tools to browse the website.</p>',
    ROBOTS,
  ],
  [
    'Access Denied',
    '<h1>Access Denied</h1><p>You don’t have permission to access this page on this server.</p><p>Reference #18.2</p>',
    ROBOTS,
  ],
  [
    'Page not found – Shop',
    `${MENU}<h1>404</h1><p>Sorry, the page you are looking for could not be found.</p><a href="/">Go home</a>`,
    MISSING,
  ],
  [
    'Oops!',
    '<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>',
    MISSING,
  ],
  [
    'Seite nicht gefunden',
    '<h1>Seite nicht gefunden</h1><p>Die Seite existiert nicht.</p>',
    MISSING,
  ],
  ['Page introuvable', '<h1>Erreur 404</h1><p>La page demandée est introuvable.</p>', MISSING],
  ['页面不存在', '<h1>页面不存在</h1>', MISSING],
  [
    'X',
    '<div id="react-root"></div><noscript><h1>JavaScript is not available.</h1><p>We’ve detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue. You can see a list of supported browsers in our Help Center.</p></noscript>',
    SCRIPTS,
  ],
  ['App', `${MENU}<div id="root"></div><footer>© 2026 App Inc.</footer>`, SCRIPTS],
  ['Dash', '<div>読み込み中…</div>', SCRIPTS],
])('“%s” is told as what it is, and is no source', async (title, body, says) => {
  const { text, sources } = await read(title, body);

  expect(text).toMatch(says);
  expect(sources).toEqual([]);
});

test.each([
  ['Status', '<p>All systems operational.</p>'],
  [
    'HTTP 404 - Encyclopedia',
    '<article><h1>HTTP 404</h1><p>In computer network communications, the HTTP 404, page not found or file not found error message is a standard response code, to indicate that the browser was able to communicate with a given server, but the server could not find what was requested.</p></article>',
  ],
  [
    'Docs: Sign in',
    '<article><h1>How to sign in</h1><p>Open the app and choose Sign in. Enter your e-mail address. We send a code. Enter the code and choose Continue.</p></article>',
  ],
  [
    'Cookies',
    '<article><h1>Chocolate cookies</h1><p>We use cookies that are crisp. Mix 200 g of flour, 100 g of butter and 100 g of chocolate. Bake for 12 minutes.</p></article>',
  ],
  [
    'Big story | Paper',
    '<article><h1>Big story</h1><p>The council decided on Tuesday to close the old bridge for two years, while a new one is built beside it for 40 million euros.</p><p>Subscribe to continue reading.</p></article>',
  ],
  [
    'News',
    '<p>We use cookies.</p><button>Accept all</button><article><h1>The harbour opens</h1><p>The new harbour opens on Monday. Ships from twelve ports are expected in the first week, and the ferry to the island runs every hour.</p></article>',
  ],
  ['Links', `${MENU}<ul><li><a href="/a">Minutes of March</a></li></ul>`],
  ['Robots', '<p>Robots are machines that carry out complex series of actions by themselves.</p>'],
])('“%s” has something to say and is a source', async (title, body) => {
  const { sources } = await read(title, body);

  expect(sources).toHaveLength(1);
});

test.each(WALLS)('“%s” stands in the place of a page: %s', async (title, body) => {
  const { text, sources } = await read(title, body);

  expect(text).toMatch(/example\.org/);
  expect(sources).toEqual([]);
});

test.each(PAGES)('“%s” is short, and a page: %s', async (title, body) => {
  const { sources } = await read(title, body);

  expect(sources).toHaveLength(1);
});
