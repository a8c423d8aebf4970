import { make, toAddress } from './dom.js';
import { strings } from './strings.js';
import { shorten } from './words.js';

const MAX_SHOWN = 40;

/** What can be tried without a key, in the one language that the stand-in understands. */
const OFFLINE = [
  'Remind me in 2 minutes to stretch',
  'Make a poll: pizza or pasta',
  'What is 17*23?',
  'A bar chart of 3, 5, 9',
  'Post "Hello from the demo" in #general',
  'Who are you and what can you do?',
];

/** The question that goes on with the image of the one before it. */
export const GOES_ON = 'Make it night';

/** What only a model can do is shown by written examples. */
const WRITTEN = [
  'Show me a voice note',
  'Draw a lighthouse at sea',
  GOES_ON,
  'Show me a table from a PDF',
  'Show me a summary with links',
  'Show me how you remember',
  'Show me code and formulas',
];

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
    { title: strings.worksOffline, asks: OFFLINE },
    { title: strings.writtenExamples, asks: WRITTEN },
  ];
}

function toChip(text, onPick) {
  const onclick = () => onPick(text);
  return make('button', { type: 'button', className: 'suggestion', onclick }, text);
}
