import { expect } from 'vitest';
import { PICTURE, RECORDING } from './files.ts';
import { ownSpecs } from './own-uses.ts';
import { contentOf, files, type Spec, sayEverywhere, sees, texts } from './spec.ts';
import { asked } from './stage.ts';

const LUNCH = {
  ...{ title: 'Lunch', start: '2030-01-04T12:30', end: null, place: 'Canteen' },
  ...{ timeZone: null, notes: null },
};
const ANSWER_BUTTONS = ['Regenerate', '👍', '👎', 'Delete'];

const channelOnly = /so only admins can do it\. For one thread/;
const adminsOnly = /^Only an admin can change that here\.$/;
const badSince = /I didn’t understand that start time/;

/** Every command, by its name. */
export const specs: Readonly<Record<string, Spec>> = {
  ask: {
    use: { typed: 'how tall is it?', options: { question: 'how tall is it?' } },
    sees(seen, _, stage) {
      sees(/^Fine\.$/, ANSWER_BUTTONS)(seen, _, stage);
      expect(asked(stage)).toContain('how tall is it?');
    },
    nonsense: [
      {
        where: ['thread', 'message'],
        options: { question: ' ' },
        says: /^Add your question after the command/,
      },
    ],
  },
  imagine: {
    use: { typed: 'a cat --aspect 16:9', options: { prompt: 'a cat', aspect: '16:9' } },
    sees(seen) {
      expect(texts(seen)).toMatch(/^> a cat\n.*gemini-nano-banana-2\.1 · \d+ × \d+ px · [\d.]+ s/);
      expect(files(seen)).toHaveLength(1);
      expect(contentOf(seen)).toContain('PNG');
      const labels = seen.flatMap((message) => message.labels);
      expect(labels).toEqual(['Again', 'Vary', 'Edit', 'Save prompt', 'Delete']);
    },
    nonsense: [
      {
        typed: 'a cat --count 9',
        options: { prompt: 'a cat', count: 9 },
        says: /^`count` can be a number from 1 to 4\.$/,
      },
      {
        where: ['thread', 'message'],
        typed: 'a cat --count many',
        says: /^`count` can be a number from 1 to 4\.$/,
      },
      {
        typed: 'a cat --aspect 5:1',
        options: { prompt: 'a cat', aspect: '5:1' },
        says: /^`aspect` can be 1:1, 16:9.* or 21:9\. For example: `\/\S*imagine aspect:1:1`\.$/,
      },
    ],
  },
  describe: {
    use: {},
    before: (stage) => sayEverywhere(stage, 'look', [PICTURE]),
    sees(seen, where, stage) {
      sees(/^Fine\.$/, ANSWER_BUTTONS)(seen, where, stage);
      expect(asked(stage)).toContain('Describe this picture');
      expect(asked(stage)).toContain(PICTURE.bytes.toString('base64'));
    },
    nonsense: [{ where: ['dm', 'slash'], says: /^⚠️ I found no image in the recent messages/ }],
  },
  transcribe: {
    use: {},
    before: (stage) => sayEverywhere(stage, 'listen', [RECORDING]),
    sees: sees(/^🎙️ \*\*voice\.ogg\*\*[\s\S]*stand-in can’t hear/, [
      ...['Correct', 'Summary', 'Action items', 'Translate', 'Delete'],
    ]),
    nonsense: [
      {
        typed: 'https://example.org/x',
        options: { link: 'https://example.org/x' },
        says: /^⚠️ That isn’t a link to a message here/,
      },
    ],
  },
  summarize: {
    use: { typed: 'since yesterday', options: { since: 'yesterday' } },
    before: (stage) => sayEverywhere(stage, 'We ship on Friday.'),
    sees: sees(/^Fine \[1\]\(https:\/\/\S+\)\.\n[\s\S]*Summary of \d+ messages? since /),
    nonsense: [
      { typed: 'since blurb', options: { since: 'blurb' }, says: badSince },
      {
        typed: '--scope galaxy',
        options: { scope: 'galaxy' },
        says: /^`scope` can be thread or channel\. For example: `\/summarize scope:thread`\.$/,
      },
    ],
  },
  recall: {
    use: { typed: 'When do we ship?', options: { question: 'When do we ship?' } },
    before: (stage) => sayEverywhere(stage, 'We ship on Friday.'),
    sees: sees(
      /^(?:Fine \[1\]\(https:\/\/\S+\)\.\n[\s\S]*Sources: \[|I found nothing that answers this\.)/,
    ),
    nonsense: [
      {
        where: ['thread', 'message'],
        options: { question: ' ' },
        says: /^What do you want to know\? For example: `\//,
      },
    ],
  },
  learn: {
    use: { typed: 'list', options: { link: 'list' } },
    sees: sees(/^I haven’t learned any documents here\. Attach one to `\//),
    nonsense: [
      { typed: 'blurb', options: { link: 'blurb' }, says: /^That isn’t a link\. Use one/ },
      {
        says: /^What should I learn\? Attach a document to `\/\S*learn`, or give it a page’s link\.$/,
      },
      {
        typed: 'remove 7',
        options: { link: 'remove 7' },
        says: /^I don’t know a document (\*\*)?7(\*\*)? here/,
      },
      {
        typed: 'https://a.example https://b.example',
        options: { link: 'https://a.example https://b.example' },
        says: /^One at a time, please/,
      },
    ],
  },
  tasks: {
    use: { typed: 'since yesterday', options: { since: 'yesterday' } },
    data: { tasks: [{ task: 'Write notes', owner: 'ada', due: '2030-01-04', message: 1 }] },
    before: (stage) => sayEverywhere(stage, 'I will write the notes.'),
    sees(seen) {
      expect(texts(seen)).toMatch(/Write notes \[↗\]\(https:\/\/\S+\) .*ada.*Jan 4, 2030/);
      expect(files(seen).map(({ name }) => name)).toEqual(['tasks.csv']);
      expect(contentOf(seen)).toMatch(
        /Task,Owner,Due,Message\r?\nWrite notes,ada,2030-01-04,https/,
      );
    },
    nonsense: [
      { typed: 'since blurb', options: { since: 'blurb' }, says: badSince },
      { typed: '--scope galaxy', options: { scope: 'galaxy' }, says: /^`scope` can be/ },
    ],
  },
  event: {
    use: { typed: 'Lunch on Friday at 12:30', options: { text: 'Lunch on Friday at 12:30' } },
    data: LUNCH,
    sees(seen) {
      expect(texts(seen)).toMatch(/^\*\*Lunch\*\*\n\n🗓️ Friday, January 4, 2030, 12:30–13:30/);
      expect(texts(seen)).toContain('📍 Canteen');
      expect(files(seen).map(({ name }) => name)).toEqual(['lunch.ics']);
      expect(contentOf(seen)).toMatch(/BEGIN:VEVENT[\s\S]*SUMMARY:Lunch[\s\S]*END:VEVENT/);
    },
    nonsense: [
      {
        typed: 'what a fine day',
        options: { text: 'what a fine day' },
        data: { ...LUNCH, title: '' },
        says: /^I couldn’t find an event/,
      },
    ],
  },
  poll: {
    use: { typed: 'Lunch? Pizza, Soup', options: { question: 'Lunch?', options: 'Pizza, Soup' } },
    sees(seen) {
      expect(seen.map(({ choices }) => choices)).toEqual([['Pizza', 'Soup']]);
    },
    nonsense: [
      {
        typed: 'Lunch',
        options: { question: 'Lunch' },
        data: { question: '', options: [] },
        says: /A poll needs a question and 2 to 10 options/,
      },
    ],
  },
  translate: {
    use: { typed: 'Guten Morgen to English', options: { text: 'Guten Morgen', to: 'English' } },
    sees(seen, where, stage) {
      sees(/^Fine \[1\]\.$/)(seen, where, stage);
      expect(asked(stage)).toContain('into English');
      expect(asked(stage)).toContain('Guten Morgen');
    },
    nonsense: [
      {
        typed: '--text " " --to English',
        options: { text: ' ', to: 'English' },
        says: /^What should I translate\?/,
      },
    ],
  },
  remind: {
    use: { typed: 'me to have tea in 20 minutes', options: { what: 'tea', when: 'in 20 minutes' } },
    sees(seen, where, stage) {
      sees(/OK, reminder set: \*\*(?:have )?tea\*\* – .* \(.+\)\./, ['Cancel'])(
        ...[seen, where, stage],
      );
      expect(texts(seen).includes('Everyone there can see it')).toBe(where[0] !== 'dm');
    },
    nonsense: [
      {
        typed: 'tea',
        options: { what: 'tea' },
        says: /^⚠️ When\? For example: `\/\S*remind /,
      },
    ],
  },
  model: {
    by: 'admin',
    use: { typed: 'gemini-3.5-flash-lite', options: { name: 'gemini-3.5-flash-lite' } },
    sees: sees(/^OK\. `gemini-3\.5-flash-lite` answers (?:here|in this channel) from now on\.$/),
    nonsense: [
      { typed: 'gpt-5', options: { name: 'gpt-5' }, by: 'admin', says: /`gpt-5` isn’t available/ },
      { typed: 'gemini-4-carbon', options: { name: 'gemini-4-carbon' }, says: channelOnly },
    ],
  },
  effort: {
    by: 'admin',
    use: { typed: 'high', options: { level: 'high' } },
    sees: sees(/^OK\. Effort (?:here|in this channel) is now high\.$/),
    nonsense: [
      {
        typed: 'loud',
        options: { level: 'loud' },
        says: /^`level` can be low, medium, high, or default\. For example: `\/effort level:low`\.$/,
      },
      { typed: 'low', options: { level: 'low' }, says: channelOnly },
    ],
  },
  persona: {
    by: 'admin',
    use: { typed: 'concise', options: { manner: 'concise' } },
    sees: sees(/^OK\. From now on I answer here as: concise$/),
    nonsense: [{ typed: 'concise', options: { manner: 'concise' }, says: adminsOnly }],
  },
  quiet: {
    use: {},
    sees(seen, where, stage) {
      const isInThread = where[0] === 'thread' || stage.opensThread(where);
      const elsewhere =
        where[0] === 'dm' ? /I answer every message here/ : /^That works only in a thread/;
      sees(isInThread ? /^OK, I’ll stay out of this thread/ : elsewhere)(seen, where, stage);
    },
    nonsense: [{ typed: 'maybe', options: { state: 'maybe' }, says: /^`state` can be on or off/ }],
  },
  timezone: {
    use: { typed: 'Europe/Berlin', options: { zone: 'Europe/Berlin' } },
    sees: sees(/^OK\. Your time zone is now Europe\/Berlin, where it’s \d+:\d\d\.$/),
    nonsense: [
      {
        typed: 'Mars/Olympus',
        options: { zone: 'Mars/Olympus' },
        says: /^I don’t know that time zone/,
      },
    ],
  },
  memory: {
    use: { typed: 'on', options: { state: 'on' } },
    by: 'admin',
    sees: sees(
      /^(?:From now on I remember what’s said in this channel|I remember what’s said|This is for the whole channel)/,
    ),
    nonsense: [{ typed: 'on', options: { state: 'on' }, says: adminsOnly }],
  },
  settings: {
    by: 'admin',
    use: { typed: 'follow: off', options: { follow: 'off' } },
    sees: sees(/^OK, saved\.\n[\s\S]*\*\*follow\*\*: off/),
    nonsense: [
      {
        typed: 'follow: sometimes',
        options: { follow: 'sometimes' },
        says: /^`follow` can be on or off\. For example: `\/\S*settings follow:on`\.$/,
      },
      { typed: 'follow: on', options: { follow: 'on' }, says: adminsOnly },
    ],
  },
  ...ownSpecs,
};
