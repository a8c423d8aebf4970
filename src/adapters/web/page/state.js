import { readAddress } from './dom.js';
import { createUnread } from './unread.js';

/** What the page knows; the server's events change it, and `onChange` hears which part. */
export function createState(onChange) {
  const state = {
    person: '',
    /** Before the server has told it, what the address says. */
    channel: readAddress().channel,
    /** There is no channel at this address. */
    isMissing: false,
    isDemo: false,
    takesKey: false,
    channels: [],
    commands: [],
    messages: new Map(),
    signs: {},
    /** The button that this person has chosen, by message. */
    choices: {},
    unread: createUnread(() => onChange('channels')),
  };

  const handlers = {
    state(all) {
      const known = state.messages;
      Object.assign(state, all);
      state.messages = new Map(all.messages.map((message) => [message.id, message]));
      state.unread.show(all.channel);
      onChange('all', all, known);
    },
    message({ message }) {
      const before = state.messages.get(message.id);
      state.messages.set(message.id, message);
      onChange(before ? 'changed' : 'added', message, before);
    },
    choice({ id, action }) {
      if (action === null) delete state.choices[id];
      else state.choices[id] = action;
      onChange('choice', id);
    },
    grow({ id, keep, text }) {
      const message = state.messages.get(id);
      if (!message) return;
      const grown = { ...message, text: message.text.slice(0, keep) + text };
      state.messages.set(id, grown);
      onChange('grown', grown);
    },
    gone({ id }) {
      state.messages.delete(id);
      onChange('gone', id);
    },
    sign({ id, sign }) {
      if (sign === 'done') delete state.signs[id];
      else state.signs[id] = sign;
      onChange('sign', id);
    },
    model({ isDemo, model }) {
      Object.assign(state, { isDemo, model, takesKey: isDemo && state.takesKey });
      onChange('model', state);
    },
    channels({ channels }) {
      state.channels = channels;
      onChange('channels');
    },
    notice({ text }) {
      onChange('notice', text);
    },
    activity({ channel }) {
      if (channel === state.channel) return;
      state.unread.add(channel);
      onChange('channels');
    },
  };

  return { state, apply: (type, data) => handlers[type]?.(data) };
}

/**
 * The threads of a channel, oldest first: a first message (null if it is no longer kept) and what
 * followed.
 */
export function toThreads(messages) {
  const threads = new Map();
  for (const message of messages) {
    const id = message.thread ?? message.id;
    const thread = threads.get(id) ?? { id, root: null, replies: [] };
    if (message.thread === null) thread.root = message;
    else thread.replies.push(message);
    threads.set(id, thread);
  }
  return [...threads.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
