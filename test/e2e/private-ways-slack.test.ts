/**
 * The kind: a way to tell one person something fails time and again, and nobody knows what becomes
 * of it. Another way that is open is taken, once.
 */
import { expect, test } from 'vitest';
import { type Running, start, WAIT_MS } from './on-slack.ts';

const FAULTS = [
  { http: 500 },
  { http: 502 },
  { http: 504 },
  { dropRequest: true },
  { error: 'internal_error' },
  { error: 'fatal_error' },
] as const;

function toldTo({ slack }: Running): string[] {
  return ['C1', slack.dmOf('U1')]
    .flatMap((channel) => slack.messages(channel))
    .filter(({ user }) => user === 'UBOT')
    .map(({ text }) => text);
}

const WAYS: Readonly<Record<string, readonly [string, (running: Running) => unknown]>> = {
  'a command’s own address': [
    'response_url',
    ({ slack }) => slack.person('U1').slash('/help', '', 'C1'),
  ],
  'a message that one person sees': [
    'chat.postEphemeral',
    ({ slack }) => slack.person('U1').mention({ channel: 'C1', text: '/help' }),
  ],
};

// The address of a command answers with a status, not with a code of the API.
const CASES = Object.keys(WAYS).flatMap((way) =>
  FAULTS.filter((fault) => way !== 'a command’s own address' || !('error' in fault)).map(
    (fault) => [way, fault] as const,
  ),
);

test.each(CASES)(
  'where %s fails each time with %o, the person reads it all the same',
  async (way, fault) => {
    const running = await start({ rateLimits: 'off' });
    const [method, ask] = WAYS[way] ?? ['', () => {}];
    running.slack.faults.every(method, fault);
    await ask(running);
    await running.slack.waitFor(() => toldTo(running).length > 0, WAIT_MS);

    expect(toldTo(running)).toEqual([expect.stringContaining('/imagine')]);
  },
);
