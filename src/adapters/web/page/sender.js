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
    // `/help` and its like are answered and done with; a question goes on.
    if (id) onThread(isPrivate ? thread : (thread ?? id), id);
    if (form) void onForm(form, place ?? { channel, thread });
  };
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
  const postWithFiles = async (body) => {
    try {
      return await post({ ...body, uploads: tray.ids() });
    } catch (error) {
      if (!(error instanceof UploadGone)) throw error;
      await tray.renew(error);
      return post({ ...body, uploads: tray.ids() });
    }
  };

  const sender = {
    isBusy: false,
    async now() {
      const body = { channel: state.channel, thread: toTarget(), text: input.value };
      sender.isBusy = true;
      complain('');
      refresh();
      try {
        const answer = await postWithFiles(body);
        clear(body);
        onSent(answer, body);
      } catch (error) {
        complain(error, strings.notSent);
      } finally {
        sender.isBusy = false;
        for (const message of state.messages.values()) sender.onThere(message);
        refresh();
      }
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
