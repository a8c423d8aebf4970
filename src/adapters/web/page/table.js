import { copyFrom } from './code.js';
import { make } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

/** Puts a table into a box that can be scrolled, with a button that copies it. */
export function frameTable(table) {
  const look = { className: 'table', tabIndex: -1, role: 'group', 'aria-label': strings.table };
  const onclick = ({ currentTarget }) => void copyFrom(currentTarget, toCsv(table));
  const button = make(
    'button',
    { className: 'copy csv', type: 'button', onclick },
    icon('copy'),
    strings.copyCsv,
  );
  const box = make('div', look);
  const outer = make(
    'div',
    { className: 'table-box' },
    make('div', { className: 'table-head' }, button),
    box,
  );
  table.replaceWith(outer);
  table.tabIndex = -1;
  table.dir = 'auto'; // Its first column stands where its script begins.
  box.append(table);
}

/** https://www.rfc-editor.org/rfc/rfc4180 */
export function toCsv(table) {
  const rows = [...table.rows].map((row) =>
    [...row.cells].map(({ textContent }) => toField(textContent)),
  );
  return rows.map((fields) => `${fields.join(',')}\r\n`).join('');
}

function toField(text) {
  const plain = text.trim();
  // A spreadsheet would run it.
  const safe = /^[=+@\t]|^-(?!\d)/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
