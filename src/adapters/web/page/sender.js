import { postAgain, toNonce, UploadGone } from './api.js';
import { strings } from './strings.js';

/**
 * Sends what is written; what failed keeps its nonce, so that sent again it cannot be there twice.
 */
export function createSender({
  state,
  tray,
  input,
  draft,
  onForm,
  onThread,
  toTarget,
  complain,
  refresh,
}) {
  const onSent = ({ id, isPrivate, form, place }, { channel, thread }) => {
    // `/help` and its like are answered and done with; a question goes on, unless its person has
    // gone to another channel meanwhile.
    if (id && channel === state.channel) onThread(isPrivate ? thread : (thread ?? id), id);
    if (form) void onForm(form, place ?? { channel, thread });
  };
  const { clear, isSending, sendWritten } = createSending({ state, tray, input, draft });

  /** One sending at a time; `unsent` is said of one that failed, once Parley is back. */
  const attempt = async (action, unsent) => {
    sender.isBusy = true;
    complain('');
    refresh();
    try {
      await action();
    } catch (error) {
      complain(error, unsent);
    } finally {
      sender.isBusy = false;
      for (const message of state.messages.values()) sender.onThere(message);
      refresh();
    }
  };

  const sender = {
    isBusy: false,
    now() {
      const body = { channel: state.channel, thread: toTarget(), text: input.value };
      return attempt(async () => {
        await tray.finish();
        const answer = await sendWritten(body);
        clear(body);
        onSent(answer, body);
      }, strings.notSent);
    },
    /** Sends a question that was picked from a list; the draft in the composer stays. */
    ask(text) {
      const body = { channel: state.channel, thread: toTarget(), text, uploads: [] };
      const nonce = toNonce();
      const send = async () => onSent(await postAgain('/web/messages', { ...body, nonce }), body);
      return attempt(send, strings.notSaid);
    },
    /** The answer to a sending may have been lost, and not the message. */
    onThere(message) {
      if (sender.isBusy || !isSending(message)) return;
      const { id, thread, only } = message;
      clear(draft.sending);
      complain('');
      onThread(only === null ? (thread ?? id) : thread, id);
      refresh();
    },
  };
  return sender;
}

/** What names the sending of what is written, until it is known to have arrived. */
function createSending({ state, tray, input, draft }) {
  const clear = ({ text }) => {
    if (input.value === text) input.value = '';
    draft.note({ text: input.value, sending: null });
    tray.clear();
  };

  const isSending = ({ mark }) =>
    draft.sending !== null && mark?.endsWith(`/${draft.sending.nonce}`);
  const isThere = () => [...state.messages.values()].some(isSending);

  const begin = (body) => {
    const key = JSON.stringify(body);
    if (draft.sending?.key === key) return;
    draft.note({ sending: { key, nonce: toNonce(), text: body.text } });
  };
  const post = (body) => {
    begin(body);
    return postAgain('/web/messages', { ...body, nonce: draft.sending.nonce }, isThere);
  };
  const sendWritten = async (body) => {
    try {
      return await post({ ...body, uploads: tray.ids() });
    } catch (error) {
      if (!(error instanceof UploadGone)) throw error;
      await tray.renew(error);
      return post({ ...body, uploads: tray.ids() });
    }
  };

  return { clear, isSending, sendWritten };
}
