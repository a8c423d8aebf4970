import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { startParley } from './harness.ts';
import { servePage } from './pages.ts';
import { createVisitor, type PageSeen } from './visitor.ts';

// Kind: what people give to `/learn`, `/recall`, `/memory` and `/forget` on the page that they
// cannot do anything with. A sentence says what is wrong, and the next command works as ever.

const SECRET = 'a'.repeat(32);
const SIGN_IN =
  '<title>Sign in</title><form action="/login"><input name="user"><input type="password"></form>';

async function start(environment: Record<string, string> = {}) {
  const running = await startParley(environment);
  onTestFinished(running.close);
  running.model.answer(() => textReply('It is K4711 [1].'));
  const visitor = createVisitor(new URL(running.app.url).origin, SECRET);
  const upload = async (name: string, body: string): Promise<string> => {
    const response = await fetch(new URL(`/web/uploads?name=${name}`, running.app.url), {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: `parley_person=${SECRET}` },
      body,
    });
    return ((await response.json()) as { readonly id: string }).id;
  };
  /** What a command shows, or why it was not taken as a command. */
  const use = async (text: string, file?: readonly [string, string]): Promise<string> => {
    try {
      const uploads = file ? { uploads: [await upload(...file)] } : {};
      const { id } = await visitor.post('/web/messages', { text, ...uploads });
      const isShown = (each: PageSeen) =>
        each.thread === id && each.speaker === null && !each.isOpen && each.text !== '';
      const found = await visitor.waitFor((all) => all.find(isShown));
      return [found.text, found.status ?? ''].join('\n');
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  };
  return { running, use };
}

test.each<[string, RegExp, (readonly [string, string])?]>([
  ['/learn', /I found no text in \*{0,2}empty\.txt|empty/i, ['empty.txt', ' \n\t\n']],
  ['/learn', /What should I learn\?/],
  ['/learn https://a.example https://b.example', /One at a time, please/],
  ['/learn remove nothing-of-that-name', /I don’t know a document/],
  ['/learn not a link', /That isn’t a link/],
  ['/recall zebra', /I found nothing that answers this/],
  ['/recall ?', /I found nothing that answers this|What do you want to know/],
  ['/memory on', /I remember what’s said here: all of it is said to me/],
  ['/memory maybe', /state`? can be on/],
  ['/forget everything', /\/forget/],
  ['/forget https://example.org/not-here', /\/forget/],
])('the page: %s is answered with %s', async (text, says, file) => {
  const { use } = await start();
  expect(await use(text, file)).toMatch(says);
  expect(await use('/learn', ['beans.txt', 'The beans are in the cellar.'])).toContain('I learned');
  expect(await use('/recall Where are the beans?')).toContain('It is K4711');
});

test('the page: of 40 MB of text what fits is learned, and the rest is said', async () => {
  const { use } = await start();
  const huge = 'All work and no play makes it long.\n'.repeat(1_165_084);
  const said = await use('/learn', ['huge.txt', huge]);
  expect(said).toMatch(/I learned \*{0,2}huge\.txt/);
  expect(said).toContain('huge.txt: I read only the first 4,000,000 of 41,943,024 characters.');
  expect(await use('/recall What makes it long?')).toContain('It is K4711');
});

test('the page: a page behind a login is named as one, and nothing of it is learned', async () => {
  const page = await servePage(SIGN_IN);
  const { use } = await start(page.allow);
  expect(await use(`/learn ${page.url}`)).toMatch(/asks me to sign in, so I can’t see the page/);
  expect(await use('/learn list')).toContain('I haven’t learned any documents here');
});
