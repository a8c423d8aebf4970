/**
 * The kind: what was put up until an answer comes ("thinking …") is taken away when the answer
 * goes another way, by the bot's own token, since the interaction's no longer works.
 */
import { expect, test } from 'vitest';
import { createAdapter, everyone, never, start, toContent, toPosted } from '../harness.ts';

type Started = Awaited<ReturnType<typeof start>>;

/** A command whose message "thinks". */
async function think(started: Started) {
  const { emulator, next } = started;
  await emulator.waitFor(() => emulator.commands.length > 0);
  const asked = await emulator.person('42').slash('ask', { question: 'why' }).answered();
  const event = await next('command');
  return { asked, place: event.place, audience: { ...everyone, interaction: event.interaction } };
}

const shown = ({ emulator }: Started) =>
  emulator.messages(emulator.generalId).map(({ text, thinking }) => ({ text, thinking }));

const answered = [{ text: 'Because.', thinking: false }];

const OVER: [string, (started: Started) => void][] = [
  ['after fifteen minutes', ({ emulator }) => emulator.advance(15 * 60_000)],
  [
    'as its token is refused',
    ({ emulator }) => emulator.faults.every('* /webhooks/**', { status: 401, code: 50027 }),
  ],
  [
    'as it is unknown',
    ({ emulator }) => emulator.faults.every('* /webhooks/**', { status: 404, code: 10062 }),
  ],
];

test.each(OVER)('where an interaction is over %s, its waiting message goes', async (_, end) => {
  const started = await start();
  const { adapter, emulator } = started;
  const { place, audience } = await think(started);
  end(started);
  const channel = adapter.channel(place, audience);
  const { posted } = await channel.write(toPosted(), 'open', toContent('Because'), never);
  await channel.write(posted, 'close', toContent('Because.'), never);
  await emulator.waitFor(() => shown(started).length === 1);

  expect(shown(started)).toEqual(answered);
});

test('so it does where another process answers', async () => {
  const started = await start();
  const { emulator } = started;
  const { place, audience } = await think(started);
  emulator.advance(15 * 60_000);
  const other = createAdapter(emulator, { now: emulator.now });
  await other.channel(place, audience).write(toPosted(), 'open', toContent('Because.'), never);
  await emulator.waitFor(() => shown(started).length === 1);

  expect(shown(started)).toEqual(answered);
});

test('other messages that wait stay, and only the first message of an answer looks', async () => {
  const started = await start();
  const { adapter, emulator } = started;
  const { place, audience } = await think(started);
  await emulator.person('43').slash('ask', { question: 'how' }).answered();
  emulator.advance(15 * 60_000);
  const channel = adapter.channel(place, audience);
  await channel.write(toPosted(), 'open', toContent('Because.'), never);
  await emulator.waitFor(() => emulator.calls.some(({ method }) => method === 'DELETE'));
  await channel.write(toPosted(1), 'open', toContent('And more.'), never);

  expect(shown(started).filter(({ thinking }) => thinking)).toHaveLength(1);
  expect(emulator.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('where it may not be read or deleted the answer stands all the same', async () => {
  const started = await start();
  const { adapter, emulator, log } = started;
  const { place, audience } = await think(started);
  emulator.advance(15 * 60_000);
  emulator.faults.every('GET /channels/:c/messages', { status: 403, code: 50001 });
  const channel = adapter.channel(place, audience);
  await channel.write(toPosted(), 'open', toContent('Because.'), never);
  await expect
    .poll(() => log.lines.map(({ message }) => message))
    .toContain('could not delete the message that was holding the place of an answer');

  expect(shown(started).at(-1)).toEqual(answered[0]);
});
