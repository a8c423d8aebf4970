import { findApiKeyMistake } from '../../src/config/forms.ts';
import { createGeminiProbe, explainModelFailure, KEY_PAGE } from '../probe/gemini.ts';
import { toReason, Unreachable } from '../probe/reach.ts';
import {
  askForSecret,
  keepOrChange,
  type Refused,
  type Step,
  toConfig,
  toFlaw,
  type Values,
} from './step.ts';

const NAMES = ['GEMINI_BASE_URL', 'GEMINI_NATIVE_URL', 'GEMINI_MODEL'];
const ANSWER_MS = 30_000;

/** The key: a real question is asked with it. */
export const setUpGemini: Step = async ({ dialog, values, save }) => {
  dialog.title('Gemini');
  const { GEMINI_API_KEY: old } = values();
  if (old) {
    const refused = await checkGemini(old, values());
    if (refused === null) dialog.done('The key works.');
    else dialog.problem(refused.text);
    const next = await keepOrChange(dialog, 'A key');
    if (next === 'keep') return;
    if (next === 'remove') return save({ GEMINI_API_KEY: null });
  }
  dialog.say('A free key is enough. Get one here:');
  dialog.link(KEY_PAGE);
  const key = await askForSecret(dialog, {
    message: 'Gemini API key (leave empty for the offline stand-in)',
    findFlaw: (value) => toFlaw('That', findApiKeyMistake(value)),
    async check(given) {
      const refused = await checkGemini(given, values());
      if (refused === null) dialog.done('The key works: the model answered.');
      return refused;
    },
  });
  if (key === '') return dialog.say('Without a key, an offline stand-in answers and says so.');
  save({ GEMINI_API_KEY: key });
};

const NONE = 'The model gave no answer.';

/** A model's id keeps its small letter. */
function toSentence(text: string): string {
  return /^[a-z]+-/.test(text) ? text : `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

/** Null if the model answers. */
export async function checkGemini(key: string, values: Values): Promise<Refused | null> {
  const flaw = toFlaw('GEMINI_API_KEY', findApiKeyMistake(key));
  if (flaw !== null) return { text: flaw, isUnreachable: false };
  const config = toConfig(values, NAMES);
  const { model } = createGeminiProbe(config, key);
  const signal = AbortSignal.timeout(ANSWER_MS);
  const request = {
    system: 'Answer in one word.',
    turns: [{ role: 'user' as const, parts: [{ type: 'text' as const, text: 'Are you there?' }] }],
    ...{ rounds: [], tools: [], model: null, effort: 'low' as const },
  };
  try {
    for await (const event of model.chat.stream(request, signal, () => {}))
      if (event.type === 'text') return null;
    const text = signal.aborted ? `The model can’t be reached: ${toReason(signal.reason)}.` : NONE;
    return { text, isUnreachable: true };
  } catch (error) {
    const { text, remedy } = explainModelFailure(error, 'GEMINI_MODEL', config.gemini.model);
    const isUnreachable =
      error instanceof Unreachable || /reached|quota|overloaded|billing|country/.test(text);
    return { text: `${toSentence(text)}: ${remedy}.`, isUnreachable };
  }
}
