import { callReply, textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import * as slack from './on-slack.ts';
import { quiet } from './pressing.ts';
import { hear, voice } from './voices.ts';

const { WAIT_MS } = slack;
export const GONE = 'I didn’t do that: you’re no longer in that channel.';
/** A direct message without the line that names the channel which it is about. */
export const withoutAbout = (text: string) => text.replace(/^(?:-# )?About <#\w+>:\n/, '');
export const UNKNOWN = 'I couldn’t check whether you’re still in this channel';

export async function startPrivate({
  environment = {},
  scopes = [],
}: {
  readonly environment?: Record<string, string>;
  readonly scopes?: readonly string[];
} = {}) {
  const users = [
    { id: 'U1', name: 'ada' },
    { id: 'U2', name: 'grace' },
    { id: 'U5', name: 'guest', isGuest: true },
    { id: 'U8', name: 'eve', team: 'T8' },
  ];
  const members = ['U1', 'U2', 'U5', 'U8'];
  const channels = [
    { id: 'C1', members },
    { id: 'C3', kind: 'group', members },
  ] as const;
  const running = await slack.start(
    { workspaces: [{ id: 'T1', users, channels }], scopes },
    { ...onDisk(), ...environment },
  );
  return { ...toScene(running), environment };
}

function toScene(running: slack.Running) {
  const { slack: at, model } = running;
  const labelled = (label: string | RegExp) =>
    at
      .messages('C3')
      .findLast(({ buttons }) => buttons.some(({ text }) => text.match(label) !== null));
  const shows = (label: string | RegExp) => at.waitFor(() => labelled(label), WAIT_MS);
  const direct = () => at.messages(at.dmOf('U2')).map(({ text }) => withoutAbout(text));
  return { running, at, model, grace: at.person('U2'), shows, direct };
}

export type Scene = ReturnType<typeof toScene>;

/** All that can be seen of what was done, but for what is told of a press. */
export function standing({ at, model, running }: Scene) {
  return {
    told: at
      .messages('C3')
      .filter(({ text }) => !text.includes(UNKNOWN))
      .map(({ ts, text, buttons, files }) => [ts, text, buttons.length, files.length]),
    // What is worked out beside an answer is not asked for by a press.
    asked: model.requests.filter((body) => !JSON.stringify(body).includes('rolling')).length,
    opinions: running.log.lines.filter(({ message }) => message === 'feedback').length,
    forms: at.forms('U2').length,
  };
}

export type Act = {
  /** Makes what is to be pressed or sent, while both are members; what is pressed then. */
  readonly prepare: (scene: Scene) => Promise<() => Promise<unknown>>;
  /** It only takes away what is one's own. */
  readonly takesAway?: true;
};

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/** The button of a message that answers what a person said. */
const pressing = (
  label: string,
  said: (scene: Scene) => unknown,
  more: Pick<Act, 'takesAway'> = {},
): Act => ({
  ...more,
  async prepare(scene) {
    await said(scene);
    const seen = await scene.shows(label);
    await quiet(scene);
    return () => scene.grace.pressSeen(seen, label);
  },
});

/** A form that is opened by a press, and sent later. */
const sending = (label: string, said: (scene: Scene) => unknown, values: object): Act => ({
  async prepare(scene) {
    await said(scene);
    const seen = await scene.shows(label);
    await scene.grace.pressSeen(seen, label);
    await scene.at.waitFor(() => scene.at.forms('U2').length === 1, WAIT_MS);
    await quiet(scene);
    return async () => {
      // A form can be sent again by a client that was stopped before it heard.
      const open = scene.at.forms('U2').length > 0;
      if (!open) {
        await scene.grace.pressSeen(seen, label);
        await scene.at.waitFor(() => scene.at.forms('U2').length === 1, WAIT_MS);
      }
      return scene.grace.submit({ ...values });
    };
  },
});

export const ask = ({ grace, model }: Scene) => {
  model.answer(() => textReply('Striped.'));
  return grace.mention({ channel: 'C3', text: 'how is it?' });
};
export const fail = ({ grace, model }: Scene) => {
  model.next(new Response('{}', { status: 400 }));
  model.answer(() => textReply('Striped.'));
  return grace.mention({ channel: 'C3', text: 'how is it?' });
};
const propose = ({ grace, model }: Scene) => {
  const post = call('post_elsewhere', { channel: 'C1', text: 'Hello.' });
  model.next(post, textReply('Shall I?'));
  model.answer(() => textReply('Done.'));
  return grace.mention({ channel: 'C3', text: 'say hello' });
};
export const command = (text: string) => (scene: Scene) =>
  scene.grace.mention({ channel: 'C3', text });
export const speak = ({ grace, model }: Scene) => {
  model.answer(hear('In short.'));
  return grace.say({ channel: 'C3', files: [voice()] });
};
const slash = (name: string, text: string) => (scene: Scene) => scene.grace.slash(name, text, 'C3');

export const ACTS: Readonly<Record<string, Act>> = {
  Regenerate: pressing('Regenerate', ask),
  '👍': pressing('👍', ask),
  '👎': pressing('👎', ask),
  'Delete of an answer': pressing('Delete', ask, { takesAway: true }),
  Retry: pressing('Retry', fail),
  Approve: pressing('Approve', propose),
  Deny: pressing('Deny', propose),
  'a vote': pressing('Pizza', command('/poll Lunch? Pizza, Soup')),
  'another picture': pressing('Again', command('/imagine a cat')),
  'a varied picture': pressing('Vary', command('/imagine a cat')),
  'the prompt of a picture': pressing('Save prompt', command('/imagine a cat')),
  'Delete of a picture': pressing('Delete', command('/imagine a cat'), { takesAway: true }),
  'a form of a picture': pressing('Edit', command('/imagine a cat')),
  'a changed picture': sending('Edit', command('/imagine a cat'), { prompt: 'a dog' }),
  'a summary of a transcript': pressing('Summary', speak),
  'a form of a transcript': pressing('Correct', speak),
  'a corrected transcript': sending('Correct', speak, { 'page-0': '0:00 Ada: Never.' }),
  'a translated transcript': sending('Translate', speak, { language: 'German' }),
  'Cancel of a reminder': pressing('Cancel', command('/remind vote in 2 hours'), {
    takesAway: true,
  }),
  'what is to be forgotten': pressing('Forget', slash('/forget', 'me'), { takesAway: true }),
  'a command that a form completes': {
    async prepare({ grace, at, ...scene }) {
      const open = async () => {
        if (at.forms('U2').length > 0) return;
        await grace.slash('/imagine', '', 'C3');
        await at.waitFor(() => at.forms('U2').length === 1, WAIT_MS);
      };
      await open();
      await quiet(scene);
      return async () => {
        if (at.forms('U2').length === 0) {
          at.join('C3', 'U2');
          await open();
        }
        return grace.submit({ prompt: 'a cat' });
      };
    },
  },
};
