import { expect, onTestFinished } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { administer, postgresTest } from '../postgres.ts';
import { startPostgres } from '../postgres-server.ts';
import { found, WAIT_MS } from '../waiting.ts';
import { inParts, startParley, toProse } from './harness.ts';
import { createVisitor } from './visitor.ts';

// Kind: a page is open at one replica while another one works, and their signals, or the whole
// database, are away for a while. The open stream shows everything in the end.

type Shown = { readonly id: string; speaker: string | null; text: string; thread: string | null };

/** A page that stays open, as its browser keeps it. */
async function watch(url: string, secret: string) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const shown = new Map<string, Shown>();
  const response = await fetch(`${url}/web/events?channel=general`, {
    headers: { cookie: `parley_person=${secret}` },
    signal: leaving.signal,
  });
  const take = (type: string, data: Record<string, unknown>): void => {
    const [message, grown] = [data.message as Shown | undefined, shown.get(String(data.id))];
    if (type === 'state') for (const each of data.messages as Shown[]) shown.set(each.id, each);
    if (type === 'message' && message) shown.set(message.id, message);
    if (type === 'gone') shown.delete(String(data.id));
    if (type === 'grow' && grown) grown.text = grown.text.slice(0, Number(data.keep)) + data.text;
  };
  let isOpen = true;
  const reading = async () => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = (text + chunk).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) {
        const [, type, data] = /^event: (.*)\ndata: (.*)$/m.exec(frame) ?? [];
        if (type && data) take(type, JSON.parse(data) as Record<string, unknown>);
      }
    }
  };
  void reading()
    .catch(() => {})
    .finally(() => {
      isOpen = false;
    });
  return {
    isOpen: () => isOpen,
    answers: () => [...shown.values()].filter(({ speaker }) => speaker === null),
  };
}

async function startTwo() {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const first = await startParley({ STORE_URL: server.url });
  onTestFinished(() => first.close());
  const second = await startParley({ STORE_URL: server.url, GEMINI_BASE_URL: first.model.url });
  onTestFinished(() => second.close());
  return { server, model: first.model, urls: [first.app.url, second.app.url] as const };
}

const listening = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE query LIKE 'LISTEN%' OR query = 'SELECT 1'`;

type Server = Awaited<ReturnType<typeof startPostgres>>;
const blows: Readonly<Record<string, (server: Server) => Promise<unknown>>> = {
  'nothing happens': async () => {},
  'PostgreSQL is restarted': (server) => server.stop().then(server.start),
  'PostgreSQL crashes': (server) => server.kill().then(server.start),
  'the connections that listen are ended': ({ url }) => administer(url, listening),
};

postgresTest.each(Object.entries(blows))(
  'what each replica writes is on the pages of both, where %s in mid-answer',
  { timeout: 2 * WAIT_MS },
  async (_name, blow) => {
    const { server, model, urls } = await startTwo();
    const secrets = ['ada-browser-secret-1', 'ben-browser-secret-2'] as const;
    const people = urls.map((url, n) => createVisitor(url, secrets[n] ?? ''));
    const pages = await Promise.all(urls.map((url, n) => watch(url, secrets[n] ?? '')));
    const long = toProse(2_500);
    const { reply, goOn } = inParts(long, 3);
    // The long one also where it is asked for again.
    model.answer(({ messages }) =>
      textReply(JSON.stringify(messages).includes('2+2') ? 'Four.' : long),
    );
    model.next(reply);
    await people[0]?.say('tell me a lot');
    await found(() => pages.every((page) => page.answers().some(({ text }) => text !== '')));
    goOn();
    await blow(server);
    goOn();
    await people[1]?.say('what is 2+2?');

    const texts = (page: (typeof pages)[number]) =>
      page
        .answers()
        .map(({ text }) => text)
        .toSorted();
    const isWhole = (page: (typeof pages)[number]) =>
      texts(page).includes('Four.') &&
      texts(page).some((each) => each.trimEnd().endsWith(long.trimEnd().slice(-20)));
    await found(() => pages.every(isWhole));
    expect(pages.map((page) => [page.isOpen(), page.answers().length])).toEqual([
      [true, 2],
      [true, 2],
    ]);
    expect(pages.slice(1).map(texts)).toEqual(pages.slice(0, 1).map(texts));
  },
);
