import { sleep, timeNow } from '../async.ts';
import { toEveryone } from '../audience.ts';
import { type Form, parseAction, toAction } from '../content.ts';
import { type FoundNames, findNames } from '../conversation/names.ts';
import { PERSONAS } from '../conversation/settings.ts';
import type { CommandEvent, FormEvent, OptionValue } from '../events.ts';
import { listTimeZones } from '../local-time.ts';
import type { Adapter, ModelCatalog } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { currentLocale } from '../strings/locale.ts';
import { toUnmentioned } from '../written-mentions.ts';
import { type CommandSpec, type Suggested, toLocalizedSpec } from './command.ts';

type Options = Readonly<Record<string, OptionValue>>;

/**
 * Whether a command was used without something that it needs: it asks for that with a form, where
 * there can be one.
 */
export function lacks(command: CommandSpec | undefined, options: Options): boolean {
  return (command?.options ?? []).some(
    ({ name, isRequired }) => isRequired && isEmpty(options[name]),
  );
}

/**
 * The sentence about an option that is not one of its choices, as forms and typed commands may
 * contain; null if all are valid.
 */
export function findWrong({ name, options }: CommandSpec, given: Options): string | null {
  const wrong = options.find(
    (option) =>
      option.choices.length > 0 &&
      !isEmpty(given[option.name]) &&
      !option.choices.some((choice) => choice === given[option.name]),
  );
  return wrong ? strings.oneOf(name, wrong.name, wrong.choices) : null;
}

/** The form that asks for what is missing, once it is known what it has to call people. */
export async function askMissing(
  command: CommandSpec,
  event: CommandEvent,
  { directory, channel }: Pick<Adapter, 'directory' | 'channel'>,
): Promise<Form> {
  const { options, names, place } = event;
  const texts = Object.values(options).filter((value) => typeof value === 'string');
  const never = new AbortController().signal; // Names have their own time limit.
  const found = await findNames({ texts, known: [names] }, place, directory, never);
  const { dialect } = channel(place, toEveryone());
  return toMissingForm(command, event, found, dialect.command(command));
}

/**
 * The form that asks for what is missing, with what was given to be looked over: people read names
 * there, not ids. Its title is the command as it is `typed` there. Its action names what the person
 * did not type, and who did.
 */
export function toMissingForm(
  command: CommandSpec,
  event: Pick<CommandEvent, 'options' | 'typed' | 'about' | 'aboutMessage'>,
  found: Pick<FoundNames, 'fill' | 'channelsIn'>,
  typed: string,
): Form {
  const { options, about, aboutMessage } = event;
  const asked = toLocalizedSpec(command).options.filter(
    ({ name, type, isRequired }) =>
      type !== 'attachment' && (isRequired || !isEmpty(options[name])),
  );
  const chosen = Object.keys(options).filter((name) => !event.typed.includes(name));
  const shown = asked.slice(0, MAX_FIELDS).map((option) => {
    const given = String(options[option.name] ?? '');
    return { ...option, given, value: toUnmentioned(found.fill(given)).slice(0, MAX_VALUE) };
  });
  const channels = found.channelsIn(shown.map(({ given }) => given).join('\n'));
  return {
    title: `/${typed}`.slice(0, 24),
    action: toAction(
      `/${command.name}`,
      [chosen.join(), about ?? [], aboutMessage ?? []].flat().join(ABOUT),
    ),
    fields: shown.map(({ name, description, type, value }) => ({
      name,
      label: toLabel(description),
      value,
      isLong: type === 'string',
    })),
    ...(Object.keys(channels).length > 0 ? { channels } : {}),
  };
}

/** The channels that a form called by their names are mentioned again, so that they can be read. */
function mentionAgain(text: string, channels: FormEvent['channels'] = {}): string {
  const names = Object.keys(channels).toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = new RegExp(`(?:${names.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}_-])`, 'gu');
  return text.replaceAll(any, (name) => `<#${channels[name]}>`);
}

/** Stands before the author of the message that the command was chosen on, and before its id. */
const ABOUT = '@';

/** As many whole sentences as a label holds; as many whole words if no sentence fits. */
function toLabel(description: string): string {
  if (description.length <= MAX_LABEL) return description;
  const [first = ''] = description.split(SENTENCE_END);
  if (first.length <= MAX_LABEL) return first.replace(/(?<!\.)[.。।]$/u, '');
  let cut = '';
  const words = new Intl.Segmenter(currentLocale(), { granularity: 'word' });
  for (const { segment } of words.segment(description)) {
    if (cut.length + segment.length > MAX_LABEL - 1) break;
    cut += segment;
  }
  return `${cut.replace(DANGLING, '')}…`;
}

const SENTENCE_END = /(?<=[.。।])\s*(?=\S)/u;

/** What belongs to the word behind it. */
const DANGLING = /[\s,、，\p{Ps}\p{Pi}]+$/u;

const MAX_LABEL = 45; // Discord: label of a text input
const MAX_FIELDS = 5; // Discord: components of a modal
const MAX_VALUE = 3_000; // Slack: plain_text_input

/** The command that such a form completes; null for a form of another kind. */
export function toCompleted(event: FormEvent): CommandEvent | null {
  const name = nameOfForm(event.action);
  if (name === null) return null;
  const { key, conversation, place, at, speaker, files, aboutQuoted, interaction } = event;
  const fields = Object.fromEntries(
    Object.entries(event.fields).map(([id, text]) => [id, mentionAgain(text, event.channels)]),
  );
  // What was left empty too: it is told what it lacks, not asked again.
  const options = { ...files, ...fields };
  const { chosen, about, aboutMessage } = parseFormAction(event.action);
  const typed = Object.keys(fields).filter((field) => !chosen.includes(field));
  const isAdmitted = event.isAdmitted ?? null; // The form may have been opened long before.
  const used = { key, conversation, place, at, speaker, isAdmitted, interaction };
  const base = { ...used, name, options, typed };
  const known = {
    ...(about === undefined ? {} : { about }),
    ...(aboutMessage === undefined ? {} : { aboutMessage }),
    ...(aboutQuoted === undefined ? {} : { aboutQuoted }),
  };
  return { ...base, ...known, type: 'command', locale: null, messageId: null };
}

/** The options that were not typed, and the message that the command was chosen on, if any. */
export function parseFormAction(action: string): {
  readonly chosen: readonly string[];
  readonly about: string | undefined;
  readonly aboutMessage: string | undefined;
} {
  const [names = '', about, aboutMessage] = parseAction(action).jobId.split(ABOUT);
  return { chosen: names.split(','), about, aboutMessage };
}

/** The command that a form's action belongs to; null if no command has it. */
export function nameOfForm(action: string): string | null {
  const { verb } = parseAction(action);
  return verb.startsWith('/') ? verb.slice(1) : null;
}

function isEmpty(value: OptionValue | undefined): boolean {
  return value === undefined;
}

/**
 * What an option may be completed with; never rejects, and never takes longer than a person waits
 * for a list.
 */
export type Suggest = (what: Suggested) => Promise<readonly string[]>;

const FRESH_MS = 10 * 60_000;

/** Discord takes choices for three seconds after the key was pressed. */
const PATIENCE_MS = 1_500;
const LIST_TIMEOUT_MS = 10_000;

/** A server that lists no models is not asked at every key. */
const RETRY_MS = 30_000;

/** What a list of models has besides those that chat. */
const OTHERS = /embed|imagen|image|banana|veo|lyria|tts|audio|live|aqa|robotics|computer-use/;

/** Whether a model is probably one that chats. */
export function isForChat(id: string): boolean {
  return !OTHERS.test(id);
}

/**
 * Lists for completion: the model's are kept for some minutes and renewed behind a list that is
 * shown.
 */
export function createSuggest(modelCatalog: ModelCatalog, now: () => number = timeNow): Suggest {
  let models: readonly string[] = [];
  let askAt = 0;
  let asking: Promise<void> = Promise.resolve();

  const ask = async (): Promise<void> => {
    const listed = await modelCatalog.list(AbortSignal.timeout(LIST_TIMEOUT_MS)).catch(() => null);
    if (!listed) return; // An outdated list is better than none.
    models = listed.filter(isForChat).toSorted();
    askAt = now() + FRESH_MS;
  };

  const listModels = async (): Promise<readonly string[]> => {
    if (now() >= askAt) {
      askAt = now() + RETRY_MS; // At once: one key after another must not ask again.
      asking = ask();
    }
    if (models.length === 0) await withPatience(asking);
    return models;
  };

  return async (what) => {
    if (what === 'models') return listModels();
    return what === 'timeZones' ? listTimeZones() : Object.keys(PERSONAS);
  };
}

async function withPatience(work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const patience = sleep(PATIENCE_MS, over.signal).catch(() => {});
  await Promise.race([work, patience]);
  over.abort();
}

/** Those that match what has been typed: at the beginning first, then anywhere. */
export function toMatching(
  suggestions: readonly string[],
  typed: string,
  max: number,
): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  const found = suggestions.filter((each) => each.toLowerCase().includes(wanted));
  const starts = (each: string) => Number(each.toLowerCase().startsWith(wanted));
  return found.toSorted((a, b) => starts(b) - starts(a)).slice(0, max);
}
