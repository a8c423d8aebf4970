import type { Asking, Kind, Question } from './asking.ts';
import { toAsked } from './model.ts';
import { until } from './scene.ts';

const toCommand = (
  platform: Question['platform'],
  command: Question['command'],
  token: string,
  place: string | null,
): Question => ({
  ...{ token, platform, place, command, messageId: null },
  ...{ editedTo: null, isDeleted: false, isStopped: false, hasVoted: false },
});

/** Its own channel: what stands there answers this command and nothing else. */
const toChannel = ({ scene, number }: Asking) => scene.discord.addChannel(`command-${number}`);

const slackDrawing: Kind = ({ scene, toCommandToken }) => {
  const token = toCommandToken();
  const text = `/imagine ${toAsked(token)}`;
  const ts = scene.slack.person('U1').mention({ channel: 'C1', text });
  return [toCommand('slack', 'drawing', token, ts)];
};

const discordDrawing: Kind = (asking) => {
  const token = asking.toCommandToken();
  const channel = toChannel(asking);
  asking.scene.discord.person('42').slash('imagine', { prompt: toAsked(token) }, { channel });
  return [toCommand('discord', 'drawing', token, channel)];
};

/** By a person who asks nothing else: every private message to them answers this command. */
const slackPrivate: Kind = ({ scene, toCommandToken, number }) => {
  const token = toCommandToken();
  const id = `UK${number}`;
  scene.slack.addUser({ id });
  scene.slack.join('C1', id);
  scene.slack
    .person(id)
    .slash('/parley', `timezone ${toAsked(token)}`, 'C1')
    .catch(() => {});
  return [toCommand('slack', 'private', token, id)];
};

/** By a person of its own, too: if the interaction is over, they are told directly. */
const discordPrivate: Kind = (asking) => {
  const token = asking.toCommandToken();
  const channel = toChannel(asking);
  const person = asking.scene.discord.person(toPrivatePerson(token));
  person.slash('timezone', { zone: toAsked(token) }, { channel });
  return [toCommand('discord', 'private', token, channel)];
};

/** Who asks a private command on Discord. */
export const toPrivatePerson = (token: string): string => `2${token.slice(1)}0`;

/** A poll that is voted on as soon as it is there. */
const slackPoll: Kind = ({ scene, toCommandToken, later }) => {
  const token = toCommandToken();
  const person = scene.slack.person('U1');
  person.slash('/parley', `poll ${toAsked(token)}? Yes, No`, 'C1').catch(() => {});
  const question = toCommand('slack', 'poll', token, null);
  later(async () => {
    const find = () => scene.slack.messages('C1').find(({ text }) => text.includes(token));
    const isThere = () => find()?.buttons.some(({ text }) => text === 'Yes') === true;
    if (!(await until(isThere, scene.waitMs)) || !scene.isHeard) return;
    const outcome = await person.press(find()?.ts ?? '', 'Yes').catch(() => null);
    question.hasVoted = outcome?.ok === true;
  });
  return [question];
};

const discordPoll: Kind = (asking) => {
  const token = asking.toCommandToken();
  const channel = toChannel(asking);
  const options = { question: `${toAsked(token)}?`, options: 'Yes, No' };
  asking.scene.discord.person('42').slash('poll', options, { channel });
  return [toCommand('discord', 'poll', token, channel)];
};

/** Commands whose answers are no answers of the model's. */
export const commandKinds = {
  slackDrawing,
  discordDrawing,
  slackPrivate,
  discordPrivate,
  slackPoll,
  discordPoll,
};
