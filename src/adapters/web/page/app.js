import { createActions } from './actions.js';
import { follow, load, loadAhead, post } from './api.js';
import { createComposer } from './composer.js';
import { announce, byId, readAddress, toAddress, whenIdle } from './dom.js';
import { icon } from './icons.js';
import { createSkip, listenForShortcuts, rove } from './keys.js';
import { createScroll } from './scroll.js';
import { createSidebar, showShortcuts } from './sidebar.js';
import { createState } from './state.js';
import { strings } from './strings.js';
import { createTarget } from './target.js';
import { createThreads, toName } from './threads.js';
import { createTitle } from './title.js';
import { isolate } from './words.js';

const scroll = createScroll(onMove);
const { state, apply } = createState(onChange);
const actions = createActions({ state, onTrouble, note, onPressed, onBusy });
const { attempt, show, onForm } = actions;
const threads = createThreads({ state, actions, onReply, onAsk, onCreate });
const composer = createComposer({ state, onForm, onThread, toTarget, onBack });
const sidebar = createSidebar({ state, show, onSwitch, onKnown, onThread: onPick });
const target = createTarget({ state, threads, scroll, composer });
const title = createTitle();
let leave = () => {};
/** The channel that is followed, and the one that is on the screen. */
let followed = null;
let shown = null;
/** Draws what the demo brings, once that is loaded. */
let showDemo = null;
/** The message whose button was pressed: what is said in its thread next is the answer to that. */
let pressed = null;

rove(byId('threads'), '.message, .suggestion, .reply, .more, .thinking button');
createSkip(() => composer.focus());
listenForShortcuts({
  onSearch: sidebar.search,
  onWrite: () => composer.focus(),
  onList: () => void show(showShortcuts),
});
byId('latest').prepend(icon('down'));
addEventListener('hashchange', goToAddress);
document.addEventListener('visibilitychange', readSeen);
goToAddress();

function onSwitch(channel) {
  location.hash = toAddress(channel);
}

function goToAddress() {
  const { channel, id } = readAddress();
  if (channel === followed) return showLinked(id);
  followed = channel;
  target.set(null);
  connect();
}

function connect() {
  leave();
  leave = follow(followed, {
    onEvent: apply,
    onLost: () => composer.note(strings.unreadable),
    onConnection: (isOpen) => {
      const line = byId('connection');
      if (isOpen && line.textContent !== '') composer.reconnect();
      line.textContent = isOpen ? '' : strings.reconnecting;
      document.body.classList.toggle('away', !isOpen);
    },
  });
}

function showLinked(id) {
  if (id === null || state.isMissing) return;
  if (state.messages.has(id)) scroll.find(threads.reveal(id));
  else composer.note(strings.messageGone);
}

function onChange(what, detail, before) {
  if (what === 'all') return drawAll(detail, before);
  if (what === 'channels') return onChannels();
  if (what === 'notice') return onNotice(detail);
  if (what === 'grown') return onGrown(detail);
  if (what === 'model') return drawModel();
  threads.draw();
  sidebar.threads.draw();
  readSeen();
  if (what === 'gone') target.lose(detail);
  if (what === 'added') onAdded(detail);
  if (what !== 'changed') return;
  if (detail.id === pressed?.id) pressed = null;
  if (before.isOpen) noteGrowth(detail);
  if (before.isOpen && !detail.isOpen) announceAnswer(detail);
}

function onGrown(message) {
  threads.grow(message);
  noteGrowth(message);
}

function noteGrowth({ id }) {
  const element = threads.shown(id);
  if (element) scroll.noteGrowth(element);
}

function onChannels() {
  sidebar.draw();
  const { isMissing, channel, channels } = state;
  const isThere = channels.some(({ id }) => id === channel);
  // It was created or archived, perhaps in another browser.
  if (channels.length > 0 && isMissing === isThere) goAgain(channel);
  else drawName();
}

/** That was all that the press did. */
function onNotice(sentence) {
  pressed = null;
  composer.note(sentence);
}

function onAdded(message) {
  const isAnswer = pressed !== null && message.thread === (pressed.thread ?? pressed.id);
  if (isAnswer) pressed = null;
  composer.onThere(message);
  if (target.isAwaited(message)) target.showAwaited();
  else if (isAnswer) scroll.show(threads.reveal(message.id));
  else if (!isMine(message)) scroll.tell(threads.reveal(message.id));
  if (!message.isOpen) announceAnswer(message);
}

/** It is shown as soon as the server has named it. */
function isMine({ speaker }) {
  return speaker === state.person && composer.isBusy;
}

function drawModel() {
  void show(drawDemo);
  byId('model').textContent = state.isDemo ? strings.standIn : state.model;
  threads.draw();
}

/** What the demo brings is loaded where it runs. */
async function drawDemo() {
  if (state.isDemo) {
    const { createDemo } = await load(import('./demo.js'));
    showDemo ??= createDemo({ onAsk, onUnlocked });
  }
  showDemo?.(state);
}

function drawName() {
  const { channel, channels } = state;
  const name = channels.find(({ id }) => id === channel)?.name ?? channel;
  byId('channel-name').textContent = `# ${isolate(name)}`;
  title.name(`#${isolate(name)} – Parley`);
}

function drawAll({ channel, isMissing }, known) {
  drawName();
  byId('composer').hidden = isMissing; // There is nowhere to write to.
  sidebar.threads.begin();
  sidebar.draw();
  drawModel();
  for (const message of state.messages.values()) composer.onThere(message);
  target.restore();
  // The connection was lost for a while: the reader's scroll position stays.
  if (shown === channel) return tellNews(known);
  if (shown === null) whenIdle(() => loadAhead({ pause: () => leave(), resume: connect }));
  shown = channel;
  scroll.toEnd();
  showLinked(readAddress().id);
  onMove();
}

/** The reader has missed what was said meanwhile. */
function tellNews(known) {
  const last = [...state.messages.values()].findLast(({ id }) => !known.has(id));
  if (last) scroll.tell(threads.reveal(last.id));
}

function announceAnswer(message) {
  if (message.speaker !== null) return;
  announce(strings.answered(toName(message, state)));
  title.mark();
}

function onThread(id, sent) {
  target.set(id, sent);
}

function toTarget() {
  return target.get();
}

function onBack() {
  target.goBack();
}

function onReply(id) {
  target.set(id);
  target.goBack();
}

/** A thread that was picked in the list is gone to, and goes on. */
function onPick(id) {
  const first = [...state.messages.values()].find((each) => (each.thread ?? each.id) === id);
  if (!first) return;
  target.set(id);
  scroll.find(threads.reveal(first.id));
  composer.focus();
}

/** Something else can be seen. */
function onMove() {
  readSeen();
  target.check();
}

/** What is on the screen counts as read while the page is visible. */
function readSeen() {
  if (document.hidden) return;
  const read = threads.cards().filter(({ element }) => scroll.isRead(element));
  sidebar.threads.note(read.map(({ id }) => id));
}

function onTrouble(error, unsent) {
  composer.complain(error, unsent);
}

function note(sentence) {
  composer.note(sentence);
}

function onPressed(message) {
  pressed = message;
}

/** A button of this message was pressed, or its press has arrived. */
function onBusy(id) {
  const message = state.messages.get(id);
  if (message) threads.grow(message);
}

function onKnown() {
  composer.note(strings.channelExists);
}

/** The channel of an address that leads nowhere. */
async function onCreate(name) {
  const answer = await attempt(() => post('/web/channels', { channel: name }));
  if (answer) goAgain(answer.channel.id);
}

/** Follows a channel that was not there a moment ago. */
function goAgain(channel) {
  location.hash = toAddress(channel);
  followed = null;
  goToAddress();
}

/** A question of the tour; one of them is about the image of the thread. */
function onAsk(text) {
  if (text !== strings.goesOn) target.set(null);
  composer.ask(text);
}

function onUnlocked(model) {
  composer.note(strings.modelAnswers(model));
  composer.focus(); // The button of the field for a key is gone.
}
