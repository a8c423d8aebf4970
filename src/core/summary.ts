import type { Work } from './work.ts';

const SUMMARISER =
  'Summarise this conversation for your own later use, in at most 300 words: facts, decisions, names, open questions, preferences. Write only the summary.';

/** Folds old turns into the summary, behind the answer and in nobody's way. */
export async function summarise({ parts, ledger, tally }: Work): Promise<void> {
  const { conversation } = ledger.job;
  try {
    await parts.history.compact(conversation, async ({ summary, turns }) => {
      const lines = turns.map(
        ({ role, speaker, text }) =>
          `${role === 'user' ? (speaker ?? 'Someone') : 'Parley'}: ${text}`,
      );
      const text = [
        ...(summary === null ? [] : [`<summary>\n${summary}\n</summary>`]),
        ...lines,
      ].join('\n\n');
      const request = {
        system: SUMMARISER,
        turns: [{ role: 'user', parts: [{ type: 'text', text }] }],
        rounds: [],
        tools: [],
        model: null,
        effort: null,
      } as const;
      let result = '';
      for await (const event of parts.chat.stream(request, parts.shutdown, tally.meter))
        if (event.type === 'text') result += event.text;
      if (result === '') throw new Error('the summary was empty');
      return result;
    });
  } catch (error) {
    parts.log.warn(
      { conversation, err: error },
      'a summary could not be made; the window stays as it is',
    );
  }
}
