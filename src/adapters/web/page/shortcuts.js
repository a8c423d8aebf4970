import { make } from './dom.js';
import { strings } from './strings.js';

/** As they stand on a keyboard, each with the member of `strings.keys` that says what it does. */
const KEYS = [
  ['Enter', 'send'],
  ['Shift + Enter', 'newLine'],
  ['/', 'commands'],
  ['Esc', 'leaveThread'],
  ['↑ ↓', 'upDown'],
  ['→ ←', 'leftRight'],
  ['Home, End', 'ends'],
  ['Ctrl + K', 'search'],
  ['?', 'shortcuts'],
];

/** Shows the keys that the page knows. */
export function openShortcuts() {
  const close = () => dialog.close();
  const rows = KEYS.flatMap(([keys, what]) => [
    make('dt', {}, make('kbd', {}, keys)),
    make('dd', {}, strings.keys[what]),
  ]);
  const dialog = make(
    'dialog',
    { 'aria-label': strings.shortcuts },
    make(
      'form',
      { method: 'dialog' },
      make('h2', {}, strings.shortcuts),
      make('dl', { className: 'shortcuts' }, ...rows),
      make(
        'div',
        { className: 'actions' },
        make(
          'button',
          { type: 'button', className: 'button plain', onclick: close },
          strings.close,
        ),
      ),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
