// Kind: one cause is told in several ways, and all but one of them mislead.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPatient } from './patient.ts';

/** What Google answers to everything. https://ai.google.dev/gemini-api/docs/troubleshooting */
const REFUSALS = [
  [400, 'User location is not supported for the API use.', /country/],
  [400, 'Gemini API free tier is not available in your country. Please enable billing', /country/],
  [403, 'This API method requires billing to be enabled.', /billing is off/],
  [400, 'Billing account for project 1 is closed or past due.', /past due/],
  [403, 'Generative Language API has not been used in project 1', /GEMINI_API_KEY/],
  [400, 'API key not valid. Please pass a valid API key.', /GEMINI_API_KEY was rejected/],
  [400, 'API key expired. Please renew the API key.', /has expired/],
  [429, 'You exceeded your current quota. PerDay', /quota/],
  [503, 'The model is overloaded. Please try again later.', /overloaded/],
] as const;

async function startRefusing(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1beta/openai/`;
}

test.each(REFUSALS)('all that a refusal (%i, %s) costs is told by its cause', async (...row) => {
  const [status, message, cause] = row;
  const error = { error: { code: status, message } };
  const { examine } = await createPatient();
  for (const body of [error, [error]]) {
    const url = await startRefusing(status, JSON.stringify(body));
    const { lines } = await examine({ GEMINI_BASE_URL: url });
    const native = lines.filter(({ group, name }) => `${group}/${name}` === 'Model/Native API');

    expect(native).toMatchObject([{ state: 'warn', text: expect.stringMatching(cause) }]);
    expect(lines.map(({ remedy }) => remedy).join('\n')).not.toContain('GEMINI_NATIVE_URL');
  }
});

test('a model that is not there is no wrong address, and a wrong address no model', async () => {
  const { examine, model } = await createPatient();
  const toNative = async (changes: Record<string, string>) => {
    const { lines } = await examine(changes);
    return lines.find(({ name }) => name === 'Native API');
  };
  const elsewhere = await startRefusing(404, '{"error":{"code":404,"message":"Not found"}}');

  expect(await toNative({ GEMINI_MODEL: 'gemini-9-flash' })).toMatchObject({
    text: 'gemini-9-flash isn’t available',
    remedy: expect.stringContaining('GEMINI_MODEL'),
  });
  for (const url of [elsewhere, `${model.nativeUrl}elsewhere/`])
    expect(await toNative({ GEMINI_NATIVE_URL: url })).toMatchObject({
      remedy: expect.stringContaining('GEMINI_NATIVE_URL'),
    });
});
