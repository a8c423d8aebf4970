import { expect, test } from 'vitest';
import { badRequest } from '../../src/demo/errors.ts';
import { blockedReply, emptyReply, textReply } from '../../src/demo/frames.ts';
import { unmetered } from '../doubles/meter.ts';
import { modelOf, server, useServer } from './ask.ts';

useServer();

const audio = { mimeType: 'audio/wav', bytes: new Uint8Array([1, 2, 3]) };
const transcribe = () =>
  modelOf().transcriber.transcribe(audio, new AbortController().signal, unmetered);
const segments = [
  { start: 0, speaker: 'Speaker 1', text: 'Shall we?' },
  { start: 4.25, speaker: 'Speaker 2', text: 'Yes.' },
];
const toText = (lines: readonly object[]) =>
  JSON.stringify({ language: 'English', summary: 'A plan.', segments: lines });

test('a recording goes along with the shape of a transcript, and its times are milliseconds', async () => {
  server.next(textReply(toText(segments)));

  expect(await transcribe()).toEqual({
    language: 'English',
    summary: 'A plan.',
    segments: [
      { startMs: 0, speaker: 'Speaker 1', text: 'Shall we?' },
      { startMs: 4_250, speaker: 'Speaker 2', text: 'Yes.' },
    ],
  });
  expect(server.requests[0]?.messages).toMatchObject([
    {
      role: 'user',
      content: [
        { type: 'input_audio', input_audio: { format: 'wav', data: 'AQID' } },
        { type: 'text' },
      ],
    },
  ]);
  expect(server.requests[0]?.response_format?.type).toBe('json_schema');
});

test('somebody who speaks alone is not named', async () => {
  server.next(textReply(`\`\`\`json\n${toText(segments.slice(1))}\n\`\`\``));
  expect((await transcribe()).segments).toEqual([{ startMs: 4_250, speaker: null, text: 'Yes.' }]);
});

test('plain text is taken as what was said, without asking again', async () => {
  server.next(textReply(' Just the words. '));
  expect(await transcribe()).toEqual({
    language: '',
    summary: '',
    segments: [{ startMs: 0, speaker: null, text: 'Just the words.' }],
  });
  expect(server.requests).toHaveLength(1);
});

test('a server without schemas is asked in words', async () => {
  server.next(badRequest('Unknown response_format'), textReply(toText(segments)));
  expect((await transcribe()).segments).toHaveLength(2);
});

test('an empty answer and a block are told as they are', async () => {
  server.next(emptyReply(), blockedReply());
  await expect(transcribe()).rejects.toMatchObject({ failure: 'empty' });
  await expect(transcribe()).rejects.toMatchObject({ failure: 'blocked' });
});
