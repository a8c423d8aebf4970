import { postAgain } from './api.js';
import { ask } from './dialogs.js';
import { strings } from './strings.js';

/** The answer may belong to another person. */
export function askToRemove(message, onRemove, state) {
  const question = [...state.messages.values()].findLast(
    ({ id, thread, speaker }) =>
      speaker !== null && id < message.id && (thread ?? id) === (message.thread ?? message.id),
  );
  const isOthers = question && question.speaker !== state.person;
  void ask({
    title: strings.deleteAnswer,
    note: isOthers ? strings.deleteOthersAnswerNote(question.name) : toOwnNote(message),
    fields: [],
    action: strings.delete,
    isDanger: true,
    onSubmit: (_, isOver) => onRemove(isOver),
  });
}

/** A message for one person disappears for that person alone. */
function toOwnNote({ only }) {
  return only ? '' : strings.deleteAnswerNote;
}

/** Asks for another text of one’s own message. */
export function askToEdit({ id, channel, text }) {
  void ask({
    title: strings.editMessage,
    note: strings.editMessageNote,
    fields: [{ name: 'text', label: strings.message, value: text, isLong: true }],
    onSubmit: (filled, isOver) =>
      postAgain('/web/edit', { channel, id, text: filled.text }, isOver),
  });
}

/** Asks whether one’s own message is to go. */
export function askToRemoveOwn({ id, channel }) {
  void ask({
    title: strings.deleteMessage,
    note: strings.deleteMessageNote,
    fields: [],
    action: strings.delete,
    isDanger: true,
    onSubmit: (_, isOver) => postAgain('/web/delete', { channel, id }, isOver),
  });
}
