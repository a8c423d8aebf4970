import { myName, post, postAgain, setMyName } from './api.js';
import { ask } from './dialogs.js';
import { strings } from './strings.js';
import { isolate } from './words.js';

/** Asks for the name of a new channel. */
export function askForChannel() {
  const fields = [{ name: 'channel', label: strings.name, maxLength: 40, isRequired: true }];
  const onSubmit = (filled) => post('/web/channels', filled);
  const note = strings.newChannelNote;
  return ask({ title: strings.newChannel, note, action: strings.create, fields, onSubmit });
}

/** Asks for another name of a channel, or whether it is to go. */
export function askToChange({ channel, channels }) {
  const name = channels.find(({ id }) => id === channel)?.name ?? channel;
  const archive = {
    label: strings.archive,
    onPress: (_, isOver) => postAgain('/web/channels/archive', { channel }, isOver),
  };
  return ask({
    title: strings.channel(`#${isolate(name)}`),
    note: strings.changeChannelNote,
    fields: [{ name: 'title', label: strings.name, value: name, maxLength: 40, isRequired: true }],
    other: channel === 'general' ? null : archive,
    onSubmit: ({ title }, isOver) => postAgain('/web/channels/rename', { channel, title }, isOver),
  });
}

/** Asks a person for their name. */
export function askForName() {
  return ask({
    title: strings.yourName,
    note: strings.yourNameNote,
    fields: [{ name: 'name', label: strings.name, value: myName(), maxLength: 60 }],
    onSubmit: ({ name }) => setMyName(name),
  });
}

/** Asks for another name of a thread. */
export function askForTitle({ channel }, { id, name, root }) {
  return ask({
    title: strings.renameThisThread,
    note: root?.only ? strings.renameOwnThreadNote : strings.renameThreadNote,
    fields: [{ name: 'title', label: strings.name, value: root?.title ?? name, maxLength: 120 }],
    onSubmit: ({ title }, isOver) => postAgain('/web/title', { channel, id, title }, isOver),
  });
}
