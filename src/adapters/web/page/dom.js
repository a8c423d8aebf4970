import { readerTag, strings } from './strings.js';
import { toTypedParts } from './words.js';

/**
 * Makes an element: properties are set as such, `on…` are listeners, `aria-…`, `data-…` and `role`
 * are attributes.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role') element.setAttribute(name, String(value));
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A sentence in which backticks mark what can be typed, and addresses lead somewhere. */
export function toInline(sentence) {
  const parts = sentence.split('`');
  // A last one that nothing closes is a mark like any other.
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join('`'));
  return parts.flatMap((part, index) =>
    index % 2 === 1 ? make('code', {}, part) : toTypedParts(part, () => null).map(toPart),
  );
}

/** At most so many characters, cut at a space; a text without spaces stays whole. */
const PIECE = /[\s\S]{1,2000}(?=\s|$)|\s*\S+/gu;

/**
 * A long text in pieces: as one, a browser takes ten times as long for each look at a line that is
 * written from the right.
 */
export function toPieces(text) {
  return text.length <= 2_000 ? [text] : text.match(PIECE).map((piece) => make('span', {}, piece));
}

/** A part of a text: words, or a link to a channel or to an address. */
export function toPart({ text, address, channel }) {
  if (channel !== undefined) return make('a', { href: toAddress(channel) }, text);
  if (address === undefined) return text;
  const look = { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' };
  return make('a', look, text);
}

export function byId(id) {
  return document.getElementById(id);
}

/**
 * What `make` makes; where it fails `makeOther` makes something simpler, so that one odd thing
 * hides no other.
 */
export function attempt(make, makeOther = () => null) {
  try {
    return make();
  } catch (error) {
    reportError(error); // As an error that nothing caught, but nothing ends with it.
    return makeOther();
  }
}

/** Runs something once the page has nothing better to do. */
export function whenIdle(task) {
  if (window.requestIdleCallback) requestIdleCallback(task);
  else setTimeout(task, 1_000); // Safari has no such thing.
}

/** Tells a screen reader. */
export function announce(sentence) {
  byId('announce').textContent = sentence;
}

/**
 * Makes the children of an element these; what stays is not moved, for that would stop what plays
 * and lose the focus.
 */
export function arrange(parent, children) {
  const giveBack = holdFocus();
  const kept = new Set(children);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
  giveBack();
}

/**
 * Draws something again. If it had the focus, the focus moves to the link or button that took the
 * place of the focused one.
 */
export function keepFocus(parent, draw) {
  const held = parent.contains(document.activeElement) ? document.activeElement : null;
  draw();
  if (!held || held.isConnected) return;
  const found = [...parent.querySelectorAll('a, button')];
  const next = findSame(found, held) ?? found[0] ?? parent.closest('[tabindex]');
  next?.focus({ preventScroll: true });
}

/** Of links and buttons that were drawn again: by its key, or else by how it is called. */
function findSame(elements, held) {
  const names = held.dataset.key === undefined ? ['aria-label', 'href'] : ['class', 'data-key'];
  const isSame = (element) =>
    names.every((name) => element.getAttribute(name) === held.getAttribute(name));
  return elements.find(isSame);
}

/**
 * Remembers which element has the focus; the returned function restores it. If the element was
 * drawn again, its successor gets the focus, and without a successor the element that it was part
 * of.
 */
export function holdFocus() {
  const held = document.activeElement;
  const around = [];
  for (let each = held; each && each !== document.body; each = each.parentElement)
    around.push(each);
  return () => {
    const near = around.find((each) => each.isConnected);
    const isTaken = document.activeElement !== document.body;
    if (!near || near === held || isTaken) return; // The browser itself gives it back.
    const message = near.closest('.message');
    // Another message has the same buttons, but is another one.
    const isKnown = message !== null || held.dataset.key !== undefined;
    const same = isKnown ? findSame([...near.querySelectorAll('a, button')], held) : null;
    (same ?? message ?? byId('scroll')).focus({ preventScroll: true });
  };
}

const clock = createClock({ hour: 'numeric', minute: '2-digit' });
const full = createClock({ dateStyle: 'full', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(readerTag, { weekday: 'long', day: 'numeric', month: 'long' });

/** Tells times as Parley's sentences do: 24 hours in English too, and no zero before the hour. */
function createClock(look) {
  const isEnglish = new Intl.Locale(readerTag).language === 'en';
  const cycle = isEnglish ? { hourCycle: 'h23' } : {};
  const format = new Intl.DateTimeFormat(readerTag, { ...look, ...cycle });
  return (date) => format.format(date).replace(/(?<!\d)0(?=\d:)/, '');
}

/** When a message was sent, which is also its address. */
export function toTime({ sentAt, channel, id }) {
  const date = toDate(sentAt);
  const title = strings.linkTo(full(date));
  const time = make('time', { dateTime: date.toISOString() }, clock(date));
  return make('a', { className: 'when', href: toAddress(channel, id), title }, time);
}

/** When something was done; the tip has the date. */
export function toMoment(at) {
  const date = toDate(at);
  const properties = { dateTime: date.toISOString(), title: full(date) };
  return make('time', properties, clock(date));
}

/** The address of a channel, or of a message in it. */
export function toAddress(channel, id = null) {
  return `#/${[channel, id].filter(Boolean).map(encodeURIComponent).join('/')}`;
}

/** The channel that the address names, and the message in it. */
export function readAddress() {
  const [channel = '', id = null] = location.hash.replace(/^#\/?/, '').split('/').map(decode);
  return { channel: channel || 'general', id };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Typed by hand.
  }
}

export function toDay(at) {
  const date = toDate(at);
  const today = new Date();
  return date.toDateString() === today.toDateString() ? strings.today : day.format(date);
}

/** A moment that no calendar has is shown as the first one. */
function toDate(at) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? new Date(0) : date;
}

export function toClock(ms) {
  const seconds = Math.floor(ms / 1000); // As players count.
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function toSize(bytes) {
  if (bytes < 1024) return toUnits(bytes, 'byte', { unitDisplay: 'long' });
  if (bytes < MEGABYTE) return toUnits(bytes / 1024, 'kilobyte', { maximumFractionDigits: 0 });
  return toUnits(bytes / MEGABYTE, 'megabyte', { maximumFractionDigits: 1 });
}

const MEGABYTE = 1024 * 1024;

function toUnits(value, unit, look) {
  return new Intl.NumberFormat(readerTag, { style: 'unit', unit, ...look }).format(value);
}
