import { toLabel } from './attachment.js';
import { arrange, attempt, byId, make, toDay } from './dom.js';
import { icon } from './icons.js';
import { createMessageView } from './message.js';
import { toThreads } from './state.js';
import { strings } from './strings.js';
import { toEmpty } from './welcome.js';
import { toTitle } from './words.js';

/** A longer thread at first shows its beginning and this many of the last messages. */
const MAX_REPLIES = 6;

/** The threads of the channel, one under the other. */
export function createThreads({ state, actions, onReply, onAsk, onCreate }) {
  const views = new Map();
  const cards = new Map();
  let active = null;

  const viewOf = (message) => {
    let view = views.get(message.id);
    if (!view) {
      view = createMessageView({ ...actions, onReply, state });
      views.set(message.id, view);
    }
    attempt(() => view.update(message));
    return view.element;
  };

  const cardOf = (id) => {
    let card = cards.get(id);
    if (!card) {
      const on = { onReply: () => onReply(id), onMore: () => unfold(id) };
      card = createCard({ ...on, onStop: actions.onStop });
      cards.set(id, card);
    }
    return card;
  };

  const unfold = (id) => {
    cards.get(id).first = '';
    draw();
  };

  const toCard = (thread) => {
    const card = cardOf(thread.id);
    fillCard(card, thread, { viewOf, state });
    card.element.classList.toggle('active', thread.id === active);
    return card.element;
  };

  const draw = () => {
    const threads = toThreads(state.messages.values());
    let lastDay = '';
    const elements = threads.flatMap((thread) => {
      const day = toDay((thread.root ?? thread.replies[0]).sentAt);
      const divider = day === lastDay ? [] : [toDivider(day)];
      lastDay = day;
      return [...divider, ...(attempt(() => [toCard(thread)]) ?? [])];
    });
    if (elements.length === 0) elements.push(toEmpty(state, { onAsk, onCreate }));
    arrange(byId('threads'), elements);
    const ids = new Set(threads.map(({ id }) => id));
    for (const id of cards.keys()) if (!ids.has(id)) cards.delete(id);
    for (const id of views.keys()) if (!state.messages.has(id)) views.delete(id);
  };

  return {
    draw,
    /** A message grew: nothing else is touched. */
    grow: (message) => attempt(() => views.get(message.id)?.update(message)),
    card: (id) => cards.get(id)?.element ?? null,
    /** The threads whose end can be seen, by the element that shows it. */
    cards: () => [...cards].map(([id, { element }]) => ({ id, element })),
    /** The element of a message; null if it is among those that are folded away. */
    shown: (id) => views.get(id)?.element ?? null,
    /** The element of a message, which is among those shown from now on. */
    reveal(id) {
      if (!views.has(id)) unfold(state.messages.get(id).thread);
      return views.get(id).element;
    },
    activate(id) {
      active = id;
      for (const [card, { element }] of cards) element.classList.toggle('active', card === id);
    },
  };
}

function toDivider(day) {
  return make('div', { className: 'day' }, make('span', {}, day));
}

function fillCard(card, { root, replies }, { viewOf, state }) {
  // What was shown once stays, however long the thread becomes.
  card.first ??= replies.length > MAX_REPLIES + 1 ? replies.at(-MAX_REPLIES).id : '';
  const seen = replies.filter(({ id }) => id >= card.first);
  const hidden = replies.length - seen.length;
  card.more.textContent = strings.showEarlier(hidden);
  const life = toLife([...(root ? [root] : []), ...replies], state.signs);
  card.thinking.hidden = life.asked === null;
  card.asked = life.asked;
  card.stop.hidden = life.asked?.speaker !== state.person;
  card.queued.hidden = !life.isQueued;
  arrange(card.list, [
    root ? viewOf(root) : card.lost,
    ...(hidden > 0 ? [card.more] : []),
    ...seen.map(viewOf),
    card.queued,
    card.thinking,
  ]);
  card.element.setAttribute(
    'aria-label',
    root ? strings.threadOf(toName(root, state)) : strings.thread,
  );
}

/** What threads are called, by their first message, which another one replaces when it changes. */
const names = new WeakMap();

/** What a thread is called after its message, or after the files that it consists of. */
export function toName(message, { channels }) {
  const known = names.get(message);
  if (known?.channels === channels) return known.name;
  const name = nameAfter(message, channels);
  names.set(message, { channels, name });
  return name;
}

function nameAfter(message, channels) {
  if (message.title) return message.title;
  if (message.isDeleted) return strings.deleted;
  const nameOf = (channel) => channels.find(({ id }) => id === channel)?.name ?? null;
  return (
    toTitle(message, nameOf) || strings.files(message.files.map(toLabel)) || strings.yourMessage
  );
}

function createCard({ onReply, onMore, onStop }) {
  const list = make('div', { className: 'list' });
  const reply = make(
    'button',
    { type: 'button', className: 'reply', onclick: onReply },
    icon('reply'),
    strings.reply,
  );
  /** Who pressed it goes on at the first of what it showed. */
  const showMore = () => {
    onMore();
    list.children[1]?.focus({ preventScroll: true });
  };
  const dots = make(
    'span',
    { className: 'dots', 'aria-hidden': 'true' },
    make('i'),
    make('i'),
    make('i'),
  );
  const face = make('img', { className: 'avatar', src: '/favicon.svg', alt: '' });
  const look = { type: 'button', className: 'button danger', onclick: () => onStop(card.asked) };
  const stop = make('button', look, strings.stop);
  const card = {
    /** The message that is being worked on; null if there is none. */
    asked: null,
    stop,
    list,
    more: make('button', { type: 'button', className: 'more', onclick: showMore }),
    lost: make('p', { className: 'quiet lost' }, strings.lostStart),
    queued: make('p', { className: 'queued quiet' }, strings.queued),
    thinking: make(
      'p',
      { className: 'thinking' },
      face,
      dots,
      make('span', {}, strings.thinking),
      stop,
    ),
    element: make(
      'section',
      { className: 'thread', role: 'group' }, // A landmark each would be hundreds.
      list,
      make('div', { className: 'foot' }, reply),
    ),
  };
  return card;
}

/** Parley thinks where it was asked and no answer is growing yet. */
function toLife(messages, signs) {
  const isGrowing = messages.some(
    ({ isOpen, buttons, speaker }) => speaker === null && isOpen && buttons.length > 0,
  );
  return {
    asked: (!isGrowing && messages.findLast(({ id }) => signs[id] === 'working')) || null,
    isQueued: messages.some(({ id }) => signs[id] === 'queued'),
  };
}
