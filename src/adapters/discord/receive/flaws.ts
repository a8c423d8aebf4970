import { type Bag, textOf, textsOf, toBag } from '../json.ts';
import type { Frame } from './inbound.ts';

/** What an event lacks that everything about it hangs on. */
export type Flaw = 'no_id' | 'no_channel' | 'no_token' | 'no_person';

const MESSAGE = { channel_id: 'no_channel', id: 'no_id' } as const;

/** The texts that an event of these types cannot do without. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, Flaw>>>> = {
  MESSAGE_CREATE: MESSAGE,
  MESSAGE_UPDATE: MESSAGE,
  MESSAGE_DELETE: MESSAGE,
  MESSAGE_DELETE_BULK: { channel_id: 'no_channel' },
  INTERACTION_CREATE: { id: 'no_id', token: 'no_token', channel_id: 'no_channel' },
};

/** Why an event cannot be understood; null where it is whole, or of a kind that Parley does not use. */
export function findFlaw({ type, data }: Frame): Flaw | null {
  const missing = Object.entries(NEEDED[type] ?? {}).find(([key]) => textOf(data, key) === '');
  if (missing) return missing[1];
  if (type === 'INTERACTION_CREATE') return hasPerson(data) ? null : 'no_person';
  return type === 'MESSAGE_DELETE_BULK' && textsOf(data, 'ids').length === 0 ? 'no_id' : null;
}

/** In a direct message there is only the user. */
function hasPerson(interaction: Bag): boolean {
  const users = [interaction.user, toBag(interaction.member).user];
  return users.some((user) => textOf(toBag(user), 'id') !== '');
}
