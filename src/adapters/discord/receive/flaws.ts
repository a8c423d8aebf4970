import type { Dispatch, InteractionPayload } from './payloads.ts';

/** What an event lacks that everything about it depends on. */
export type Flaw = 'no_id' | 'no_channel' | 'no_token' | 'no_person';

/** Why an event cannot be understood; null if it is whole. */
export function findFlaw(dispatch: Dispatch): Flaw | null {
  switch (dispatch.type) {
    case 'MESSAGE_CREATE':
    case 'MESSAGE_UPDATE':
    case 'MESSAGE_DELETE':
      if (dispatch.data.channel_id === '') return 'no_channel';
      return dispatch.data.id === '' ? 'no_id' : null;
    case 'MESSAGE_DELETE_BULK':
      if (dispatch.data.channel_id === '') return 'no_channel';
      return dispatch.data.ids.length === 0 ? 'no_id' : null;
    case 'INTERACTION_CREATE':
      return findInteractionFlaw(dispatch.data);
    default:
      return null;
  }
}

function findInteractionFlaw(interaction: InteractionPayload): Flaw | null {
  if (interaction.id === '') return 'no_id';
  if (interaction.token === '') return 'no_token';
  if (interaction.channel_id === '') return 'no_channel';
  // In a direct message there is only the user.
  const users = [interaction.user, interaction.member?.user];
  return users.some((user) => user && user.id !== '') ? null : 'no_person';
}
