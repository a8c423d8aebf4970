import { expect, test } from 'vitest';
import { strings } from '../../src/core/strings/index.ts';
import { speakTo } from '../../src/core/strings/locale.ts';
import { badKey, quotaExceeded } from '../../src/demo/errors.ts';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { discordStage } from './every/discord-stage.ts';
import { slackStage } from './every/slack-stage.ts';
import type { Seen, Stage, Where } from './every/stage.ts';
import { platforms } from './every/stages.ts';
import { findMarkers, findSpoken } from './speaking.ts';

// Promise 22, where people of one language act in a channel of another: Germans in English ones.

const SLASH: Where = ['channel', 'slash'];
const DIRECT: Where = ['dm', 'message'];

const IN_GERMAN = { locale: 'de' };

const german = await findMarkers('de');
const french = await findMarkers('fr');

const toWhole = ({ text, labels }: Seen) => [text, ...labels].join('\n');

/** What a button is called in a language. */
const labelIn = (locale: 'de' | 'en', name: 'retry' | 'regenerate' | 'approve' | 'deny') =>
  speakTo({ everyone: locale, person: locale }, 'everyone', async () => strings[name]);

/** The latest of Parley's messages that is whole and like that. */
const see = (stage: Stage, is: (seen: Seen) => boolean): Promise<Seen> =>
  stage.waitFor(() => stage.own().findLast((seen) => !seen.isGrowing && is(seen)));

const expectEnglish = (seen: Seen) =>
  expect(findSpoken(toWhole(seen), german).own, toWhole(seen)).toEqual([]);

function expectGerman(seen: Seen): void {
  const { own, english } = findSpoken(toWhole(seen), german);
  expect([own.length > 0, english], toWhole(seen)).toEqual([true, []]);
}

test('Discord: a private answer that is tried again stays in its reader’s language', async () => {
  const stage = await discordStage(IN_GERMAN);
  const retry = await labelIn('de', 'retry');
  stage.model.next(quotaExceeded(38, 'PerDay'), badKey());
  const typed = 'Good morning to French';
  const options = { text: 'Good morning', to: 'French' };
  stage.use('member', SLASH, { name: 'translate', typed, options });
  const failed = await see(stage, ({ labels }) => labels.includes(retry));
  stage.press('member', failed, retry);
  const again = await see(stage, ({ text }) => text.includes('GEMINI_API_KEY'));

  expect([failed.isPrivate, again.isPrivate]).toEqual([true, true]);
  expectGerman(failed);
  expectGerman(again);
});

test.each(platforms)(
  '$name: a public answer stays in the channel’s language',
  async ({ start }) => {
    const stage = await start(IN_GERMAN);
    const regenerate = await labelIn('en', 'regenerate');
    const retry = await labelIn('en', 'retry');
    stage.ask('member', 'channel', 'hello');
    const first = await see(stage, ({ labels }) => labels.includes(regenerate));
    stage.model.next(quotaExceeded(38, 'PerDay'));
    stage.press('member', first, regenerate);
    const failed = await see(stage, ({ labels }) => labels.includes(retry));
    stage.press('member', failed, retry);
    const answered = await see(stage, ({ labels }) => labels.includes(regenerate));
    stage.press('admin', answered, '👍');
    const thanks = await see(stage, ({ isPrivate }) => isPrivate);

    for (const seen of [first, failed, answered]) expectEnglish(seen);
    expectGerman(thanks);
  },
);

test('Slack: votes leave a poll in the channel’s language', async () => {
  const stage = await slackStage(IN_GERMAN);
  stage.use('member', SLASH, { name: 'poll', typed: 'Lunch? Pizza, Soup' });
  const poll = await see(stage, ({ choices }) => choices.length > 0);
  stage.press('admin', poll, poll.choices[0] ?? '');
  const voted = await see(stage, ({ id, text }) => id === poll.id && text !== poll.text);

  expectEnglish(voted);
});

test.each(
  platforms.flatMap((platform) =>
    (['approve', 'deny'] as const).map((decision) => ({ ...platform, decision })),
  ),
)('$name: $decision by a German is told in the channel’s language', async ({ start, decision }) => {
  const stage = await start(IN_GERMAN);
  const label = await labelIn('en', decision);
  const given = JSON.stringify({ channel: stage.elsewhere, text: 'Hi' });
  stage.model.next(
    callReply([{ name: 'post_elsewhere', id: 'call-1', arguments: given }]),
    textReply('It is there.'),
  );
  stage.ask('admin', 'channel', 'tell them');
  const proposal = await see(stage, ({ labels }) => labels.includes(label));
  stage.press('admin', proposal, label);
  const decided = await see(
    stage,
    ({ text, labels }) => text !== proposal.text && !labels.includes(label) && labels.length > 0,
  );

  for (const seen of [proposal, decided]) expectEnglish(seen);
});

test.each(platforms)(
  '$name: a language chosen for a conversation of one’s own holds',
  async ({ start }) => {
    const stage = await start(IN_GERMAN);
    const options = { language: 'fr' };
    stage.use('member', DIRECT, { name: 'settings', typed: 'language:fr', options });
    const saved = await see(stage, ({ text }) => text.includes('language'));
    stage.use('member', DIRECT, { name: 'help' });
    const help = await see(
      stage,
      ({ text, isDirect }) => isDirect && /\/(?:parley-remind|rappel) /.test(text),
    );

    for (const { text } of [saved, help]) {
      expect(findSpoken(text, french).own).not.toEqual([]);
      expect(findSpoken(text, german).own).toEqual([]);
    }
  },
);
