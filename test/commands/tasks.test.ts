import { expect, test } from 'vitest';
import { tasks } from '../../commands/tasks.ts';
import { createConversation, said } from './conversation.ts';

const MESSAGES = [said(1, 'I will write the notes by Friday.', 'Cleo')];

test('/tasks shows a table with links and brings the same as CSV', async () => {
  const { type, files } = createConversation({
    messages: MESSAGES,
    extracted: {
      tasks: [
        { task: 'Write the notes | all', owner: 'Cleo', due: '2026-10-02', message: 1 },
        { task: '=1+1, "quoted"', owner: null, due: null, message: null },
      ],
    },
  });

  expect(await type(tasks, '')).toBe(
    [
      '| Task | Owner | Due |',
      '| --- | --- | --- |',
      '| Write the notes \\| all [↗](https://example.slack.com/archives/C1/p1) | Cleo | Oct 2, 2026 |',
      '| =1+1, "quoted" | – | – |',
    ].join('\n'),
  );
  expect(files).toEqual([
    expect.objectContaining({
      name: 'tasks.csv',
      mimeType: 'text/csv',
      text: [
        '\uFEFFTask,Owner,Due,Message',
        'Write the notes | all,Cleo,2026-10-02,https://example.slack.com/archives/C1/p1',
        '"\'=1+1, ""quoted""",,,',
        '',
      ].join('\r\n'),
    }),
  ]);
});

test('/tasks without any says so and brings no file', async () => {
  const { type, files } = createConversation({ messages: MESSAGES, extracted: { tasks: [] } });

  expect(await type(tasks, '')).toBe('I found no action items in these messages.');
  expect(await createConversation().type(tasks, '')).toBe(
    'I found no messages here that I can read.',
  );
  expect(files).toEqual([]);
});

test('/tasks of more than there is room for says how far back it goes', async () => {
  const messages = Array.from({ length: 50 }, (_, at) => said(at, `${at} ${'word '.repeat(700)}`));
  const task = { task: 'Ship', owner: null, due: null, message: 1 };
  const { run } = createConversation({ messages, extracted: { tasks: [task] } });

  expect(await run(tasks, '')).toMatchObject({
    note: expect.stringMatching(/^Based on what was said since /),
  });
});
