import { createAccess } from '../../../../src/core/access.ts';
import type { Audience, SearchScope } from '../../../../src/core/ports.ts';
import type { SlackEmulatorOptions } from '../../../emulators/slack/types.ts';
import { connect, never, settled } from '../start.ts';

export const ASKER = 'U1';
export const OTHER = 'U2';
export const GUEST = 'U3';

const WORKSPACE = {
  id: 'T1',
  users: [
    { id: ASKER, name: 'ada' },
    { id: OTHER, name: 'grace' },
    { id: GUEST, name: 'gast', isGuest: true },
  ],
  channels: [
    { id: 'C1', name: 'general', members: [ASKER, OTHER] },
    { id: 'C5', name: 'open', members: [ASKER, OTHER, GUEST], botIn: false },
    { id: 'C6', name: 'secret', kind: 'group', members: [OTHER] },
    { id: 'C8', name: 'joinable', members: [OTHER], botIn: false },
    { id: 'C9', name: 'small', members: [ASKER] },
    { id: 'C10', name: 'guests', members: [ASKER, OTHER, GUEST] },
    { id: 'D2', kind: 'im', members: [OTHER] },
  ],
} as const;

const ELSEWHERE = {
  id: 'T2',
  users: [{ id: ASKER, name: 'ada' }],
  channels: [{ id: 'C77', name: 'elsewhere', members: [ASKER] }],
} as const;

export type Asked = Awaited<ReturnType<typeof ask>>;

/** Parley in two workspaces, where each search is for a question of its own. */
export async function ask(options: SlackEmulatorOptions = {}, channel = 'C1') {
  const running = await connect({ workspaces: [WORKSPACE, ELSEWHERE], ...options });
  const { emulator, adapter, events } = running;
  const say = (place: string, text: string, thread?: string, by = OTHER, team = 'T1') =>
    emulator
      .person(by, team)
      .say({ channel: place, text, ...(thread === undefined ? {} : { threadTs: thread }) });
  const question = async (text = '<@UBOT> where is that?', by = ASKER) => {
    const id = say(channel, text, undefined, by);
    await settled(running);
    const event = events.find((each) => each.type === 'message' && each.message.id === id);
    if (event?.type !== 'message') throw new Error('the question was not told');
    return event.message;
  };
  const search = async (query: string, fields: Partial<SearchScope> = {}) => {
    const { place, speaker, searchToken: token = null } = await question();
    const scope = { here: place, person: speaker.id, token, limit: 20, ...fields };
    return adapter.archive.search(query, scope, never);
  };
  const recall = async (query: string, to: Audience['to'] = 'everyone') => {
    const { place: here, speaker: asker, searchToken = null } = await question();
    return createAccess(adapter, { here, asker, to, searchToken }, never).search(query, 20);
  };
  const called = () => emulator.calls.filter(({ method }) => method.startsWith('assistant.search'));
  return { ...running, say, question, search, recall, called };
}
