import type { IncomingEvent } from '../../core/events.ts';
import { toBag } from './json.ts';
import { teamOf } from './places.ts';

/** Which organization a person of a shared channel belongs to; undefined where nothing else than Parley's own is known. */
export type Teams = {
  get(person: string): string | undefined;
  /** Learns from an event and the body that it came in. */
  note(event: IncomingEvent, body: unknown): void;
};

const MAX_KEPT = 1_000;

export function createTeams(): Teams {
  const teams = new Map<string, string>();
  return {
    get: (person) => teams.get(person),
    note(event, body) {
      if (event.type !== 'message') return;
      const { speaker, place } = event.message;
      const team = teamOf(toBag(toBag(body).event));
      if (team === '' || team === place.workspace) return;
      teams.delete(speaker.id);
      teams.set(speaker.id, team);
      const [oldest = ''] = teams.keys();
      if (teams.size > MAX_KEPT) teams.delete(oldest);
    },
  };
}
