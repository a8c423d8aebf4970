import { announce, make } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

/** How long a button shows the result of copying. */
export const COPIED_MS = 1_500;

/** What can be done with a message besides its own buttons: small controls that appear on hover. */
export function toTools(get, person, { onEdit, onRemove, onDismiss }) {
  const { speaker, only, text, isDeleted } = get();
  if (isDeleted) return [];
  const isMine = speaker === person;
  const isAside = speaker === null && only === person;
  return [
    toTool(strings.copyText, 'copy', (event) => copy(get().text, event.currentTarget)),
    isMine &&
      !/^\s*(?:@parley[,:]?\s+)?\/[a-z]/i.test(text) &&
      toTool(strings.edit, 'edit', () => onEdit(get())),
    isMine && toTool(strings.delete, 'remove', () => onRemove(get())),
    isAside && toTool(strings.dismiss, 'close', () => onDismiss(get())),
  ].filter(Boolean);
}

function toTool(label, name, onclick) {
  const look = { className: 'icon-button', 'aria-label': label, title: label };
  return make('button', { type: 'button', ...look, onclick }, icon(name));
}

async function copy(text, button) {
  const isCopied = await toClipboard(text);
  announce(isCopied ? strings.copied : strings.cannotCopy);
  button.replaceChildren(icon(isCopied ? 'check' : 'close'));
  setTimeout(() => button.replaceChildren(icon('copy')), COPIED_MS);
}

/** Whether the browser let it happen; off loopback and without TLS it has no clipboard at all. */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
