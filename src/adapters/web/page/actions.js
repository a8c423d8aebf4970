import { load, postAgain, toNonce } from './api.js';
import { strings } from './strings.js';

/** Names what is sent; the same sent again is the same, until it is known to have arrived. */
function createNonces() {
  const nonces = new Map();
  return {
    of(what) {
      const key = JSON.stringify(what);
      nonces.set(key, nonces.get(key) ?? toNonce());
      return nonces.get(key);
    },
    end: (what) => nonces.delete(JSON.stringify(what)),
  };
}

/** Sends what was pressed, or filled in, so that it is done once. */
function createPresses(state, onBusy) {
  const nonces = createNonces();
  /** Presses on their way: the same one meanwhile is not another. */
  const pressing = new Map();
  const toKey = (id, action) => `${id} ${action}`;

  /** `after`: what was the case before it, where the same means something else after that. */
  const sendOnce = async (path, body, isOver, after = null) => {
    const answer = await postAgain(path, { ...body, nonce: nonces.of({ body, after }) }, isOver);
    nonces.end({ body, after });
    return answer;
  };

  return {
    sendOnce,
    isPressing: (id, action) => pressing.has(toKey(id, action)),
    press({ channel, id }, action, isOver) {
      const key = toKey(id, action);
      const known = pressing.get(key);
      if (known) return known;
      const chosen = state.choices[id] ?? null;
      const sent = sendOnce('/web/press', { channel, id, action }, isOver, chosen);
      const answer = sent.finally(() => {
        pressing.delete(key);
        onBusy(id);
      });
      pressing.set(key, answer);
      onBusy(id);
      return answer;
    },
  };
}

/**
 * What a person does to messages with their buttons and tools. `onTrouble` receives what failed and
 * what to say once Parley is back; an empty sentence clears an earlier one.
 */
export function createActions({ state, onTrouble, note, onPressed, onBusy }) {
  /** Null if it failed. */
  const attempt = async (action, unsent = '') => {
    try {
      onTrouble('');
      return await action();
    } catch (error) {
      onTrouble(error, unsent);
      return null;
    }
  };

  /** Shows something that is loaded first; what the page said last stays. Null if it failed. */
  const show = async (open) => {
    try {
      return await open();
    } catch (error) {
      onTrouble(error);
      return null;
    }
  };

  const { sendOnce, press, isPressing } = createPresses(state, onBusy);
  const changes = () => load(import('./changes.js'));

  const onForm = async ({ title, action, fields }, { channel, thread = null }) => {
    const onSubmit = (fields, isOver) =>
      sendOnce('/web/form', { channel, thread, action, fields }, isOver);
    const look = { title, fields, action: strings.send, onSubmit };
    const answer = await show(async () => (await load(import('./dialogs.js'))).ask(look));
    if (answer?.form) await onForm(answer.form, answer.place);
  };

  return {
    attempt,
    show,
    onForm,
    /** Whether a press of this button is on its way. */
    isPressing,
    async onPress(message, { label, action }) {
      const send = (isOver) => press(message, action, isOver);
      onPressed(message);
      if (action.startsWith('remove:'))
        return show(async () => (await changes()).askToRemove(message, send, state));
      const answer = await attempt(send, strings.notPressed(label));
      if (answer?.form) await onForm(answer.form, answer.place);
    },
    /** Says in a message’s thread what a button of the page stands for. */
    onSay({ id, thread, channel }, text) {
      const body = { channel, thread: thread ?? id, text, uploads: [] };
      return attempt(() => sendOnce('/web/messages', body), strings.notSaid);
    },
    /** Ends what is worked on, as far as it was asked for by this person. */
    async onStop(message) {
      const answer = await attempt(() => press(message, 'stop:'));
      if (answer) note(strings.stopped);
    },
    onEdit: (message) => show(async () => (await changes()).askToEdit(message)),
    onRemove: (message) => show(async () => (await changes()).askToRemoveOwn(message)),
    onDismiss: ({ id, channel }) => attempt(() => postAgain('/web/delete', { channel, id })),
  };
}
