import { toLiteral } from '../markdown/inline.ts';
import type { Place } from '../messages.ts';
import type { Settings, SettingsStore } from './settings.ts';
import { toChannelScope } from './settings.ts';

/** How questions are answered in a conversation: what is set for it, else for its channel. */
export type AnswerSettings = Pick<Settings, 'model' | 'effort' | 'persona'> & {
  readonly hasTools: boolean;
};

/** What holds in a conversation of this place. */
export async function loadAnswerSettings(
  settings: SettingsStore,
  place: Place,
  conversation: string,
): Promise<AnswerSettings> {
  const [own, channel] = await Promise.all([
    settings.get(conversation),
    settings.get(toChannelScope(place)),
  ]);
  return {
    model: own.model ?? channel.model,
    effort: own.effort ?? channel.effort,
    persona: channel.persona,
    hasTools: channel.tools ?? true,
  };
}

/** What differs from the usual, for `/about`. */
export function toSettingsLines(answerSettings: AnswerSettings): (readonly [string, string])[] {
  const { model, effort, persona, hasTools } = answerSettings;
  return [
    ...(model === null ? [] : [['Model here', model] as const]),
    ...(effort === null ? [] : [['Effort here', effort] as const]),
    ...(persona === null ? [] : [['Persona here', toBrief(persona)] as const]),
    ...(hasTools ? [] : [['Tools here', 'off'] as const]),
  ];
}

const MAX_BRIEF = 80;

/** The beginning of a text that a person wrote, as it was written, on one line. */
export function toBrief(text: string): string {
  const line = Array.from(text.replace(/\s+/g, ' ').trim());
  const isShort = line.length <= MAX_BRIEF;
  return toLiteral(isShort ? line.join('') : `${line.slice(0, MAX_BRIEF).join('')}…`);
}

/**
 * What one setting of a conversation is kept under, and whether it then holds for a whole channel.
 */
export type Reach = { readonly scope: string; readonly isChannel: boolean };

/**
 * The conversation; or the channel, where it is asked for or the command was given outside of any
 * thread.
 */
export function toReach(place: Place, conversation: string, wantsChannel: boolean): Reach {
  const isChannel = wantsChannel || place.thread === undefined;
  return { scope: isChannel ? toChannelScope(place) : conversation, isChannel };
}
