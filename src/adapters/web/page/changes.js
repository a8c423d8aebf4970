import { post } from './api.js';
import { ask } from './dialogs.js';

/** An answer may be somebody else’s. */
export function askToRemove(message, onSubmit, state) {
  const question = [...state.messages.values()].findLast(
    ({ id, thread, speaker }) =>
      speaker !== null && id < message.id && (thread ?? id) === (message.thread ?? message.id),
  );
  const isOthers = question && question.speaker !== state.person;
  void ask({
    title: 'Delete this answer?',
    note: `${isOthers ? `${question.name} asked for it. ` : ''}It disappears for everyone.`,
    fields: [],
    action: 'Delete',
    isDanger: true,
    onSubmit,
  });
}

/** Asks for another text of one’s own message. */
export function onEdit({ id, channel, text }) {
  void ask({
    title: 'Edit your message',
    note: 'Parley answers it again.',
    fields: [{ name: 'text', label: 'Message', value: text, isLong: true }],
    onSubmit: (filled) => post('/web/edit', { channel, id, text: filled.text }),
  });
}

/** Asks whether one’s own message is to go. */
export function onRemove({ id, channel }) {
  void ask({
    title: 'Delete this message?',
    note: 'Its answer goes with it.',
    fields: [],
    action: 'Delete',
    isDanger: true,
    onSubmit: () => post('/web/delete', { channel, id }),
  });
}
