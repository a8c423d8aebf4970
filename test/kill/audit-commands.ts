import { withoutAbout } from '../direct-notice.ts';
import type { Question } from './asking.ts';
import { toPrivatePerson } from './commands.ts';
import type { Problem } from './problem.ts';
import type { Scene } from './scene.ts';

/** A message of Parley's in answer to a command. */
type Shown = {
  readonly text: string;
  readonly labels: readonly string[];
  readonly files: number;
  readonly isPrivate: boolean;
  readonly isGrowing: boolean;
};

/** What is wrong with what a person sees of a command. */
export function judgeCommand(scene: Scene, question: Question): Problem[] {
  const { token, command } = question;
  if (!scene.store.hasAccepted(`answer ${token} now`)) return [];
  const shown =
    question.platform === 'slack' ? onSlack(scene, question) : onDiscord(scene, question);
  const fault = shown.some(({ isGrowing }) => isGrowing)
    ? 'still growing'
    : findFault(question, shown);
  if (fault === '') return [];
  const detail = `/${command}: ${fault}: ${JSON.stringify(shown)}`;
  return [{ type: toType(fault), token, detail }];
}

function toType(fault: string): Problem['type'] {
  if (fault === 'nothing') return 'lost';
  return fault === 'twice' ? 'doubled' : 'unfinished';
}

function findFault({ command, platform, hasVoted }: Question, shown: readonly Shown[]): string {
  const errors = shown.filter(({ text }) => text.startsWith('⚠️'));
  const answers = shown.filter(
    (message) => !errors.includes(message) && isAnswer(command, message),
  );
  if (answers.length + errors.length === 0) return 'nothing';
  // Slack has no way to look for ephemeral messages: one that may not have been shown is sent
  // again.
  const mayRepeat = platform === 'slack' && command === 'private';
  if (answers.length + errors.length > 1 && !mayRepeat) return 'twice';
  if (errors.length > 0) return '';
  const files = shown.reduce((sum, message) => sum + message.files, 0);
  if (command === 'drawing' && files !== 1) return `${files} pictures`;
  if (command === 'private' && answers.some(({ isPrivate }) => !isPrivate)) return 'seen by all';
  return hasVoted && !answers.some(({ text }) => /\b1 vote\b/.test(text)) ? 'the vote is lost' : '';
}

/** Where a command's answer may stand. */
export function placesOf(scene: Scene, question: Question): string[] {
  return [...(question.place === null ? [] : [question.place]), ...directOf(scene, question)];
}

/** Where the person who asked in private is told directly, once the interaction is over. */
function directOf({ discord }: Scene, { platform, command, token }: Question): string[] {
  const isPrivate = platform === 'discord' && command === 'private';
  return isPrivate ? [discord.dmId(toPrivatePerson(token))] : [];
}

function isAnswer(command: Question['command'], { labels }: Shown): boolean {
  return command !== 'drawing' || labels.includes('Again');
}

function onSlack({ slack }: Scene, { token, place }: Question): Shown[] {
  return slack
    .messages('C1')
    .filter(({ user }) => user === 'UBOT')
    .filter(
      ({ text, threadTs, ephemeralFor }) =>
        text.includes(token) || (place !== null && [threadTs, ephemeralFor].includes(place)),
    )
    .map(({ text, buttons, files, streaming, ephemeralFor }) => ({
      ...{ text: withoutAbout(text), files: files.length, isGrowing: streaming },
      labels: buttons.map((button) => button.text),
      isPrivate: ephemeralFor !== undefined,
    }));
}

function onDiscord(scene: Scene, question: Question): Shown[] {
  const direct = directOf(scene, question);
  return placesOf(scene, question)
    .flatMap((place) => scene.discord.messages(place))
    .filter(({ own }) => own)
    .map(({ channelId, text, poll, buttons, files, thinking, ephemeralFor }) => ({
      text: poll === null ? withoutAbout(text) : JSON.stringify(poll),
      ...{ files: files.length, isGrowing: thinking },
      labels: buttons.map(({ label }) => label),
      isPrivate: ephemeralFor !== null || direct.includes(channelId),
    }));
}
