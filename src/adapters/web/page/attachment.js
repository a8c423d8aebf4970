import { make, toClock, toSize } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

/**
 * A file of a message: a picture is shown, a recording or a film can be played, anything else is
 * saved.
 */
export function toFile(file) {
  const address = `/files/${file.hash}`;
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(file.mimeType)) return toPicture(file, address);
  if (file.mimeType.startsWith('audio/')) return toPlayer('audio', file, address);
  if (file.mimeType.startsWith('video/')) return toPlayer('video', file, address);
  return toLink(file, address);
}

function toPicture(file, address) {
  const alt = file.alt || file.name;
  const picture = make('img', { src: address, alt, loading: 'lazy' });
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // In a tab of its own.
    event.preventDefault();
    void openPicture(file, address);
  };
  const look = { className: 'picture', href: address, target: '_blank', rel: 'noopener', onclick };
  const link = make('a', look, picture);
  picture.addEventListener('error', () => link.replaceWith(toLink(file, address, true)));
  return link;
}

/** Where Parley cannot be reached the browser says so. */
async function openPicture(file, address) {
  try {
    const { showPicture } = await import('./picture.js');
    showPicture(file, address);
  } catch {
    location.assign(address);
  }
}

function toPlayer(tag, file, address) {
  const label = toLabel(file);
  const look = { controls: true, src: address, preload: 'metadata', 'aria-label': label };
  const player = make(tag, look);
  const length = document.createTextNode('');
  const caption = make('figcaption', {}, make('bdi', {}, label), length);
  const figure = make('figure', { className: tag }, caption, player);
  player.addEventListener('durationchange', () => {
    if (!file.isVoice && Number.isFinite(player.duration))
      length.data = ` · ${toClock(player.duration * 1000)}`;
  });
  // A recording may come in a film's container. Not every browser plays every kind.
  player.addEventListener('loadedmetadata', () => {
    if (tag === 'video' && player.videoWidth === 0)
      figure.replaceWith(toPlayer('audio', file, address));
    else if (player.duration === Infinity) measure(player);
  });
  player.addEventListener('error', () => figure.replaceWith(toLink(file, address, true)));
  return figure;
}

/**
 * A browser’s own recording does not say how long it is: that is known once its end was looked at.
 */
function measure(player) {
  const back = () => {
    player.currentTime = 0;
  };
  player.addEventListener('timeupdate', back, { once: true });
  player.currentTime = Number.MAX_SAFE_INTEGER;
}

/** `isRefused`: it could not be shown as what it is. */
function toLink(file, address, isRefused = false) {
  const size = file.bytes === null ? file.alt : toSize(file.bytes);
  const about = isRefused ? strings.notShown : size;
  return make(
    'a',
    { className: 'file', href: address, download: file.name },
    icon('file'),
    make('span', {}, make('b', { dir: 'auto' }, file.name), make('small', {}, about)),
  );
}

/** What a file is called: recordings made here have no name that says anything. */
export function toLabel({ isVoice, durationMs, name }) {
  if (!isVoice) return name;
  return durationMs ? strings.voiceNoteOf(toClock(durationMs)) : strings.voiceNote;
}
