import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { badKey, modelGone, quotaExceeded } from '../../src/demo/errors.ts';
import type { Broken } from './broken.ts';
import { KEY } from './patient.ts';

/** What can be wrong with the environment and the model. */
export const BROKEN_MODEL: readonly Broken[] = [
  {
    what: 'a variable that is wrong',
    breaks: () => ({ LOG_LEVEL: 'loud' }),
    line: 'fail Environment/Variables',
    says: /LOG_LEVEL/,
  },
  {
    what: 'variables that contradict each other',
    breaks: () => ({ SLACK_BOT_TOKEN: '' }),
    line: 'fail Environment/Variables',
    says: /SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN needs it/,
  },
  {
    what: 'a variable that Parley does not know',
    breaks: async ({ folder }) => {
      await writeFile(join(folder, '.env'), 'GEMINI_MODLE=gemini-3.8-flash\n', { mode: 0o600 });
    },
    line: 'fail Environment/Variables',
    says: /GEMINI_MODLE isn’t a Parley variable/,
    remedy: /Did you mean GEMINI_MODEL/,
  },
  {
    what: 'a placeholder that was left',
    breaks: () => ({ DISCORD_TOKEN: 'your-token-here' }),
    line: 'fail Environment/Variables',
    says: /DISCORD_TOKEN is a placeholder/,
  },
  {
    what: 'half a line in .env',
    breaks: async ({ folder }) => {
      await writeFile(join(folder, '.env'), 'LOG_LEVEL="info\nHTTP_P', { mode: 0o600 });
    },
    line: 'fail Environment/Variables',
    says: /line 1: LOG_LEVEL has a quotation mark that is never closed/,
  },
  {
    what: 'an .env that others can read',
    breaks: async ({ folder }) => {
      await writeFile(join(folder, '.env'), 'LOG_LEVEL=info\n');
      await chmod(join(folder, '.env'), 0o644);
    },
    line: 'warn Environment/.env',
    says: /other users/,
    remedy: /chmod 600/,
  },
  {
    what: 'a key that is not accepted',
    breaks: () => ({ GEMINI_API_KEY: 'AIzaAnotherKeyThatIsNotTheOne' }),
    line: 'fail Model/Key',
    says: /GEMINI_API_KEY was rejected/,
    remedy: /aistudio/,
  },
  {
    what: 'a key in quotes',
    breaks: () => ({ GEMINI_API_KEY: `"${KEY}"` }),
    line: 'fail Environment/Variables',
    says: /GEMINI_API_KEY is in quotation marks/,
  },
  {
    what: 'a key with a line break in it',
    breaks: () => ({ GEMINI_API_KEY: `${KEY.slice(0, 8)}\n${KEY.slice(8)}` }),
    line: 'fail Environment/Variables',
    says: /GEMINI_API_KEY contains a space/,
  },
  {
    what: 'a model that is not there',
    breaks: () => ({ GEMINI_MODEL: 'gemini-9-flash' }),
    line: 'fail Model/Chat',
    says: /gemini-9-flash isn’t available/,
    remedy: /GEMINI_MODEL/,
  },
  {
    what: 'a chat that is refused because the day’s quota is used up',
    breaks: ({ model }) => model.answer(() => quotaExceeded(30, 'PerDay')),
    line: 'warn Model/Chat',
    says: /today’s quota/,
    remedy: /GEMINI_FALLBACK_MODEL/,
  },
  {
    what: 'a quota that was met',
    breaks: ({ model }) => model.answer(() => quotaExceeded(30, 'PerDay')),
    line: 'warn Model/Quota',
    says: /PerDay.*FreeTier.*free tier/,
  },
  {
    what: 'an answer that never begins',
    breaks: ({ model }) => model.answer(() => modelGone('gemini-3.8-flash')),
    line: 'fail Model/Chat',
    says: /isn’t available/,
  },
  {
    what: 'a key that chat alone refuses',
    breaks: ({ model }) => model.answer(() => badKey()),
    line: 'fail Model/Chat',
    says: /GEMINI_API_KEY was rejected/,
  },
  {
    what: 'a native API that is elsewhere',
    breaks: ({ model }) => ({ GEMINI_NATIVE_URL: `${model.nativeUrl}elsewhere/` }),
    line: 'warn Model/Native API',
    says: /images can’t be edited/,
    remedy: /GEMINI_NATIVE_URL/,
  },
  {
    what: 'a model that cannot search the web',
    breaks: () => ({ GEMINI_MODEL: 'gemini-nano-banana-2.1' }),
    line: 'warn Model/Web search',
    says: /./,
  },
  {
    what: 'an embedding model that is not listed',
    breaks: () => ({ GEMINI_EMBEDDING_MODEL: 'text-embedding-004' }),
    line: 'warn Model/Models',
    says: /GEMINI_EMBEDDING_MODEL: text-embedding-004 isn’t listed/,
    remedy: /gemini-embedding-2/,
  },
  {
    what: 'an image model that is not listed',
    breaks: () => ({ GEMINI_IMAGE_MODEL: 'imagen-4' }),
    line: 'warn Model/Models',
    says: /GEMINI_IMAGE_MODEL/,
  },
  {
    what: 'an embedding model that the server does not serve',
    breaks: () => ({ GEMINI_EMBEDDING_MODEL: 'text-embedding-004' }),
    line: 'warn Model/Embedding',
    says: /text-embedding-004 isn’t available/,
    remedy: /GEMINI_EMBEDDING_MODEL/,
  },
];
