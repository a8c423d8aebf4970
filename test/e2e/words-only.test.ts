import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createEmbeddingEdge } from '../emulators/embedding-edge.ts';
import { WAIT_MS } from '../waiting.ts';
import { everywhere } from './on-all.ts';

// Kind: something is found by its words alone. The asker and the model are told why, and `/about`
// says how far the embedding is.

const OFF = 'Searching by meaning is turned off, so I only searched for exact words.';
const CAPPED = 'I’ve reached today’s limit for searching by meaning.';
const PARTLY = 'Right now I find some messages only by their exact words.';
const FAILED = 'I could only search for the exact words.';
const SOON = { timeout: WAIT_MS, interval: 500 };

async function startEdge() {
  const edge = await createEmbeddingEdge();
  onTestFinished(edge.close);
  edge.model.answer(() => textReply('It is K4711 [1].'));
  return edge;
}

type Edge = Awaited<ReturnType<typeof startEdge>>;

/** What the model is told of a search that it makes by itself. */
async function recallByTool({ model }: Edge, say: (text: string) => Promise<void>) {
  const call = { id: 'c1', name: 'recall', arguments: '{"question":"zebra budget"}' };
  model.next(callReply([call]), textReply('I looked.'));
  await say('How much is it?');
  const results = model.requests.at(-1)?.messages?.filter(({ role }) => role === 'tool');
  return String(results?.at(-1)?.content).split('Tell the person:').at(-1);
}

for (const { platform, start } of everywhere) {
  test(`${platform}: where searching by meaning is turned off, it is told and costs nothing`, async () => {
    const edge = await startEdge();
    const { say, use } = await start({ ...edge.environment, GEMINI_EMBEDDINGS_PER_DAY: '0' });
    await say('The zebra budget is K4711');
    expect(await use('recall', 'question', 'zebra')).toMatch(/K4711/);
    expect(await use('recall', 'question', 'zebra')).toContain(OFF);
    expect(await recallByTool(edge, say)).toContain(OFF);
    const about = await use('about');
    expect(about).toMatch(/\d passages?, searchable by exact words only/);
    expect(about).toContain('GEMINI_EMBEDDINGS_PER_DAY');
    expect(about).not.toContain('tomorrow');
    expect(edge.texts).toEqual([]);
  });

  test(`${platform}: once the day’s passages are used up it is told, and not before`, async () => {
    const edge = await startEdge();
    const { say, use } = await start({ ...edge.environment, GEMINI_EMBEDDINGS_PER_DAY: '1' });
    await say('The zebra budget is K4711');
    await expect.poll(() => edge.texts.join(), SOON).toContain('The zebra budget is K4711');
    await expect.poll(() => use('about'), SOON).toMatch(/1 passage(?![ \w]*\()/);
    expect(await use('recall', 'question', 'zebra')).not.toContain(CAPPED);

    await say('The giraffe budget is K0815');
    await expect.poll(() => use('recall', 'question', 'giraffe'), SOON).toContain(CAPPED);
    expect(await recallByTool(edge, say)).toContain(CAPPED);
    expect(await use('about')).toMatch(
      /\d passages \(1 searchable by meaning\), today’s limit is reached/,
    );
  });

  test(`${platform}: a model that refuses everything is told, and words are searched`, async () => {
    const edge = await startEdge();
    const { say, use } = await start(edge.environment);
    await say('The zebra budget is K4711');
    await expect.poll(() => use('about'), SOON).toMatch(/1 passage(?![ \w]*\()/);

    edge.refuses = () => true;
    await say('The giraffe budget is K0815');
    await expect
      .poll(() => use('about'), SOON)
      .toMatch(/2 passages \(1 searchable by meaning\), the embedding model refuses everything/);
    const found = await use('recall', 'question', 'zebra');
    expect(found).toMatch(/K4711/);
    expect(found).toContain(FAILED);
    edge.refuses = (texts) => texts.some((text) => text.includes('K'));
    expect(await use('recall', 'question', 'zebra')).toContain(PARTLY);
  });

  test(`${platform}: other vectors of the same model replace the old ones, and nothing is missed meanwhile`, async () => {
    const edge = await startEdge();
    const { say, use } = await start(edge.environment);
    await say('The zebra budget is K4711');
    await say('The giraffe budget is K0815');
    await expect.poll(() => use('about'), SOON).toMatch(/2 passages(?![ \w]*\()/);
    edge.length = 384;
    expect(await use('recall', 'question', 'What is the zebra’s budget?')).toMatch(/K4711/);
    expect(await use('about')).toMatch(/2 passages \(0 searchable by meaning\)/);
    await expect.poll(() => use('about'), SOON).toMatch(/2 passages(?! \()/);
    const { length } = edge.texts;
    const again = await use('recall', 'question', 'zebra');
    expect(again).toMatch(/K4711/);
    expect(again).not.toContain('exact words');
    expect(edge.texts[length]).toBe('zebra');
  });
}

test('one message that the embedding model refuses keeps no other from being found by meaning', async () => {
  const edge = await startEdge();
  edge.refuses = (texts) => texts.some((text) => text.includes('K4711'));
  const [slack] = everywhere;
  const running = await slack?.start(edge.environment);
  if (!running) throw new Error('there is no platform');
  await running.say('The zebra budget is K4711');
  await running.say('The giraffe budget is K0815');
  await expect
    .poll(() => running.use('about'), SOON)
    .toMatch(/2 passages \(1 searchable by meaning\), 1 passage that the embedding model refuses/);
  expect(await running.use('recall', 'question', 'zebra')).toMatch(/K4711/);
});
