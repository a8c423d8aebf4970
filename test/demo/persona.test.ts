import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { createDemoFetch } from '../../src/demo/index.ts';
import { encodePng } from '../../src/demo/media.ts';
import { toDemoAnswer } from '../../src/demo/persona.ts';

const user = (content: string) => ({ role: 'user', content });
const assistant = { role: 'assistant', content: 'ok' };

test('the first line of every answer says that a stand-in speaks and how to get the real one', () => {
  for (const text of ['Ada: hello', 'a table', '']) {
    const [first] = toDemoAnswer({ messages: [user(text)] }).split('\n');
    expect(first).toContain('offline stand-in');
    expect(first).toContain('GEMINI_API_KEY');
  }
});

test('it repeats what it was asked and by whom', () => {
  expect(toDemoAnswer({ messages: [user('Ada: how are you?')] })).toContain(
    'Ada wrote: “how are you?”',
  );
  expect(toDemoAnswer({ messages: [user('how are you?')] })).toContain('You wrote: “how are you?”');
  const note = '[Your answer above came with this picture, which you made: "drawing.png"]';
  expect(toDemoAnswer({ messages: [user(`${note}\nAda: at night`)] })).toContain(
    'Ada wrote: “at night”',
  );
});

test('it remembers the conversation that it was given, and who took part', () => {
  const answer = toDemoAnswer({
    messages: [user('Ada: one'), assistant, user('Bob: two'), assistant, user('Ada: three')],
  });

  expect(answer).toContain('you asked “one”');
  expect(answer).toContain('Bob asked “two”');
  expect(answer).toContain('Taking part so far: Ada, Bob.');
  expect(toDemoAnswer({ messages: [user('Ada: one')] })).not.toContain('remember');
});

test('of a long conversation it repeats the latest questions and counts the rest', () => {
  const messages = Array.from({ length: 6 }, (_, index) => user(`Ada: question ${index}`));
  const answer = toDemoAnswer({ messages });

  expect(answer).toContain('The latest of 5 earlier questions');
  expect(answer).not.toContain('question 1”');
  expect(answer).toContain('question 4”');
});

test('it shows a table, code, a list and something long when asked', () => {
  const ask = (text: string) => toDemoAnswer({ messages: [user(`Ada: ${text}`)] });

  expect(ask('a table please')).toContain('| --- |');
  expect(ask('some code')).toContain('```ts\n');
  expect(ask('a list')).toMatch(/^1\. /m);
  expect(ask('something long').length).toBeGreaterThan(6_000);
  expect(ask('hello')).not.toContain('| --- |');
});

test('it is honest about pictures, files and recordings, and tells what it received', () => {
  const url = `data:image/png;base64,${encodePng('x', 64).toString('base64')}`;
  const jpeg = Buffer.from('ffd8ffe000040000ffc0000b0800f0014001011100ffd9', 'hex');
  const answer = toDemoAnswer({
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Ada: look' },
          { type: 'image_url', image_url: { url } },
          {
            type: 'image_url',
            image_url: { url: `data:image/jpeg;base64,${jpeg.toString('base64')}` },
          },
          { type: 'image_url', image_url: { url: 'data:application/pdf;base64,JVBERi0=' } },
          { type: 'input_audio', input_audio: { format: 'mp3', data: 'AAAA' } },
        ],
      },
    ],
  });

  expect(answer).toContain('I cannot see, but I received a picture (64×64 png, 1 kB).');
  expect(answer).toContain('I cannot see, but I received a picture (320×240 jpeg, 1 kB).');
  expect(answer).toContain('I cannot read files, but I received one (application/pdf, 1 kB).');
  expect(answer).toContain('I cannot hear, but I received a recording (mp3, 1 kB).');
});

test('material that it was given is named, not repeated', () => {
  const answer = toDemoAnswer({
    messages: [user('Ada: sum up\n\n<file name="a.csv">\nsecret,numbers\n</file>')],
  });
  expect(answer).toContain('“sum up [file]”');
  expect(answer).not.toContain('secret');
});

test('it tells what the tools of this turn said', () => {
  const call = { role: 'assistant', tool_calls: [{ id: '1', function: { name: 'weather' } }] };
  const result = { role: 'tool', name: 'weather', content: 'sunny' };
  expect(toDemoAnswer({ messages: [user('Ada: hi'), call, result] })).toContain(
    'The tool weather said: “sunny”',
  );
});

test('it answers through the client without a port, in pieces, and no character is cut', async () => {
  const client = new OpenAI({
    apiKey: 'demo',
    baseURL: 'https://demo.invalid/v1beta/openai/',
    fetch: createDemoFetch({ chunkDelayMs: 1 }),
  });
  const stream = await client.chat.completions.create({
    model: 'gemini-3.8-flash',
    messages: [{ role: 'user', content: `Ada: ${'🌍'.repeat(200)}` }],
    stream: true,
  });
  const pieces: string[] = [];
  for await (const { choices } of stream) pieces.push(choices[0]?.delta.content ?? '');

  expect(pieces.length).toBeGreaterThan(10);
  expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  expect(pieces.join('')).toContain('🌍'.repeat(200));
});

test('material for a command is quoted line by line, without the tags around it', () => {
  const content =
    '<messages>\n[1] 2026-01-02 10:00 Ada: First\n[2] 2026-01-02 10:01 Bo: a\n  b\n</messages>';
  const answer = toDemoAnswer({ messages: [{ role: 'user', content }] });
  expect(answer).toContain('> [1] 2026-01-02 10:00 Ada: First\n>\n> [2] 2026-01-02 10:01 Bo: a b');
  expect(answer).not.toContain('<');
});
