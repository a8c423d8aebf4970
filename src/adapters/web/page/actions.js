import { load, postAgain, toNonce } from './api.js';
import { strings } from './strings.js';

/** Names a form's sending; the same fields sent again are the same sending. */
function createNonces() {
  const nonces = new Map();
  return (fields) => {
    const key = JSON.stringify(fields);
    nonces.set(key, nonces.get(key) ?? toNonce());
    return nonces.get(key);
  };
}

/**
 * What a person does to messages by their buttons and tools. `onTrouble` hears of what failed,
 * with what to say of it once Parley is back; an empty sentence ends an earlier one.
 */
export function createActions({ state, onTrouble, note, onPressed }) {
  /** Null where it failed. */
  const attempt = async (action, unsent = '') => {
    try {
      onTrouble('');
      return await action();
    } catch (error) {
      onTrouble(error, unsent);
      return null;
    }
  };

  /** Shows something that is loaded first; what the page said last stays. Null where it failed. */
  const show = async (open) => {
    try {
      return await open();
    } catch (error) {
      onTrouble(error);
      return null;
    }
  };

  /** Presses on their way: the same one meanwhile is not another. */
  const pressing = new Map();

  const press = ({ channel, id }, action, isOver) => {
    const key = `${id} ${action}`;
    const known = pressing.get(key);
    if (known) return known;
    const sent = postAgain('/web/press', { channel, id, action, nonce: toNonce() }, isOver);
    const answer = sent.finally(() => pressing.delete(key));
    pressing.set(key, answer);
    return answer;
  };

  const changes = () => load(import('./changes.js'));

  const onForm = async ({ title, action, fields }, { channel, thread = null }) => {
    const toNamed = createNonces();
    const onSubmit = (fields, isOver) =>
      postAgain('/web/form', { channel, thread, action, fields, nonce: toNamed(fields) }, isOver);
    const look = { title, fields, action: strings.send, onSubmit };
    const answer = await show(async () => (await load(import('./dialogs.js'))).ask(look));
    if (answer?.form) await onForm(answer.form, answer.place);
  };

  return {
    attempt,
    show,
    onForm,
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
      const body = { channel, thread: thread ?? id, text, uploads: [], nonce: toNonce() };
      return attempt(() => postAgain('/web/messages', body), strings.notSaid);
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
