import type { IncomingEvent } from '../../core/events.ts';

/**
 * Which organization the people of shared channels belong to; undefined for Parley's own
 * organization.
 */
export type Teams = {
  get(person: string): string | undefined;
  /** Learns the organization of a message's author; empty where Slack did not tell it. */
  learn(event: IncomingEvent, team: string): void;
};

const MAX_KEPT = 1_000;

export function createTeams(): Teams {
  const teams = new Map<string, string>();
  return {
    get: (person) => teams.get(person),
    learn(event, team) {
      if (event.type !== 'message') return;
      const { speaker, place } = event.message;
      if (team === '' || team === place.workspace) return;
      teams.delete(speaker.id);
      teams.set(speaker.id, team);
      const [oldest = ''] = teams.keys();
      if (teams.size > MAX_KEPT) teams.delete(oldest);
    },
  };
}
