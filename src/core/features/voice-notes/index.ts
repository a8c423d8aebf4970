import { defineFeature, type Feature } from '../../jobs/feature.ts';
import { TRANSCRIBE } from './planned-transcript.ts';
import { createTranscriptActions, type TranscriptServices } from './transcript-buttons.ts';
import {
  type HearingServices,
  onTranscript,
  planTranscript,
  toTranscriptKey,
} from './voice-notes.ts';

/** Voice notes and recordings become text. */
export function createVoiceNotes(services: HearingServices & TranscriptServices): Feature {
  return defineFeature({
    name: 'voice-notes',
    actions: createTranscriptActions(services),
    scheduled: { [TRANSCRIBE]: onTranscript },
    onMessage: { toKey: toTranscriptKey, plan: (event) => planTranscript(services, event) },
  });
}
