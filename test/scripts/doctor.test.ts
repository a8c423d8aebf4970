import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { BROKEN_MODEL } from './broken-model.ts';
import { BROKEN_REST } from './broken-rest.ts';
import { BROKEN_SLACK } from './broken-slack.ts';
import { createPatient, type Patient, toBad } from './patient.ts';

test('a Parley that has all it needs is told that everything works', async () => {
  const { examine } = await createPatient();
  const { code, lines } = await examine();

  expect(toBad(lines)).toEqual([]);
  expect(code).toBe(0);
  expect(lines.map(({ group, name }) => `${group}/${name}`)).toEqual(
    expect.arrayContaining([
      'Model/Chat',
      'Model/Embedding',
      'Slack/Scopes',
      'Slack/Layout',
      'Discord/Permissions',
      'Store/Store',
      'Machine/Clock',
    ]),
  );
});

const BROKEN = [...BROKEN_MODEL, ...BROKEN_SLACK, ...BROKEN_REST];

test.each(BROKEN)('the doctor names $what', async ({ options, breaks, line, says, remedy }) => {
  const patient = await createPatient(options);
  const changes = (await breaks?.(patient)) ?? {};
  const { code, out, lines } = await patient.examine(changes);
  const found = lines.filter(({ state, group, name }) => `${state} ${group}/${name}` === line);

  expect(
    toBad(lines)
      .filter((each) => each.startsWith(`${line}: `))
      .join('\n'),
  ).toMatch(says);
  expect(found.every((each) => (each.remedy ?? '') !== '')).toBe(true);
  if (remedy) expect(found.map((each) => each.remedy).join('\n')).toMatch(remedy);
  expect(code).toBe(line.startsWith('fail') || lines.some(({ state }) => state === 'fail') ? 1 : 0);
  for (const secret of toSecrets(patient, changes)) expect(out).not.toContain(secret);
});

function toSecrets({ environment }: Patient, changes: Record<string, string>): readonly string[] {
  return Object.entries({ ...environment, ...changes })
    .filter(([name, value]) => /TOKEN|KEY|SECRET/.test(name) && value.length > 5)
    .map(([, value]) => value);
}

test('a log-in page in front of everything is told once a service, and nothing is called fine', async () => {
  const { examine } = await createPatient();
  const page = createServer((_request, response) => response.end('<h1>Log in to the Wi-Fi</h1>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void page.close());
  const address = page.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { lines } = await examine({
    GEMINI_BASE_URL: `${url}/v1/`,
    SLACK_API_URL: `${url}/api/`,
    DISCORD_API_URL: `${url}/api`,
  });

  for (const group of ['Slack', 'Discord'])
    expect(lines.filter((each) => each.group === group && each.state === 'fail')).toHaveLength(
      group === 'Slack' ? 3 : 1, // Three tokens on Slack, one on Discord.
    );
  const fine = lines.filter((each) => each.state === 'ok').map((each) => each.group);
  for (const group of ['Model', 'Slack', 'Discord']) expect(fine).not.toContain(group);
});

test('lines fit on 80 columns, but for addresses', async () => {
  const { run, environment } = await createPatient({ discord: { messageContent: false } });
  const { out } = await run([], { ...environment, SLACK_API_URL: 'http://127.0.0.1:59999/' });

  const long = out.split('\n').filter((line) => line.length > 80 && !line.includes('http'));
  expect(long).toEqual([]);
  expect(out).toMatch(/\d+ things don’t work/);
});

test('warnings alone end with 0, and with 1 where it is asked to be strict', async () => {
  const { run, environment } = await createPatient();
  const given = { ...environment, STORE_URL: 'memory:' };

  expect((await run([], given)).code).toBe(0);
  expect((await run(['--strict'], given)).code).toBe(1);
});

test('a call that is not understood ends with 2 and one line', async () => {
  const { run } = await createPatient();

  expect(await run(['--nope'])).toMatchObject({ code: 2, err: expect.stringMatching(/^.+\n$/) });
  expect(await run(['--live', '#general'])).toMatchObject({ code: 2 });
  expect((await run(['--help'])).out).toContain('--live CHANNEL');
});
