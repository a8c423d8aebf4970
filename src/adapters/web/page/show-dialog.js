import { holdFocus, make } from './dom.js';
import { strings } from './strings.js';

/** Opens a dialog that only shows something, under its title. Returns what closes it. */
export function showDialog({ title, className = '' }, ...content) {
  const close = () => dialog.close();
  const button = { type: 'button', className: 'button plain', onclick: close };
  const dialog = make(
    'dialog',
    { className, 'aria-label': title },
    make(
      'form',
      { method: 'dialog' },
      make('h2', {}, title),
      ...content,
      make('div', { className: 'actions' }, make('button', button, strings.close)),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    giveBack();
  });
  document.body.append(dialog);
  const giveBack = holdFocus();
  dialog.showModal();
  return close;
}
