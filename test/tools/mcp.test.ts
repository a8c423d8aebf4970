import { expect, test } from 'vitest';
import { createContext, everything, namesOf, run, start, toolOf } from './mcp/setting.ts';

test('the reference server’s tools are listed and called', async () => {
  const { mcp } = await start([everything()]);

  expect(namesOf(mcp)).toEqual(
    expect.arrayContaining([
      'everything__echo',
      'everything__get-sum',
      'everything__get-tiny-image',
    ]),
  );
  expect(mcp.tools()).toBe(mcp.tools());
  expect(mcp.health()).toEqual([['everything', { type: 'connected', tools: expect.any(Number) }]]);
  expect(toolOf(mcp, 'everything__echo').spec).toMatchObject({
    description: 'Echoes back the input string',
    parameters: { type: 'object', properties: { message: { type: 'string' } } },
  });
  expect(await run(toolOf(mcp, 'everything__echo'), { message: 'hello' })).toBe('Echo: hello');
  expect(await run(toolOf(mcp, 'everything__get-sum'), { a: 19, b: 23 })).toBe(
    'The sum of 19 and 23 is 42.',
  );
});

test('a picture goes with the answer, between the words around it', async () => {
  const { mcp } = await start([everything()]);
  const context = createContext();

  expect(await run(toolOf(mcp, 'everything__get-tiny-image'), {}, { context })).toBe(
    "Here's the image you requested:\n\n[picture, attached to the answer as everything-get-tiny-image-1.png]\n\nThe image above is the MCP logo.",
  );
  expect(context.attached).toMatchObject([
    { mimeType: 'image/png', alt: 'An image from everything: get-tiny-image' },
  ]);
  expect(
    Buffer.from(context.attached[0]?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('a long call ends at once when it is stopped, and the server goes on', async () => {
  const { mcp } = await start([everything()]);
  const stop = new AbortController();
  const reason = new Error('stopped by a person');
  const call = run(
    toolOf(mcp, 'everything__trigger-long-running-operation'),
    { duration: 600, steps: 2 },
    { signal: stop.signal },
  );
  setTimeout(() => stop.abort(reason), 100);

  await expect(call).rejects.toBe(reason);
  expect(await run(toolOf(mcp, 'everything__echo'), { message: 'still here' })).toBe(
    'Echo: still here',
  );
});

test('tools act and need an admin, unless a trusted server says that they only read', async () => {
  const { mcp } = await start([everything(true)]);
  const { mcp: untrusted } = await start([everything(false)]);

  expect(toolOf(mcp, 'everything__echo')).toMatchObject({ acts: false, consent: 'none' });
  expect(toolOf(mcp, 'everything__toggle-simulated-logging')).toMatchObject({
    acts: true,
    consent: 'admin',
  });
  expect(untrusted.tools().every(({ acts, consent }) => acts && consent === 'admin')).toBe(true);
});

test('arguments that the server refuses are told to the model in its words', async () => {
  const { mcp } = await start([everything()]);

  expect(await run(toolOf(mcp, 'everything__get-sum'), { a: 'one' })).toMatch(
    /The tool reported an error: .*Invalid arguments/s,
  );
});

test('a server sees its configured environment and nothing else of Parley’s', async () => {
  process.env.PARLEY_TEST_TOKEN = 'of the parent';
  const server = everything();
  const { reach } = server;
  if (reach.by !== 'command') throw new Error('not a command');
  const { mcp } = await start([{ ...server, reach: { ...reach, env: { OWN: 'given' } } }]);
  const seen = JSON.parse(await run(toolOf(mcp, 'everything__get-env')));
  delete process.env.PARLEY_TEST_TOKEN;

  expect(seen).toMatchObject({ OWN: 'given', PATH: process.env.PATH });
  expect(seen).not.toHaveProperty('PARLEY_TEST_TOKEN');
  const allowed = ['OWN', 'HOME', 'LOGNAME', 'PATH', 'SHELL', 'TERM', 'USER'];
  expect(Object.keys(seen).filter((name) => !allowed.includes(name))).toEqual([]);
});
