import { expect, onTestFinished, test } from 'vitest';
import { createBrowser } from '../adapters/web/browser.ts';
import { startParley } from './harness.ts';

type Shown = {
  readonly thread: string | null;
  readonly speaker: string | null;
  readonly only: string | null;
  readonly text: string;
  readonly isOpen: boolean;
  readonly id: string;
};

async function open() {
  const running = await startParley();
  onTestFinished(running.close);
  const enter = async (name: string) => {
    const browser = createBrowser(running.app.url, name);
    const stream = await browser.follow();
    onTestFinished(() => stream.close());
    return {
      ...browser,
      say: async (text: string, thread: string | null = null, files: readonly string[] = []) =>
        String((await browser.post('/web/messages', { text, thread, uploads: files })).id),
      /** What Parley says next with these words, or in this thread, once it is whole. */
      async see(words = '', where: string | null = null): Promise<Shown> {
        for (;;) {
          const { message } = (await stream.until('message')).data as { message: Shown };
          const { speaker, isOpen, text, thread } = message;
          const isThere = text.includes(words) && (where === null || thread === where);
          if (speaker === null && !isOpen && isThere) return message;
        }
      },
    };
  };
  return { ...running, ada: await enter('Ada'), bob: await enter('Bob') };
}

const EVERYONE = 'Everyone there can see it';

test('a reminder set where one person sees it says so, and comes there', async () => {
  const { ada } = await open();
  const set = await ada.say('/remind stretch in 1 second');
  const told = await ada.see('reminder set');

  expect(told.text).toContain('only you can see it');
  expect(told.text).not.toContain(EVERYONE);
  expect(await ada.see('⏰')).toMatchObject({ only: told.only, thread: set });
});

test('what one person alone was told stays theirs when the thread is gone', async () => {
  const { ada } = await open();
  const set = await ada.say('/remind stretch in 2 seconds');
  const told = await ada.see('reminder set');
  await ada.post('/web/delete', { id: told.id });
  await ada.post('/web/delete', { id: set });

  expect(told.only).not.toBeNull();
  expect((await ada.see('⏰')).only).toBe(told.only);
});

test('a reminder set where others read along says so, and comes there', async () => {
  const { ada, bob } = await open();
  const thread = await ada.say('hello');
  await ada.see();
  await ada.say('/remind stretch in 1 second', thread);

  expect((await ada.see('reminder set')).text).toContain(EVERYONE);
  expect(await bob.see('⏰')).toMatchObject({ only: null, thread });
});

test('what one person says for themselves is recalled for nobody else', async () => {
  const { ada, bob, model } = await open();
  const own = await ada.say('/help');
  await ada.see();
  await ada.say('The heron is called Wilhelmina.', own);
  await ada.see();
  await ada.say('The otter is called Balthazar.');
  await ada.see();
  const told = async (who: typeof ada) => {
    const before = model.requests.length;
    const asked = await who.say('/recall question:"What are the heron and the otter called?"');
    await who.see('', asked);
    return JSON.stringify(model.requests.slice(before));
  };

  expect(await told(ada)).toMatch(/Wilhelmina/);
  const forBob = await told(bob);
  expect(forBob).toContain('Balthazar');
  expect(forBob).not.toContain('Wilhelmina');
});

test('a document that one person gave for themselves is named to nobody else, nor removed', async () => {
  const { ada, bob } = await open();
  const bytes = new TextEncoder().encode('The heron is called Wilhelmina.');
  const file = await ada.upload(bytes, 'name=heron.md', 'text/markdown');
  const own = await ada.say('/help');
  await ada.see();
  await ada.say('/learn', own, [file.id]);
  await ada.see('I learned');
  const told = async (who: typeof ada, text: string, thread: string | null = null) => {
    const asked = await who.say(text, thread);
    return (await who.see('', thread ?? asked)).text;
  };

  expect(await told(bob, '/learn list')).toContain('any documents here');
  expect(await told(bob, '/learn remove heron.md')).toContain('I don’t know a document');
  expect(await told(ada, '/learn list', own)).toContain('heron.md');
});
