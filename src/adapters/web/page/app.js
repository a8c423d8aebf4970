import { follow, post } from './api.js';
import { createComposer } from './composer.js';
import { ask } from './dialogs.js';
import { announce, byId } from './dom.js';
import { icon } from './icons.js';
import { createScroll } from './scroll.js';
import { createSidebar } from './sidebar.js';
import { createState } from './state.js';
import { createThreads } from './threads.js';

const scroll = createScroll();
const { state, apply } = createState(onChange);
const threads = createThreads({ state, scroll, onReply, onSuggest, onPress, onEdit, onRemove });
const composer = createComposer({ state, onForm, onThread: setThread });
const sidebar = createSidebar({ state, onProblem: composer.complain, onSwitch });
let leave = null;
let thread = null;
/** The message just sent, to be shown once it is there. */
let awaited = null;

byId('latest').prepend(icon('down'));
addEventListener('hashchange', () => open(channelOfAddress()));
open(channelOfAddress());

function channelOfAddress() {
  return decodeURIComponent(location.hash.replace(/^#\/?/, '')) || 'general';
}

function onSwitch(channel) {
  location.hash = `#/${encodeURIComponent(channel)}`;
}

function open(channel) {
  leave?.();
  setThread(null);
  leave = follow(channel, {
    onEvent: apply,
    onConnection: (isOpen) => {
      byId('connection').textContent = isOpen ? '' : 'Reconnecting …';
    },
  });
}

function onChange(what, detail, before) {
  if (what === 'all') return drawAll(detail);
  if (what === 'channels') return sidebar.draw();
  if (what === 'grown') return threads.grow(detail);
  threads.draw();
  if (what === 'gone' && detail === thread) setThread(null);
  if (what === 'added') {
    scroll.follow({ isNews: true });
    if (detail.id === awaited) showAwaited();
  } else scroll.follow({ isNews: false });
  if (what === 'changed' && before.isOpen && !detail.isOpen) announceAnswer(detail);
}

function drawAll({ channel, channels, isDemo, model }) {
  const name = channels.find(({ id }) => id === channel)?.name ?? channel;
  byId('channel-name').textContent = `# ${name}`;
  document.title = `#${name} – Parley`;
  byId('demo').hidden = !isDemo;
  byId('model').textContent = isDemo ? 'Offline stand-in' : model;
  sidebar.draw();
  threads.draw();
  scroll.toEnd();
}

function announceAnswer({ speaker, text }) {
  if (speaker === null) announce(`Parley answered: ${text.slice(0, 400)}`);
}

function showAwaited() {
  const element = threads.elementOf(awaited);
  if (!element) return;
  awaited = null;
  drawThread();
  scroll.show(element);
}

/** What is written next goes on in this thread; null: it begins a new one. */
function setThread(id, sent = null) {
  thread = id;
  drawThread();
  if (sent === null) return;
  awaited = sent;
  showAwaited();
}

function drawThread() {
  const title = toPlain(state.messages.get(thread)?.text) || 'your message';
  composer.setThread(thread, title);
  threads.activate(thread);
}

function toPlain(markdown = '') {
  return markdown.replace(/[*_`#>~]+/g, '').trim();
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

async function onPress({ id, channel }, { action }) {
  const answer = await attempt(() => post('/web/press', { channel, id, action }));
  if (answer?.form) await onForm(answer.form, answer.place);
}

async function onForm({ title, action, fields }, { channel, thread = null }) {
  const filled = await ask({ title, fields, action: 'Send' });
  if (!filled) return;
  const answer = await attempt(() =>
    post('/web/form', { channel, thread, action, fields: filled }),
  );
  if (answer?.form) await onForm(answer.form, answer.place);
}

async function onEdit({ id, channel, text }) {
  const fields = [{ name: 'text', label: 'Message', value: text, isLong: true }];
  const filled = await ask({ title: 'Edit your message', note: 'Parley answers it anew.', fields });
  if (filled) await attempt(() => post('/web/edit', { channel, id, text: filled.text }));
}

async function onRemove({ id, channel }) {
  const isSure = await ask({
    title: 'Delete this message?',
    note: 'Its answer goes with it.',
    fields: [],
    action: 'Delete',
    isDanger: true,
  });
  if (isSure) await attempt(() => post('/web/delete', { channel, id }));
}
