import { callReply, textReply } from '../../src/demo/frames.ts';
import { startOnDiscord } from '../../test/e2e/harness.ts';
import { toHeard, toSilence } from '../../test/e2e/voices.ts';
import { createGatedReply } from '../../test/emulators/gemini.ts';
import { WAIT_MS } from '../../test/waiting.ts';
import { fromDiscord } from './from-discord.ts';
import type { Transcript } from './transcript.ts';

const PEOPLE = new Map([
  ['42', 'Ada'],
  ['43', 'Ben'],
]);
const SECONDS = 19;
const HEARD = toHeard(
  [
    {
      start: 0,
      speaker: 'Speaker 1',
      text: 'Quick update: the importer is done, and I’d like to ship it on Friday.',
    },
    {
      start: 8.2,
      speaker: 'Speaker 1',
      text: 'Ben, could you read the release notes by Thursday? And somebody has to tell support.',
    },
  ],
  'The importer ships on Friday. Ben reads the release notes by Thursday; support isn’t told yet.',
);
const REMINDER = { what: 'read the release notes for the importer', at: 'tomorrow 9:00' };
const COMMANDS = `Everything since the last tag, one line per commit:

\`\`\`sh
last=$(git describe --tags --abbrev=0)
git log --oneline "$last..HEAD"
\`\`\`

For people outside the team I’d sort them like this:

- **New:** what they can do now and couldn’t do before
- **Fixed:** what went wrong until now, in their own`;

/** A voice note that is written down, a reminder, and an answer that is still being written. */
export async function playOnDiscord(): Promise<Transcript> {
  const { discord, model, close } = await startOnDiscord();
  const growing = createGatedReply();
  try {
    const [ada, ben] = [...PEOPLE].map(([id, name]) => discord.person(id, { name }));
    if (!ada || !ben) throw new Error('nobody is there');
    const channel = discord.addChannel('releases');
    model.next(textReply('Hello!'));
    const hello = ada.mention('hello', { channel });
    await discord.waitFor(() => hasButton('Regenerate', hello.id), WAIT_MS);

    model.next(textReply(HEARD));
    const voice = { bytes: toSilence(SECONDS), durationSecs: SECONDS };
    const note = ada.say({ channel, voice });
    await discord.waitFor(() => hasButton('Translate', note.id), WAIT_MS);

    // Discord tells no time zones.
    await ben.slash('timezone', { zone: 'Europe/Berlin' }, { channel }).answered();
    model.next(
      callReply([{ name: 'remind', id: 'c1', arguments: JSON.stringify(REMINDER) }]),
      textReply('I’ll remind you here tomorrow at 9:00.'),
    );
    discord.advance(3 * 60_000);
    ben.mention('remind me tomorrow at 9 to read the notes', { channel: note.id });
    await discord.waitFor(() => hasButton('Regenerate', note.id), WAIT_MS);
    const planned = JSON.stringify(model.requests.at(-1)?.messages?.at(-1));
    if (planned.includes('The tool failed')) throw new Error(`there is no reminder: ${planned}`);

    model.next(growing.reply);
    discord.advance(2 * 60_000);
    ada.mention('how do I list the commits for the notes?', { channel: note.id });
    growing.say(COMMANDS);
    const last = () => discord.messages(note.id).at(-1);
    await discord.waitFor(() => last()?.text.includes('in their'), WAIT_MS);
    const thread = discord.threads(channel).find(({ id }) => id === note.id);
    const first = discord.messages(channel).find(({ id }) => id === note.id) ?? note;
    return fromDiscord([first, ...discord.messages(note.id)], {
      channel: 'releases',
      thread: thread?.name ?? '',
      names: new Map([...PEOPLE, [discord.bot.id, 'Parley']]),
      durations: new Map([[note.id, SECONDS]]),
      growing: last()?.id ?? null,
    });
  } finally {
    growing.end();
    await close();
  }

  function hasButton(label: string, place: string): boolean {
    return discord
      .messages(place)
      .some(({ buttons }) => buttons.some((each) => each.label === label));
  }
}
