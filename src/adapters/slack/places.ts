import { type IncomingEvent, toEventBase } from '../../core/events.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Place, Speaker } from '../../core/messages.ts';
import { type Bag, listOf, textOf, toMs } from './json.ts';

/** Who Parley is in the workspace, and what it can be asked to do. */
export type Identity = {
  readonly userId: string;
  readonly botId: string;
  readonly workspace: string;
  readonly commands: readonly CommandSpec[];
  readonly prefix: string;
};

/** Where an event happened. The workspace is the one that Parley is installed in, also in channels shared with others. */
export function toEventPlace(
  body: Bag,
  channel: string,
  identity: Pick<Identity, 'workspace'>,
  thread?: string,
): Place {
  const [authorization] = listOf(body, 'authorizations');
  const workspace = authorization ? textOf(authorization, 'team_id') : '';
  return toPlace(workspace || identity.workspace, channel, thread);
}

export function toPlace(workspace: string, channel: string, thread?: string): Place {
  return {
    platform: 'slack',
    workspace,
    channel,
    ...(thread === undefined || thread === '' ? {} : { thread }),
  };
}

/** What every event carries; `at` is a Slack timestamp. */
export function toBase(
  place: Place,
  event: {
    readonly id: string;
    readonly kind: IncomingEvent['type'];
    readonly at: string;
    readonly editedAt?: number;
  },
) {
  return toEventBase(place, { ...event, at: toMs(event.at) });
}

/** Who did something. Names and rights are looked up later; `source` tells the organisation. */
export function toSpeaker(source: Bag, place: Place, id: string): Speaker {
  const team = teamOf(source);
  return {
    id,
    name: null,
    roles: [],
    isAdmin: null,
    isExternal: team !== '' && team !== place.workspace,
  };
}

/** The organization of whoever did something; empty where it is not told. */
export function teamOf(source: Bag): string {
  return textOf(source, 'user_team') || textOf(source, 'team_id') || textOf(source, 'team');
}
