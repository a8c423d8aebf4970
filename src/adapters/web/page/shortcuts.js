import { make } from './dom.js';
import { showDialog } from './show-dialog.js';
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
  const rows = KEYS.flatMap(([keys, what]) => [
    make('dt', {}, make('kbd', {}, keys)),
    make('dd', {}, strings.keys[what]),
  ]);
  showDialog({ title: strings.shortcuts }, make('dl', { className: 'shortcuts' }, ...rows));
}
