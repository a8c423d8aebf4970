import { expect, test } from 'vitest';
import { createPatient } from './patient.ts';

test('--live settles on Slack what it can, leaves nothing behind, and tells no id', async () => {
  const { run, slack } = await createPatient();
  const { code, out } = await run(['--live', 'C1']);

  expect(code).toBe(0);
  expect(out).toContain('holds    a message can be posted, edited and removed');
  expect(out).toContain('holds    a stream can be started in a thread, appended to and stopped');
  expect(out).toMatch(/^models {3}gemini-3\.8-flash is used; served: .*gemini/m);
  expect(out).toContain('holds    a file can be uploaded and removed');
  expect(out).not.toMatch(/DIFFERS|unknown /);
  expect(out).toMatch(/by hand {2}whether the text of a slash command/);
  expect(slack.messages('C1').filter(({ text }) => text !== '')).toEqual([]);
  expect(out).not.toMatch(/\bC1\b|\bT1\b|UBOT|xoxb|xapp/);
});

test('--live says which assumption does not hold', async () => {
  const { run } = await createPatient({ slack: { nativeStreaming: false } });
  const { out } = await run(['--live', 'C1']);

  expect(out).toMatch(
    /DIFFERS {2}a stream can be started in a thread[^\n]*\n +seen: unknown_method/,
  );
});

test('--live settles on Discord what it can, and leaves nothing behind', async () => {
  const { run, discord } = await createPatient();
  const { code, out } = await run(['--live', discord.generalId]);

  expect(code).toBe(0);
  expect(out).toContain('holds    a message can be posted, edited and removed');
  expect(out).toContain('holds    the same nonce within a minute gives the same message');
  expect(discord.messages(discord.generalId)).toEqual([]);
  expect(out).not.toContain(discord.generalId);
});

test('--live in a channel that takes no message says so, and ends with 1', async () => {
  const { run, environment } = await createPatient();
  const nowhere = await run(['--live', 'C404404']);
  const away = { ...environment, SLACK_API_URL: 'http://127.0.0.1:59999/api/' };

  expect(nowhere.code).toBe(1);
  expect(nowhere.out).toContain('Nothing could be tried');
  expect(nowhere.out).not.toContain('DIFFERS');
  expect(await run(['--live', 'C1'], away)).toMatchObject({
    code: 1,
    out: expect.stringContaining('Nothing could be tried: Slack can’t be reached'),
  });
});
