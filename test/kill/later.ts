import type { Asking, Kind, Question } from './asking.ts';
import { toAsked } from './model.ts';
import { type Scene, until } from './scene.ts';

/** Parley's messages about a question. */
const messagesOf = ({ slack, discord, bareId }: Scene, { platform, place, token }: Question) => {
  const all =
    platform === 'slack'
      ? slack
          .messages(
            place !== null && slack.messages('C1', place).length > 0 ? 'C1' : slack.dmOf('U1'),
          )
          .filter(({ user }) => user === 'UBOT')
          .map(({ ts, text, buttons }) => ({
            id: ts,
            text,
            labels: buttons.map(({ text }) => text),
          }))
      : discord
          .messages(place ?? bareId)
          .filter(({ own }) => own)
          .map(({ id, text, buttons }) => ({
            id,
            text,
            labels: buttons.map(({ label }) => label),
          }));
  return all.filter(({ text }) => text.includes(`${token}v`));
};

/**
 * Waits until the answer has begun or, for every other question, has ended; resolves to whether the
 * program lived to receive it.
 */
const answered = async ({ scene, number }: Asking, question: Question): Promise<boolean> => {
  const isThere = () =>
    messagesOf(scene, question).some(
      ({ labels }) => number % 2 === 0 || labels.includes('Regenerate'),
    );
  return (await until(isThere, scene.waitMs)) && scene.isHeard;
};

type Later = (scene: Scene, question: Question) => Promise<void> | void;

/** Does something to the first question once its answer has begun (an even number) or ended. */
const afterwards =
  (act: Later, at: (number: number) => number = (number) => number) =>
  (ask: Kind): Kind =>
  (asking) => {
    const questions = ask(asking);
    asking.later(async () => {
      const [question] = questions;
      const number = at(asking.number);
      if (question && (await answered({ ...asking, number }, question)))
        await act(asking.scene, question);
    });
    return questions;
  };

/** Edits the question when its answer has begun or ended. */
export const edited = afterwards(({ slack, discord }, question) => {
  if (!question.messageId) return;
  const token = question.token.replace('q', 'e');
  question.editedTo = token;
  if (question.platform === 'slack')
    slack.person('U1').edit(question.messageId, `<@${slack.botUserId}> ${toAsked(token)}`);
  else discord.person('42').edit(question.messageId, `<@${discord.bot.id}> ${toAsked(token)}`);
});

/** Deletes the question when its answer has begun or ended. */
export const deleted = afterwards(({ slack, discord }, question) => {
  if (!question.messageId) return;
  question.isDeleted = true;
  if (question.platform === 'slack') slack.person('U1').remove(question.messageId);
  else discord.person('42').remove(question.messageId);
});

/** Presses a button of the answer; resolves to whether it had one. */
async function press(scene: Scene, question: Question, label: string): Promise<boolean> {
  const message = messagesOf(scene, question).find(({ labels }) => labels.includes(label));
  if (!message) return false;
  const { slack, discord } = scene;
  if (question.platform === 'discord') discord.person('42').press(message.id, label);
  else
    await slack
      .person('U1')
      .press(message.id, label)
      .catch(() => {}); // The program may be dead by now.
  return true;
}

/** Presses Regenerate when the answer has ended. */
export const regenerated = afterwards(
  async (scene, question) => {
    await press(scene, question, 'Regenerate');
  },
  () => 1,
);

/** Presses Stop when the answer has begun. */
export const stopped = afterwards(
  async (scene, question) => {
    question.isStopped = await press(scene, question, 'Stop');
  },
  () => 0,
);
