import type { Context } from '../context.ts';
import { wrap } from '../render.ts';

const ASK_MS = 15_000;
const INDENT = 9;

/** What the model's server lists, for the block: reports of a wrong answer begin with it. */
export async function listModels({ gemini, config }: Context): Promise<string> {
  if (gemini === null) return 'models   none: GEMINI_API_KEY isn’t set';
  const signal = AbortSignal.timeout(ASK_MS);
  const served = await gemini.model.modelCatalog.list(signal).catch(() => null);
  const ids = served?.filter((id) => /^[\w.:/@+-]{1,80}$/.test(id)) ?? [];
  const list = ids.length === 0 ? 'the list couldn’t be read' : ids.join(', ');
  const lines = wrap(`${config.gemini.model} is used; served: ${list}`, INDENT);
  return `models   ${lines.join('\n').slice(INDENT)}`;
}
