import { make, toAddress } from './dom.js';
import { strings } from './strings.js';
import { shorten } from './words.js';

const MAX_SHOWN = 40;

/** What stands where no thread is. */
export function toEmpty({ isMissing, channel, isDemo }, { onAsk, onCreate }) {
  return isMissing ? toMissing(channel, onCreate) : toWelcome(isDemo, onAsk);
}

function toMissing(channel, onCreate) {
  const look = { type: 'button', className: 'suggestion', onclick: () => onCreate(channel) };
  return make(
    'section',
    { className: 'welcome' },
    make('h2', {}, strings.noChannel(`#${shorten(channel, MAX_SHOWN)}`)),
    make('p', {}, strings.noChannelNote),
    make(
      'div',
      { className: 'suggestions' },
      make(
        'a',
        { className: 'suggestion', href: toAddress('general') },
        strings.goToChannel('#general'),
      ),
      make('button', look, strings.createChannel),
    ),
  );
}

function toWelcome(isDemo, onAsk) {
  return make(
    'section',
    { className: 'welcome' },
    make('img', { src: '/favicon.svg', alt: '', width: 56, height: 56 }),
    make('h2', {}, strings.welcome),
    make('p', {}, strings.welcomeNote),
    ...toStarters(isDemo, onAsk),
  );
}

/** Questions to begin with, in groups; `onPick` hears which was pressed. */
export function toStarters(isDemo, onPick) {
  return (isDemo ? toDemo() : [{ title: '', asks: strings.starters }]).map(({ title, asks }) =>
    make(
      'div',
      { className: 'starters' },
      title === '' ? null : make('h3', {}, title),
      make('div', { className: 'suggestions' }, ...asks.map((text) => toChip(text, onPick))),
    ),
  );
}

function toDemo() {
  return [
    { title: strings.worksOffline, asks: strings.offlineAsks },
    { title: strings.writtenExamples, asks: strings.writtenAsks },
  ];
}

function toChip(text, onPick) {
  const onclick = () => onPick(text);
  return make('button', { type: 'button', className: 'suggestion', onclick }, text);
}
