import type { RichElement, RichPiece } from './block-shapes.ts';
import type { Reading } from './reading.ts';
import { toDate } from './text.ts';

/** Slack: 100 options a menu (docs.slack.dev/reference/block-kit/block-elements). */
const MAX_CHOICES = 100;

type Choice = {
  readonly name: string;
  readonly choices: readonly string[];
  readonly chosen: readonly string[];
};

/**
 * What a menu, a group of boxes or a field offers, and what is chosen; empty for other elements.
 */
export function toOffered(
  element: RichPiece | RichElement,
  name: string,
  reading: Reading,
): string {
  const offered = [...element.options, ...element.option_groups.flatMap((group) => group.options)];
  const chosen = [element.initial_option, ...element.initial_options];
  return toOfferText(
    {
      name,
      choices: offered.map((option) => toOptionText(option, reading)),
      chosen: [...chosen.map(({ text }) => reading.wordsOf(text)), ...toFilledIn(element)],
    },
    reading,
  );
}

export function toOfferText({ name, choices, chosen }: Choice, reading: Reading): string {
  const surplus = choices.length - MAX_CHOICES;
  if (surplus > 0) reading.leaveOut(`${surplus} more choices`);
  const offered = withoutEmpty(choices.slice(0, MAX_CHOICES)).join(', ');
  const taken = withoutEmpty(chosen).join(', ');
  if (offered === '' && taken === '') return '';
  const of = withoutEmpty([name, offered]).join(': ');
  return `[choice: ${withoutEmpty([of, taken === '' ? '' : `chosen: ${taken}`]).join('; ')}]`;
}

type Option = RichPiece['options'][number];

function toOptionText({ text, description }: Option, reading: Reading): string {
  const [label = '', more = ''] = [text, description].map((each) => reading.wordsOf(each));
  return more === '' ? label : `${label} (${more})`;
}

/** What a field holds before anybody has changed it. */
function toFilledIn(element: RichPiece | RichElement): string[] {
  const { initial_value, initial_date, initial_time, initial_date_time } = element;
  const conversations = [element.initial_conversation, ...element.initial_conversations];
  const people = [
    element.initial_user,
    ...element.initial_users,
    ...conversations.filter(isPerson),
  ];
  const channels = [
    element.initial_channel,
    ...element.initial_channels,
    ...conversations.filter((id) => !isPerson(id)),
  ];
  return [
    initial_value,
    initial_date,
    initial_time,
    initial_date_time === null ? '' : toDate(initial_date_time),
    ...withoutEmpty(people).map((id) => `<@${id}>`),
    ...withoutEmpty(channels).map((id) => `<#${id}>`),
  ];
}

/** A menu of conversations offers people, too. */
function isPerson(id: string): boolean {
  return /^[UW]/.test(id);
}

function withoutEmpty(texts: readonly string[]): string[] {
  return texts.filter((each) => each.trim() !== '');
}
