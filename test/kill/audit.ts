import { strings } from '../../src/core/strings/index.ts';
import { catalog as drawing } from '../../src/features/drawing/strings/en.ts';
import { withoutAbout } from '../direct-notice.ts';
import type { Question } from './asking.ts';
import { judgeCommand, placesOf } from './audit-commands.ts';
import type { Spoken } from './model.ts';
import type { Problem } from './problem.ts';
import type { Scene } from './scene.ts';

/** A message of Parley's as a person sees it. */
type Seen = {
  readonly platform: Question['platform'];
  readonly place: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly isGrowing: boolean;
};

type Answer = {
  readonly token: string;
  readonly covers: readonly string[];
  readonly fault: string;
};

/** Compares what was asked with what stands there now, when all is quiet. */
export function audit(scene: Scene, questions: readonly Question[]): Problem[] {
  const seen = [...seeSlack(scene), ...seeDiscord(scene)];
  const stopped = questions.filter(({ isStopped }) => isStopped).map(({ token }) => token);
  const answers = toAnswers(seen, scene.model.spoken, stopped);
  const errors = seen.filter(({ text }) => text.startsWith('⚠️'));
  const commands = questions.filter(({ command }) => command !== null);
  const places = commands.flatMap((command) => placesOf(scene, command));
  const isCommands = ({ text, place }: Seen) => /\bc\d{4}\b/.test(text) || places.includes(place);
  const strays = seen.filter(
    (message) =>
      tokenOf(message) === '' &&
      !errors.includes(message) &&
      !isCommands(message) &&
      !isNotice(message) &&
      !isUnheard(scene, message, questions),
  );
  return [
    ...strays.map(toStray),
    ...commands.flatMap((command) => judgeCommand(scene, command)),
    ...questions
      .filter(({ command }) => command === null)
      .flatMap((question) => judge(scene, question, answers, errors)),
    ...findMarks(scene),
  ];
}

/**
 * What is said while the store is away is not lost in the channel, although nothing can be stored;
 * and a person who pressed Stop too late is told so, directly if the press has expired by then.
 */
function isNotice({ text }: Seen): boolean {
  const notices: readonly string[] = [
    strings.waitsForStore,
    strings.notStored,
    strings.alreadyEnded,
  ];
  return notices.includes(text);
}

/**
 * Discord shows that the bot thinks once a command is acknowledged, which is before it is stored
 * where that takes longer than a second. Where the program dies in between, Discord itself says so
 * in the end.
 */
function isUnheard({ store }: Scene, { text, isGrowing }: Seen, questions: readonly Question[]) {
  const isLost = ({ platform, messageId, token }: Question) =>
    platform === 'discord' && messageId === null && !store.hasAccepted(`answer ${token} now`);
  return isGrowing && text === '' && questions.some(isLost);
}

/**
 * What people were told of an error instead of being answered. Whether a drawing was made is not
 * known where its program died over it: that is told, and it is not paid for twice.
 */
export function seeErrors(scene: Scene): readonly string[] {
  return [...seeSlack(scene), ...seeDiscord(scene)]
    .map(({ text }) => text)
    .filter((text) => text.startsWith('⚠️') && !text.includes(drawing.drawingUnknown));
}

function judge(
  scene: Scene,
  question: Question,
  answers: readonly Answer[],
  errors: readonly Seen[],
): Problem[] {
  const { store } = scene;
  const { token, editedTo, isDeleted, messageId, place } = question;
  const toProblem = (type: Problem['type'], detail: string): Problem => ({ type, token, detail });
  const isEdited = editedTo !== null && store.hasAcceptedAbout(messageId ?? '', 'edit');
  const wanted = isEdited ? editedTo : token;
  const found = answers.filter(({ covers }) => covers.includes(token) || covers.includes(wanted));
  const told = errors.filter((error) => place !== null && error.place === place);
  const count = found.length + told.length;
  if (isDeleted && store.hasAcceptedAbout(messageId ?? '', 'delete'))
    return count > 0 ? [toProblem('doubled', 'its question was deleted')] : [];
  const faulty = found.filter(({ fault }) => fault !== '');
  if (faulty.length > 0)
    return faulty.map(({ fault }) =>
      toProblem(fault.startsWith('twice') ? 'doubled' : 'unfinished', fault),
    );
  if (count > 1) return [toProblem('doubled', `${found.length} answers, ${told.length} errors`)];
  if (count === 0 && store.hasAccepted(`answer ${token} now`))
    return [toProblem('lost', 'nothing answers it')];
  const [only] = found;
  return isEdited && only && !only.covers.includes(wanted)
    ? [toProblem('unfinished', 'the answer is the one to the question before its edit')]
    : [];
}

/** The messages of one question, joined, and what is wrong with them. */
function toAnswers(
  seen: readonly Seen[],
  spoken: ReadonlyMap<string, Spoken>,
  stopped: readonly string[],
): Answer[] {
  const groups = Map.groupBy(
    seen.filter((message) => tokenOf(message) !== ''),
    tokenOf,
  );
  return [...groups].map(([token, messages]) => {
    const names = new Set(messages.flatMap(({ text }) => text.match(/[qe]\d{4}v\d+/g) ?? []));
    const covers = [...names].flatMap((name) => spoken.get(name)?.covers ?? []);
    const texts = [...names].map((name) => spoken.get(name)?.text);
    return { token, covers, fault: findFault(messages, texts, stopped.includes(token)) };
  });
}

const STOPPED = /(\s|-#)*Stopped\.$/;
/** Where the bot may open no threads it says so once in a while. */
const NO_THREAD = /\n-# I couldn’t answer in a thread: [^\n]*$/;

function findFault(
  messages: readonly Seen[],
  texts: readonly (string | undefined)[],
  mayBeStopped: boolean,
): string {
  const pieces = messages.map(({ text }) => text.trim().replace(NO_THREAD, ''));
  const text = pieces.join('\n\n');
  const labels = messages.flatMap(({ labels }) => labels);
  const about = `“${text.slice(0, 60).replaceAll('\n', ' ')}…” (${messages.length} messages, ${text.length} characters, ${labels})`;
  const ends = messages.filter(({ labels }) => labels.includes('Regenerate')).length;
  if (ends > 1 || new Set(messages.map(({ place }) => place)).size > 1) return `twice: ${about}`;
  if (messages.some(({ isGrowing }) => isGrowing)) return `still streaming: ${about}`;
  if (labels.includes('Stop')) return `Stop is left: ${about}`;
  if (text.includes('⚠️')) return labels.includes('Stop') ? `an error with Stop: ${about}` : '';
  const kept = text.replace(STOPPED, '');
  const isCut =
    mayBeStopped &&
    kept !== text &&
    texts.some((each) => each && withoutMarks(each).startsWith(withoutMarks(kept)));
  if (!texts.some((each) => each !== undefined && isSaidBy(pieces, each)) && !isCut) {
    const isTwice = texts.some((each) => each !== undefined && text.split(each).length > 2);
    return isTwice
      ? `twice: ${about}`
      : `not the text of the model: ${about}, ${describeDifference(text, texts)}`;
  }
  return ends === 1 ? '' : `no final buttons: ${about}`;
}

/**
 * Whether messages say all of a text. One may end between two words: where it is hard to change,
 * its last words come sooner in the next.
 */
function isSaidBy(pieces: readonly string[], text: string): boolean {
  let rest = text.trim();
  for (const piece of pieces) {
    if (!rest.startsWith(piece)) return false;
    const behind = rest.slice(piece.length);
    rest = behind.trimStart();
    if (rest !== '' && rest === behind) return false; // In the middle of a word.
  }
  return rest === '';
}

/** Where an answer was stopped, marks that nothing closes are shown as they are, or left out. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[\\`*_~]/g, '');
}

/** Where the text leaves the one of the model that it follows longest. */
function describeDifference(text: string, texts: readonly (string | undefined)[]): string {
  const sharedWith = (meant: string) => {
    let at = 0;
    while (at < text.length && text[at] === meant[at]) at += 1;
    return { meant, at };
  };
  const [nearest] = texts
    .flatMap((meant) => (meant === undefined ? [] : sharedWith(meant)))
    .sort((a, b) => b.at - a.at);
  if (!nearest) return 'which said nothing';
  const { meant, at } = nearest;
  const show = (whole: string) => JSON.stringify(whole.slice(Math.max(0, at - 40), at + 60));
  return `from character ${at} of ${meant.length}: ${show(text)} instead of ${show(meant)}`;
}

function tokenOf({ text }: Seen): string {
  return /([qe]\d{4})v\d+/.exec(text)?.[1] ?? '';
}

function toStray({ platform, place, text, labels, isGrowing }: Seen): Problem {
  const detail = `a message that answers nothing, in ${platform} ${place}: “${text.slice(0, 60)}” (${labels}${isGrowing ? ', growing' : ''})`;
  return { type: 'unfinished', token: place, detail };
}

function seeSlack({ slack }: Scene): Seen[] {
  return ['C1', slack.dmOf('U1')]
    .flatMap((channel) => slack.messages(channel))
    .filter(({ user, ephemeralFor }) => user === 'UBOT' && ephemeralFor === undefined)
    .map(({ channel, threadTs, text, buttons, streaming }) => ({
      platform: 'slack',
      place: threadTs ?? channel,
      text: withoutAbout(text),
      labels: buttons.map(({ text }) => text),
      isGrowing: streaming,
    }));
}

function seeDiscord(scene: Scene): Seen[] {
  return discordChannels(scene)
    .flatMap((channel) => scene.discord.messages(channel))
    .filter(({ own, ephemeralFor }) => own && ephemeralFor === null)
    .map(({ channelId, text, buttons, thinking }) => ({
      platform: 'discord',
      place: channelId,
      text: withoutAbout(text),
      labels: buttons.map(({ label }) => label),
      isGrowing: thinking,
    }));
}

/** Channels, their threads and direct messages: wherever the program wrote to. */
function discordChannels({ discord, bareId }: Scene): string[] {
  const written = discord.calls.flatMap(({ path }) => /^\/channels\/(\d+)\//.exec(path)?.[1] ?? []);
  return [...new Set([discord.generalId, bareId, ...written])];
}

/** ⏳ on a question that was answered long ago. */
function findMarks(scene: Scene): Problem[] {
  const { slack, discord } = scene;
  const onSlack = ['C1', slack.dmOf('U1')]
    .flatMap((channel) => slack.messages(channel))
    .filter(({ reactions }) =>
      reactions.some(({ name, users }) => /hourglass|eyes/.test(name) && users.includes('UBOT')),
    );
  const onDiscord = discordChannels(scene)
    .flatMap((channel) => discord.messages(channel))
    .filter(({ reactions }) => Object.values(reactions).flat().includes(discord.bot.id));
  return [...onSlack, ...onDiscord].map(({ text, reactions }) => ({
    type: 'mark',
    token: /[qe]\d{4}/.exec(text)?.[0] ?? '',
    detail: `a mark is left on the question: ${JSON.stringify(reactions)}`,
  }));
}
