import { expect, test } from 'vitest';
import { LOCALES } from '../../src/core/strings/locale.ts';
import { quotaExceeded } from '../../src/demo/errors.ts';
import { callReply } from '../../src/demo/frames.ts';
import type { Seen, Stage, Use, Where } from './every/stage.ts';
import { platforms } from './every/stages.ts';
import { findMarkers, findSpoken } from './speaking.ts';

// Promise 22: what Parley says by itself is in the language of those who read it.

const SLASH: Where = ['channel', 'slash'];

/** All clients speak `locale`, and so does Parley if none is set. */
const toSetup = (locale: string, standard = locale) => ({
  ...{ locale, environment: { PARLEY_LOCALE: standard } },
});

/** What Parley writes that it had not written before, once there is something and it is whole. */
function watch(stage: Stage) {
  const known = new Set(stage.own().map(({ id, text }) => `${id} ${text}`));
  return async (is: (seen: Seen) => boolean = () => true): Promise<Seen> =>
    stage.waitFor(() =>
      stage.own().find((seen) => {
        const isNew = !known.has(`${seen.id} ${seen.text}`);
        const isWhole = !seen.isGrowing && (seen.text !== '' || seen.choices.length > 0);
        return isNew && isWhole && is(seen);
      }),
    );
}

async function use(stage: Stage, who: 'admin' | 'member', command: Use): Promise<Seen> {
  const next = watch(stage);
  stage.use(who, SLASH, command);
  return next();
}

const remind = {
  name: 'remind',
  typed: 'water the plants when:18:30',
  options: { what: 'water the plants', when: '18:30' },
};
const poll = {
  name: 'poll',
  typed: 'question:Lunch? options:Soup,Rice',
  options: { question: 'Lunch?', options: 'Soup,Rice' },
};

/** One of each kind of sentence; the texts with the labels of their buttons. */
async function hearEverything(stage: Stage): Promise<Record<string, string>> {
  const { model } = stage;
  const heard: Record<string, Seen> = {};
  heard.help = await use(stage, 'member', { name: 'help' });
  heard.refusal = await use(stage, 'member', {
    name: 'settings',
    typed: 'reply:channel',
    options: { reply: 'channel' },
  });
  heard.reminder = await use(stage, 'member', remind);
  heard.poll = await use(stage, 'member', poll);

  model.next(
    callReply([
      {
        name: 'post_elsewhere',
        id: 'call-1',
        arguments: JSON.stringify({ channel: stage.elsewhere, text: 'Hi' }),
      },
    ]),
  );
  let next = watch(stage);
  stage.ask('admin', 'channel', 'tell them');
  heard.approval = await next(({ labels }) => labels.length === 3);

  model.next(quotaExceeded(38, 'PerDay'));
  next = watch(stage);
  stage.ask('member', 'channel', 'hello');
  heard.outage = await next(({ text }) => text.includes('⚠️'));
  return Object.fromEntries(
    Object.entries(heard).map(([kind, { text, labels }]) => [kind, [text, ...labels].join('\n')]),
  );
}

test.each(
  LOCALES.filter((locale) => locale !== 'en').flatMap((locale) =>
    platforms.map((platform) => ({ ...platform, locale })),
  ),
)(
  '$name in $locale: help, a refusal, a reminder, a poll, an approval and an outage',
  async ({ locale, start }) => {
    const markers = await findMarkers(locale);
    const heard = await hearEverything(await start(toSetup(locale)));

    // Discord’s own polls hold nothing but what was asked.
    const said = Object.entries(heard).filter(([, text]) => text !== '');
    expect(said.length).toBeGreaterThanOrEqual(5);
    for (const [kind, text] of said) {
      const { own, english } = findSpoken(text, markers);
      expect(own, `${kind}: ${text}`).not.toEqual([]);
      expect(english, `${kind}: ${text}`).toEqual([]);
    }
  },
  60_000,
);

test.each(platforms)(
  '$name: what one person reads is in their language, what everyone reads in the channel’s',
  async ({ start }) => {
    const stage = await start(toSetup('de', 'en'));
    const [german, french] = await Promise.all([findMarkers('de'), findMarkers('fr')]);
    await use(stage, 'admin', {
      name: 'settings',
      typed: 'language:fr',
      options: { language: 'fr' },
    });
    const help = await use(stage, 'member', { name: 'help' });
    const asked = await use(stage, 'member', { name: 'persona' });

    expect(help.isPrivate).toBe(true);
    expect(findSpoken(help.text, german).own).not.toEqual([]);
    expect(findSpoken(help.text, german).english).toEqual([]);
    expect(findSpoken(asked.text, french).own).not.toEqual([]);
    expect(findSpoken(asked.text, german).own).toEqual([]);
  },
  60_000,
);
