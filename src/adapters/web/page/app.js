import { follow, post } from './api.js';
import { createComposer } from './composer.js';
import { ask } from './dialogs.js';
import { announce, byId, toAddress } from './dom.js';
import { icon } from './icons.js';
import { createScroll } from './scroll.js';
import { createSidebar } from './sidebar.js';
import { createState } from './state.js';
import { createThreads, toTitle } from './threads.js';
import { createTitle } from './title.js';

/** Where one was before a reload. */
const THREAD_KEY = 'parley.thread';

const scroll = createScroll();
const { state, apply } = createState(onChange);
const deeds = { onReply, onSuggest, onPress, onEdit, onRemove, onDismiss };
const threads = createThreads({ state, ...deeds });
const composer = createComposer({ state, onForm, onThread: setThread });
const sidebar = createSidebar({ state, onSwitch });
const title = createTitle();
let leave = () => {};
/** The channel that is followed, and the one that is on the screen. */
let followed = null;
let shown = null;
let thread = null;
let left = sessionStorage.getItem(THREAD_KEY);
/** The message just sent, to be shown once it is there. */
let awaited = null;
/** The message whose button was pressed: what is said in its thread next is the answer to that. */
let pressed = null;

byId('latest').prepend(icon('down'));
addEventListener('hashchange', goToAddress);
goToAddress();

/** The channel that the address names, and the message in it. */
function readAddress() {
  const [channel = '', id = null] = location.hash.replace(/^#\/?/, '').split('/').map(decode);
  return { channel: channel || 'general', id };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Somebody wrote it by hand.
  }
}

function onSwitch(channel) {
  location.hash = toAddress(channel);
}

function goToAddress() {
  const { channel, id } = readAddress();
  if (channel === followed) return showLinked(id);
  followed = channel;
  leave();
  setThread(null);
  leave = follow(channel, {
    onEvent: apply,
    onConnection: (isOpen) => {
      const line = byId('connection');
      // That it could not be reached is over.
      if (isOpen && line.textContent !== '') composer.complain('');
      line.textContent = isOpen ? '' : 'Reconnecting …';
    },
  });
}

function showLinked(id) {
  if (id !== null && state.messages.has(id)) scroll.find(threads.reveal(id));
}

function onChange(what, detail, before) {
  if (what === 'all') return drawAll(detail);
  if (what === 'channels') return sidebar.draw();
  if (what === 'notice') return onNotice(detail);
  if (what === 'grown') return threads.grow(detail);
  threads.draw();
  if (what === 'gone' && detail === thread) setThread(null);
  if (what === 'added') onAdded(detail);
  if (what !== 'changed') return;
  if (detail.id === pressed?.id) pressed = null;
  if (before.isOpen && !detail.isOpen) announceAnswer(detail);
}

/** That was all that the press did. */
function onNotice(sentence) {
  pressed = null;
  composer.note(sentence);
}

function onAdded(message) {
  const isAnswer = pressed !== null && message.thread === (pressed.thread ?? pressed.id);
  if (isAnswer) pressed = null;
  if (message.id === awaited) showAwaited();
  else if (isAnswer) scroll.show(threads.reveal(message.id));
  else scroll.tell();
  if (!message.isOpen) announceAnswer(message);
}

function drawAll({ channel, channels, isDemo, model }) {
  const name = channels.find(({ id }) => id === channel)?.name ?? channel;
  byId('channel-name').textContent = `# ${name}`;
  title.name(`#${name} – Parley`);
  byId('demo').hidden = !isDemo;
  byId('model').textContent = isDemo ? 'Offline stand-in' : model;
  sidebar.draw();
  threads.draw();
  setThread(state.messages.has(thread ?? left) ? (thread ?? left) : null);
  left = null;
  // The connection was lost for a while: whoever reads is left where they are.
  if (shown === channel) return;
  shown = channel;
  scroll.toEnd();
  showLinked(readAddress().id);
}

function announceAnswer(message) {
  if (message.speaker !== null) return;
  announce(`Parley answered: ${toTitle(message)}`);
  title.mark();
}

function showAwaited() {
  if (!state.messages.has(awaited)) return;
  scroll.show(threads.reveal(awaited));
  awaited = null;
  drawThread();
}

/** What is written next goes on in this thread; null: it begins a new one. */
function setThread(id, sent = null) {
  thread = id;
  if (left === null) sessionStorage.setItem(THREAD_KEY, id ?? '');
  drawThread();
  if (sent === null) return;
  awaited = sent;
  showAwaited();
}

function drawThread() {
  const root = state.messages.get(thread);
  composer.setThread(thread, root ? toTitle(root) : 'your message');
  threads.activate(thread);
}

function onReply(id) {
  setThread(id);
  composer.focus();
}

function onSuggest(text) {
  composer.fill(text);
}

async function attempt(action) {
  try {
    composer.complain('');
    return await action();
  } catch (error) {
    composer.complain(error.message);
    return null;
  }
}

async function onPress(message, { action }) {
  const { id, channel } = message;
  pressed = message;
  const answer = await attempt(() => post('/web/press', { channel, id, action }));
  if (answer?.form) await onForm(answer.form, answer.place);
}

async function onForm({ title, action, fields }, { channel, thread = null }) {
  const onSubmit = (filled) => post('/web/form', { channel, thread, action, fields: filled });
  const answer = await ask({ title, fields, action: 'Send', onSubmit });
  if (answer?.form) await onForm(answer.form, answer.place);
}

function onEdit({ id, channel, text }) {
  void ask({
    title: 'Edit your message',
    note: 'Parley answers it again.',
    fields: [{ name: 'text', label: 'Message', value: text, isLong: true }],
    onSubmit: (filled) => post('/web/edit', { channel, id, text: filled.text }),
  });
}

function onRemove({ id, channel }) {
  void ask({
    title: 'Delete this message?',
    note: 'Its answer goes with it.',
    fields: [],
    action: 'Delete',
    isDanger: true,
    onSubmit: () => post('/web/delete', { channel, id }),
  });
}

async function onDismiss({ id, channel }) {
  await attempt(() => post('/web/delete', { channel, id }));
}
