import { make } from './dom.js';
import { showDialog } from './show-dialog.js';
import { strings } from './strings.js';
import { toStarters } from './welcome.js';

/** The questions of an empty channel in a dialog, for someone who has asked one already. */
export function openTour(onPick) {
  const pick = (text) => {
    close();
    onPick(text);
  };
  const note = make('p', {}, strings.tourNote);
  const look = { title: strings.tour, className: 'wide' };
  const close = showDialog(look, note, ...toStarters(true, pick));
}
