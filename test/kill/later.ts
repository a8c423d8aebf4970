import type { Asking, Kind, Question } from './asking.ts';
import { toAsked } from './model.ts';
import { type Scene, until } from './scene.ts';

const WAIT_MS = 15_000;

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

/** Waits until the answer has begun or, for every other question, has ended; whether the program lives to hear of it. */
const answered = async ({ scene, number }: Asking, question: Question): Promise<boolean> => {
  const isThere = () =>
    messagesOf(scene, question).some(
      ({ labels }) => number % 2 === 0 || labels.includes('Regenerate'),
    );
  return (await until(isThere, WAIT_MS)) && scene.program?.isReady === true;
};

/** Edits the question when its answer has begun or ended. */
export const edited =
  (ask: Kind): Kind =>
  (asking) => {
    const questions = ask(asking);
    asking.later(async () => {
      const [question] = questions;
      if (!question?.messageId || !(await answered(asking, question))) return;
      const { slack, discord } = asking.scene;
      const token = question.token.replace('q', 'e');
      question.editedTo = token;
      if (question.platform === 'slack')
        slack.person('U1').edit(question.messageId, `<@${slack.botUserId}> ${toAsked(token)}`);
      else discord.person('42').edit(question.messageId, `<@${discord.bot.id}> ${toAsked(token)}`);
    });
    return questions;
  };

/** Deletes the question when its answer has begun or ended. */
export const deleted =
  (ask: Kind): Kind =>
  (asking) => {
    const questions = ask(asking);
    asking.later(async () => {
      const [question] = questions;
      if (!question?.messageId || !(await answered(asking, question))) return;
      const { slack, discord } = asking.scene;
      question.isDeleted = true;
      if (question.platform === 'slack') slack.person('U1').remove(question.messageId);
      else discord.person('42').remove(question.messageId);
    });
    return questions;
  };

/** Presses Regenerate when the answer has ended. */
export const regenerated =
  (ask: Kind): Kind =>
  (asking) => {
    const questions = ask(asking);
    asking.later(async () => {
      const [question] = questions;
      if (!question || !(await answered({ ...asking, number: 1 }, question))) return;
      const { slack, discord } = asking.scene;
      const message = messagesOf(asking.scene, question).find(({ labels }) =>
        labels.includes('Regenerate'),
      );
      if (!message) return;
      if (question.platform === 'slack')
        await slack
          .person('U1')
          .press(message.id, 'Regenerate')
          .catch(() => {});
      else discord.person('42').press(message.id, 'Regenerate');
    });
    return questions;
  };

/** Presses Stop when the answer has begun. */
export const stopped =
  (ask: Kind): Kind =>
  (asking) => {
    const questions = ask(asking);
    asking.later(async () => {
      const [question] = questions;
      if (!question || !(await answered({ ...asking, number: 0 }, question))) return;
      const { slack, discord } = asking.scene;
      const message = messagesOf(asking.scene, question).find(({ labels }) =>
        labels.includes('Stop'),
      );
      if (!message) return;
      question.isStopped = true;
      if (question.platform === 'slack')
        await slack
          .person('U1')
          .press(message.id, 'Stop')
          .catch(() => {});
      else discord.person('42').press(message.id, 'Stop');
    });
    return questions;
  };
