import { LRUCache } from 'lru-cache';
import type { IncomingEvent } from '../../core/events.ts';
import type { Speaker } from '../../core/messages.ts';

/**
 * Which organization the people of shared channels belong to; undefined for Parley's own
 * organization.
 */
export type Teams = {
  get(person: string): string | undefined;
  /** Learns the organization of the person behind an event; empty if Slack did not send it. */
  learn(event: IncomingEvent, team: string): void;
};

const MAX_KEPT = 1_000;

export function createTeams(): Teams {
  const teams = new LRUCache<string, string>({ max: MAX_KEPT });
  return {
    get: (person) => teams.get(person),
    learn(event, team) {
      const speaker = speakerOf(event);
      if (!speaker || team === '' || team === event.place.workspace) return;
      teams.set(speaker.id, team);
    },
  };
}

function speakerOf(event: IncomingEvent): Speaker | null {
  if (event.type === 'message') return event.message.speaker;
  return 'speaker' in event ? event.speaker : null;
}
