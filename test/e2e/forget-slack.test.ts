import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';
import { createWatchedStore, ENGINES, type Engine } from './stored-words.ts';
import { toHeard, voice } from './voices.ts';

// Kind: words that a person has had forgotten and that are still stored somewhere. A store that is
// on no list of `Feature.stores` is found here: each thing that is said has a word of its own.

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
  { id: 'U9', name: 'boss', isAdmin: true },
];
const workspaces = [{ id: 'T1', users, channels: [{ id: 'C1', name: 'general' }] }];

const ADA = [
  ...['zorbquestion', 'zorbanswer', 'zorbearlier', 'zorbfile', 'zorbvoice', 'zorbdrawing'],
  ...['zorbreminder', 'zorbpoll', 'zorbasked'],
];

async function startOn(engine: Engine) {
  const { url, stored } = await createWatchedStore(engine);
  return { running: await start({ workspaces }, { STORE_URL: url }), stored };
}

const own = ({ slack }: Running, thread?: string) =>
  slack.messages('C1', thread).filter(({ user, streaming }) => user === 'UBOT' && !streaming);

/** Waits until Parley has written so many messages of this kind in the channel and its threads. */
function see(running: Running, pattern: RegExp, thread?: string) {
  return running.slack.waitFor(
    () => own(running, thread).find(({ text }) => pattern.test(text)),
    WAIT_MS,
  );
}

async function tell(running: Running, by: string, text: string, options: object = {}) {
  const { slack, model } = running;
  const noted = `Noted ${Math.random()}`;
  model.next(textReply(by === 'U1' ? `${noted} zorbanswer` : noted));
  const ts = slack.person(by).mention({ channel: 'C1', text, ...options });
  const { threadTs = ts } = options as { threadTs?: string };
  await see(running, new RegExp(noted), threadTs);
  return ts;
}

/** What one person is shown, and no other. */
async function shown(running: Running, by: string, pattern: RegExp) {
  const { slack } = running;
  const find = () =>
    slack
      .messages('C1')
      .find(({ ephemeralFor, text }) => ephemeralFor === by && pattern.test(text));
  return slack.waitFor(find, WAIT_MS);
}

/** A press while the first one is still being handled counts for nothing. */
async function pressAgain({ slack }: Running, ts: string) {
  const told = () =>
    slack
      .messages('C1')
      .some(({ text }) => text.startsWith('You’ve already asked me to forget that.'));
  const press = async () => {
    await slack.person('U1').press(ts, 'Forget');
    return told();
  };
  await expect.poll(press, { timeout: WAIT_MS, interval: 200 }).toBe(true);
}

async function sayEverything(running: Running) {
  const { slack, model } = running;
  const [ada, grace] = [slack.person('U1'), slack.person('U2')];
  const file = {
    name: 'a.txt',
    bytes: Buffer.from('zorbfile '.repeat(9_000)),
    mimetype: 'text/plain',
  };
  await tell(running, 'U1', 'zorbquestion', { files: [file] });
  await tell(running, 'U2', 'pelicanquestion');
  const root = grace.say({ channel: 'C1', text: 'pelicanroot' });
  ada.say({ channel: 'C1', text: 'zorbearlier', threadTs: root });
  await tell(running, 'U2', 'pelicanthread', { threadTs: root });
  model.answer((body) =>
    textReply(
      body.response_format
        ? toHeard([{ start: 0, speaker: 'Speaker 1', text: 'zorbvoice' }], 'zorbvoice')
        : 'Heard zorbvoice',
    ),
  );
  const note = ada.say({ channel: 'C1', text: '', files: [voice()] });
  await see(running, /zorbvoice/, note);
  model.answer(() => textReply('Fine zorbasked'));
  await ada.slash('/ask', 'zorbasked', 'C1');
  await see(running, /Fine zorbasked/);
  await ada.slash('/imagine', 'zorbdrawing', 'C1');
  await see(running, /zorbdrawing[\s\S]*px/);
  await ada.slash('/parley-remind', 'zorbreminder tomorrow 9:00', 'C1');
  await shown(running, 'U1', /reminder set/);
  await ada.slash('/poll', 'zorbpoll? Pizza, Soup', 'C1');
  await see(running, /zorbpoll/);
}

test.each(ENGINES)(
  'Slack, %s: /forget me leaves no word of a person in any store, and everybody else’s',
  async (engine) => {
    const { running, stored } = await startOn(engine);
    const { slack } = running;
    const ada = slack.person('U1');
    await sayEverything(running);
    const found = (await stored(ADA)).map((each) => each.replace(/^.*: /, ''));
    expect(new Set(found)).toEqual(new Set(ADA));
    await ada.slash('/privacy', '', 'C1');
    const kept = await shown(running, 'U1', /What I keep about you/);
    expect(kept.text).toMatch(/requests? from the last 7 days[\s\S]*1 reminder/);

    await ada.slash('/forget', 'me', 'C1');
    const question = await shown(running, 'U1', /Forget everything you said/);
    expect(question.buttons.map(({ text }) => text)).toEqual(['Forget', 'Keep']);
    expect(await stored(ADA)).not.toEqual([]);
    await ada.press(question.ts, 'Forget');
    const report = await shown(running, 'U1', /^Forgotten: /);
    expect(report.text).toMatch(/1 reminder.*passages.*messages and answers.*requests/);
    await pressAgain(running, question.ts);

    // An index may hold a word in another form.
    expect(await stored(['zorb'])).toEqual([]);
    const words = ['pelicanquestion', 'pelicanroot', 'pelicanthread'];
    expect(new Set((await stored(words)).map((each) => each.replace(/^.*: /, '')))).toEqual(
      new Set(['pelicanquestion', 'pelicanthread']),
    );
  },
);

test.each(ENGINES)(
  'Slack, %s: a message goes by its link, for its author and for admins alone',
  async (engine) => {
    const { running, stored } = await startOn(engine);
    const { slack } = running;
    const ts = await tell(running, 'U1', 'zorblinked');
    await tell(running, 'U1', 'zorbquestion');
    const link = `https://example.slack.com/archives/C1/p${ts.replace('.', '')}`;
    await slack.person('U2').slash('/forget', link, 'C1');
    await shown(running, 'U2', /Only the person who wrote that message or an admin/);
    expect(await stored(['zorblinked'])).not.toEqual([]);
    await slack.person('U1').slash('/forget', link, 'C1');
    await shown(running, 'U1', /^Forgotten: /);

    expect(await stored(['zorblinked'])).toEqual([]);
    expect(await stored(['zorbquestion'])).not.toEqual([]);
  },
);

const WHOLE = [
  ['channel', /^Only an admin can make me forget a whole channel/],
  ['conversation', /^Outside a thread, .* only an admin/], // Each question there has its own.
] as const;

test.each(ENGINES.flatMap((engine) => WHOLE.map((whole) => [engine, ...whole] as const)))(
  'Slack, %s: /forget %s in a channel takes all of it, once an admin confirms; Keep keeps it',
  async (engine, what, refusal) => {
    const { running, stored } = await startOn(engine);
    const { slack } = running;
    await tell(running, 'U1', 'zorbquestion');
    await tell(running, 'U2', 'pelicanquestion');
    const all = ['zorbquestion', 'pelicanquestion'];
    await slack.person('U2').slash('/forget', what, 'C1');
    await shown(running, 'U2', refusal);
    const boss = slack.person('U9');
    await boss.slash('/forget', what, 'C1');
    const question = await shown(running, 'U9', /Forget this channel/);
    await boss.press(question.ts, 'Keep');
    await shown(running, 'U9', /I haven’t forgotten anything/);
    expect(await stored(all)).not.toEqual([]);
    await running.restart();
    await boss.press(question.ts, 'Forget');
    await shown(running, 'U9', /^Forgotten: /);

    expect(await stored(all)).toEqual([]);
  },
);
