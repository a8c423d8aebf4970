import { toShown } from '../../src/adapters/slack/write/blocks.ts';
import { toModalView } from '../../src/adapters/slack/write/form.ts';
import type { Form } from '../../src/core/content.ts';

/** A shape that Parley sends to Slack, made by the code that makes it. */
export type Shape = {
  readonly name: string;
  readonly kind: 'blocks' | 'view';
  readonly payload: unknown;
};

const TEXT = `# Heading
**Bold**, *slanted*, ~~struck~~, \`code\` and [a link](https://example.org).

- one
- [ ] two

> quoted

| a | b |
| --- | --- |
| 1 | 2 |

\`\`\`ts
const answer = 42;
\`\`\``;

const button = (label: string, style: 'plain' | 'primary' | 'danger') => ({
  label,
  style,
  action: `test:${label.toLowerCase()}`,
});
const BUTTONS = [
  button('Stop', 'danger'),
  button('Approve', 'primary'),
  button('Regenerate', 'plain'),
];

const FORM: Form = {
  action: 'test:form',
  title: 'Correct the transcript',
  fields: [
    { name: 'text', label: 'Text', value: 'What was said', isLong: true },
    { name: 'name', label: 'Name', value: '', isLong: false },
  ],
};

/** Every kind of block that Parley sends. */
export const SHAPES: readonly Shape[] = [
  { name: 'an answer', kind: 'blocks', payload: shown({ text: TEXT }) },
  { name: 'a status line', kind: 'blocks', payload: shown({ status: 'Reading _page_ …' }) },
  { name: 'a status line of plain text', kind: 'blocks', payload: shown({ status: 'a\\*b' }) },
  {
    name: 'buttons',
    kind: 'blocks',
    payload: shown({ text: 'Approve this action?', buttons: BUTTONS }),
  },
  { name: 'a form', kind: 'view', payload: toModalView(FORM, 'memory') },
];

function shown(content: Partial<Parameters<typeof toShown>[0]>) {
  return toShown({ text: '', status: null, buttons: [], ...content }).blocks;
}
