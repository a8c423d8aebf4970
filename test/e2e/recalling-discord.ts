import { expect } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import type { Permission } from '../emulators/discord/permissions.ts';
import type { Person } from '../emulators/discord/person.ts';
import { type Running, start, WAIT_MS } from './on-discord.ts';

export const ADA = '42';
export const GRACE = '43';
const OPEN: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY'];
export const SECRET = 'The zebra budget is K4711';
export const QUESTION = 'What is the zebra budget?';
const NOT_KNOWN = 'I found nothing that answers this.';

/** Ada has the role Team; Grace is there as well. */
export async function startRecall(environment: Record<string, string> = {}) {
  const running = await start({}, environment);
  const { discord } = running;
  // Kept, as to name a person again makes them a member again.
  const people = new Map([
    [ADA, discord.person(ADA, { name: 'ada', roles: ['Team'] })],
    [GRACE, discord.person(GRACE, { name: 'grace' })],
  ]);
  const personOf = (id: string): Person => {
    const person = people.get(id);
    if (!person) throw new Error(`there is no person ${id}`);
    return person;
  };
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);
  return { ...running, personOf };
}

export type Recalling = Awaited<ReturnType<typeof startRecall>>;

export const countAnswered = ({ log }: Running) =>
  log.lines.filter(({ message }) => message === 'answered').length;

/** Says something to Parley, and waits until it is answered and so remembered. */
export async function tell(
  running: Recalling,
  channel: string,
  { text = SECRET, by = GRACE } = {},
) {
  const { model, personOf } = running;
  const before = countAnswered(running);
  model.next(textReply('Noted.'));
  const said = personOf(by).mention(text, { channel });
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  return said.id;
}

/** What a person is shown when they use the command, and what the model was asked for it. */
export async function recall(
  { discord, model, personOf }: Recalling,
  { question = QUESTION, by = ADA, channel = discord.generalId } = {},
) {
  const requests = model.requests.length;
  const handle = personOf(by).slash('recall', { question }, { channel });
  await handle.answered();
  const find = () => (handle.response?.thinking === false ? handle.response : null);
  const { text } = await discord.waitFor(find, WAIT_MS);
  const sent = model.requests.slice(requests);
  return { text, asked: sent.length === 0 ? '' : JSON.stringify(sent) };
}

/** A channel that only those named, and Parley, may read. */
export function addClosed({ discord }: Recalling, ...open: readonly string[]): string {
  const id = discord.addChannel('closed');
  discord.overwrite(id, discord.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const each of [discord.bot.id, ...open]) discord.overwrite(id, each, { allow: OPEN });
  return id;
}

/** A private thread of the open channel, with Grace and Parley in it. */
export function addPrivateThread({ discord, personOf }: Recalling): string {
  const grace = personOf(GRACE);
  const { id } = grace.createThread({ channel: discord.generalId }, 'Closed', { isPrivate: true });
  grace.invite(id);
  return id;
}

export async function addDirect(running: Recalling, person: string): Promise<string> {
  const { discord, model, personOf } = running;
  const before = countAnswered(running);
  model.next(textReply('Hello.'));
  personOf(person).dm('hello');
  await expect.poll(() => countAnswered(running), { timeout: WAIT_MS }).toBe(before + 1);
  return discord.dmId(person);
}

export async function expectFound(running: Recalling, options: Parameters<typeof recall>[1] = {}) {
  running.model.next(textReply('It is K4711 [1].'));
  const { asked, text } = await recall(running, options);
  expect(asked).toContain('K4711');
  return text;
}

/** Neither by a question nor by the very words, which the platform's own search would find. */
export async function expectNothing(
  running: Recalling,
  options: Parameters<typeof recall>[1] = {},
) {
  for (const question of [QUESTION, 'zebra budget']) {
    const { asked, text } = await recall(running, { ...options, question });
    expect(asked).toBe('');
    expect(text).toContain(NOT_KNOWN);
    expect(text).not.toContain('K4711');
  }
}
