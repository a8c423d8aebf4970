import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { createEmbeddingEdge } from '../emulators/embedding-edge.ts';
import { everywhere } from './on-all.ts';

// Kind: what was said contradicts itself, or answers nothing. The model has all of it, the latest
// last, and is told to say so.

const QUESTION = JSON.stringify({ question: 'zebra budget' });

for (const { platform, start } of everywhere)
  test(`${platform}: what contradicts itself comes in its order; of nothing, nothing is known`, async () => {
    const { model, environment, close } = await createEmbeddingEdge();
    onTestFinished(close);
    model.answer(() => textReply('Noted.'));
    const { say, use } = await start(environment);
    const recall = async () => {
      model.next(callReply([{ id: 'c1', name: 'recall', arguments: QUESTION }]));
      await say('How much is it?');
      const results = model.requests.at(-1)?.messages?.filter(({ role }) => role === 'tool');
      return String(results?.at(-1)?.content);
    };
    expect(await recall()).toContain('Say that you do not know.');
    expect(await use('recall', 'question', 'giraffe')).toContain('I found nothing that answers');

    for (const budget of ['K4711', 'K0815', 'K1234']) await say(`The zebra budget is ${budget}`);
    const found = await recall();
    expect(found).toMatch(/K4711.*K0815.*K1234/s);
    expect(found).toContain('Where they contradict each other the latest holds');
  });
