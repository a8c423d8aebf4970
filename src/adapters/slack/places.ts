import { type IncomingEvent, toEventBase } from '../../core/events.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Place, Speaker } from '../../core/messages.ts';
import { toEpochMs } from './timestamps.ts';

/** Who Parley is in the workspace, and what it can be asked to do. */
export type Identity = {
  readonly userId: string;
  readonly botId: string;
  readonly workspace: string;
  readonly commands: readonly CommandSpec[];
  readonly prefix: string;
};

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
  return toEventBase(place, { ...event, at: toEpochMs(event.at) });
}

/** The members under which Slack tells the organization of a person; empty if it does not. */
export type OfTeam = {
  readonly user_team: string;
  readonly team_id: string;
  readonly team: string;
};

/**
 * The person who did something. Names and rights are looked up later; `source` tells the
 * organization.
 */
export function toSpeaker(source: OfTeam, place: Place, id: string): Speaker {
  const team = teamOf(source);
  return {
    id,
    name: null,
    roles: [],
    isAdmin: null,
    isExternal: team !== '' && team !== place.workspace,
  };
}

export function teamOf({ user_team, team_id, team }: OfTeam): string {
  return user_team || team_id || team;
}
