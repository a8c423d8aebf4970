/**
 * The kind: a place where Parley may not write, asked in by a command, from a menu, with a form or
 * with a button. Each is answered in its own way, or the person hears why; nothing stays silent.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const { WAIT_MS } = slack;
const ANSWER = 'They ship on Friday.';

const SHUT = {
  'an archived channel': ({ slack: at }: slack.Running) => at.archive('C1'),
  'a channel where only some may post': ({ slack: at }: slack.Running) => at.restrict('C1'),
  'a channel that Parley was taken out of': ({ slack: at }: slack.Running) => at.leave('C1'),
} as const;

type OnSlack = (running: slack.Running, said: string) => unknown;
const USES: Readonly<Record<string, OnSlack>> = {
  '/ask': ({ slack: at }) => at.person('U1').slash('/ask', 'hello?', 'C1'),
  '/imagine': ({ slack: at }) => at.person('U1').slash('/imagine', 'a cat', 'C1'),
  '/help': ({ slack: at }) => at.person('U1').slash('/parley', 'help', 'C1'),
  '/poll': ({ slack: at }) => at.person('U1').slash('/poll', '"Lunch?" "Pizza" "Soup"', 'C1'),
  '/translate': ({ slack: at }) => at.person('U1').slash('/translate', 'hallo to:English', 'C1'),
  'the menu Translate': ({ slack: at }, ts) => at.person('U1').messageShortcut(ts, 'translate'),
  'the form of a menu': async ({ slack: at }, ts) => {
    await at.person('U1').messageShortcut(ts, 'ask');
    await at.waitFor(() => at.forms('U1').length === 1, WAIT_MS);
    await at.person('U1').submit({ question: 'why?' });
  },
};

const CASES = Object.keys(SHUT).flatMap((place) => Object.keys(USES).map((use) => [use, place]));

test.each(CASES)('Slack: %s in %s is not met with silence', async (use, place) => {
  const running = await slack.start();
  const { slack: at, model } = running;
  model.answer(() => textReply(ANSWER));
  const ts = at.person('U1').say({ channel: 'C1', text: 'hallo' });
  SHUT[place as keyof typeof SHUT](running);
  const own = () =>
    ['C1', at.dmOf('U1')]
      .flatMap((channel) => at.messages(channel))
      .filter(({ user }) => user === 'UBOT');
  await USES[use as string]?.(running, ts);
  await at.waitFor(
    () => own().some(({ text, streaming }) => text.trim() !== '' && !streaming),
    WAIT_MS,
  );

  expect(own().flatMap(({ buttons }) => buttons.map(({ text }) => text))).not.toContain('Stop');
});

test.each(Object.keys(SHUT))('Slack: Regenerate in %s is not met with silence', async (place) => {
  const running = await slack.start();
  const { slack: at, model } = running;
  model.answer(() => textReply(ANSWER));
  const ts = at.person('U1').mention({ channel: 'C1', text: 'hello?' });
  const answer = await slack.answer(running, 'C1', ts);
  SHUT[place as keyof typeof SHUT](running);
  model.answer(() => textReply('Another one.'));
  await at.person('U1').press(answer.ts, 'Regenerate');
  const texts = () =>
    ['C1', at.dmOf('U1')]
      .flatMap((channel) => at.messages(channel))
      .filter(({ user }) => user === 'UBOT')
      .map(({ text }) => text);

  await at.waitFor(
    () => texts().some((text) => /Another one|can’t answer you|Invite me/.test(text)),
    WAIT_MS,
  );
});

const DISCORD_USES: Readonly<
  Record<string, (at: discord.Running['discord'], said: string) => unknown>
> = {
  '/imagine': (at) => at.person('42').slash('imagine', { prompt: 'a cat' }),
  '/translate': (at) => at.person('42').slash('translate', { text: 'hallo', to: 'English' }),
  '/poll': (at) => at.person('42').slash('poll', { question: 'Lunch?', options: 'A, B' }),
  '/summarize': (at) => at.person('42').slash('summarize', {}),
  'the menu Translate': (at, message) => at.person('42').contextMenu('Translate', { message }),
};

test.each(Object.keys(DISCORD_USES))(
  'Discord: %s where Parley may not write is answered in its own way',
  async (use) => {
    const running = await discord.start();
    const { discord: at, model } = running;
    await at.waitFor(() => at.commands.length > 0, WAIT_MS);
    model.answer(() => textReply(ANSWER));
    const { id } = at.person('42').say({ channel: at.generalId, text: 'hallo' });
    at.deny(at.generalId, 'SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS', 'CREATE_PUBLIC_THREADS');
    DISCORD_USES[use]?.(at, id);
    const own = () => at.messages(at.generalId).filter((each) => each.own);
    await at.waitFor(
      () =>
        own().some(
          ({ text, poll, files, thinking }) =>
            !thinking && (text !== '' || poll !== null || files.length > 0),
        ),
      WAIT_MS,
    );
    await at.waitFor(
      () => !own().some(({ buttons }) => buttons.some(({ label }) => label === 'Stop')),
      WAIT_MS,
    );
  },
);

const TYPED = [
  '/tasks',
  '/event Lunch with Ada on Friday',
  '/describe',
  '/transcribe',
  '/poll A? | B | C',
];
/** Of a channel that Parley is not in nothing is heard. */
const CLOSED = Object.keys(SHUT).filter((place) => !place.includes('taken out'));

test.each(TYPED.flatMap((typed) => CLOSED.map((place) => [typed, place] as const)))(
  'Slack: %s, typed behind a mention in %s, is not paid for, and the person hears why',
  async (typed, place) => {
    const running = await slack.start();
    const { slack: at, model } = running;
    model.answer(() => textReply(ANSWER));
    at.person('U2').say({ channel: 'C1', text: 'I will write the notes by Friday.' });
    SHUT[place as keyof typeof SHUT](running);
    at.person('U1').mention({ channel: 'C1', text: typed });
    const told = () => at.messages(at.dmOf('U1')).filter(({ user }) => user === 'UBOT');
    await at.waitFor(() => told().length > 0, WAIT_MS);

    expect(told()[0]?.text).toContain('I can’t answer you in <#C1>');
    expect(model.requests).toEqual([]);
  },
);

test.each(TYPED)(
  'Discord: %s, typed behind a mention where Parley may not write, is not paid for',
  async (typed) => {
    const running = await discord.start();
    const { discord: at, model } = running;
    model.answer(() => textReply(ANSWER));
    at.person('43').say({ channel: at.generalId, text: 'I will write the notes by Friday.' });
    at.deny(at.generalId, 'SEND_MESSAGES', 'CREATE_PUBLIC_THREADS');
    at.person('42').mention(typed);
    const told = () => discord.ownTexts(running, at.dmId('42'));
    await at.waitFor(() => told().length > 0, WAIT_MS);

    expect(told()[0]).toContain('I need the “Send Messages” permission');
    expect(model.requests).toEqual([]);
    expect(at.calls.filter(({ status }) => status === 403)).toEqual([]);
  },
);
