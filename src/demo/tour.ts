/** A question of the tour with the answer that was written for it. */
type Stop = { readonly asks: RegExp; readonly answer: string };

const SAMPLE_TABLE = [
  '| | SQLite | PostgreSQL |',
  '| --- | --- | --- |',
  '| Runs as | a file inside your program | a server of its own |',
  '| Writers at once | one | many |',
  '| To set up | nothing | users, backups, upgrades |',
  '| Good for | one machine, apps, tests | several machines, many writers |',
].join('\n');

/**
 * What a model is needed for, as Parley shows it. Everything here was written by people: no model
 * is named, and no day.
 */
const STOPS: readonly Stop[] = [
  {
    asks: /^show me a voice note\b/i,
    answer: [
      'Ada sends a voice note of 24 seconds. Nobody mentions Parley; this appears under it:',
      '> 🎙️ **Voice note** · 0:24\n>\n> Hi all, quick update. The importer is done, and I’d like to ship it on Friday. Bob, could you read the release notes by Thursday? And somebody has to tell support.',
      '**In one line:** The importer ships on Friday; Bob reads the notes, support is not told yet.',
      'Buttons under it: Correct, Summary, Action items, Translate. Record one with the microphone below: it is kept and played, and with a key it is written down.',
    ].join('\n\n'),
  },
  {
    asks: /^show me a table from a pdf\b/i,
    answer: [
      'Ada drops `invoice.pdf` here (three pages, scanned) and asks “What do we pay for, as a table?”',
      [
        '| Position | Quantity | Price | Total |',
        '| --- | ---: | ---: | ---: |',
        '| Hosting, per month | 12 | 45.00 | 540.00 |',
        '| Support, per hour | 8 | 90.00 | 720.00 |',
        '| Domain | 1 | 14.00 | 14.00 |',
        '| **Sum** | | | **1,274.00** |',
      ].join('\n'),
      'Page 3 says that the sum is due within 30 days. Press **Copy as CSV** over the table to take it along.',
    ].join('\n\n'),
  },
  {
    asks: /^show me a summary with links\b/i,
    answer: [
      'Bob was away and types `/summarize yesterday`. Only he sees the answer, and each number leads to a message (here only to #general):',
      '- **Decided:** the importer ships on Friday [[3]](#/general) [[7]](#/general)\n- **Asked of you:** read the release notes by Thursday [[4]](#/general)\n- **Open:** who tells support [[9]](#/general)\n- In brief: the new logo is liked; lunch was pizza, by 5 votes to 3 [[12]](#/general)',
    ].join('\n\n'),
  },
  {
    asks: /^show me how you remember\b/i,
    answer: [
      'Weeks later Ada asks “when did we decide to ship, and why on a Friday?”',
      'On a Friday, because support is staffed on that weekend [[3]](#/general). Before that it was to be a Monday [[1]](#/general); Bob was against it because of the holiday.',
      'Only what everybody in the channel may read is used for an answer there. Sources: [Ada, “The importer is done …”](#/general) · [Bob, “Not on Monday …”](#/general)',
    ].join('\n\n'),
  },
  {
    asks: /^compare sqlite and postgresql\b/i,
    answer: `${SAMPLE_TABLE}\n\nBegin with SQLite, and move once two machines have to write.`,
  },
  {
    asks: /^(?:show me )?(?:a |some )?(?:sample )?(?:code|formulas?|code and formulas?)(?:,? please)?[.!]?$/i,
    answer: [
      'The mean of the first numbers is',
      '$$\\bar{x} = \\frac{1}{n}\\sum_{i=1}^{n} x_i$$',
      '```ts\n/** The mean of some numbers; 0 where there are none. */\nexport function mean(values: readonly number[]): number {\n  const sum = values.reduce((a, b) => a + b, 0);\n  return values.length === 0 ? 0 : sum / values.length;\n}\n```',
      'and for $n = 1$ it is $x_1$ itself.',
    ].join('\n\n'),
  },
  {
    asks: /^(?:show me )?(?:a |some )?(?:sample )?table(?:,? please)?[.!]?$/i,
    answer: SAMPLE_TABLE,
  },
  {
    asks: /^(?:show me )?(?:a |some )?(?:sample )?list(?:,? please)?[.!]?$/i,
    answer:
      '1. Ask something\n2. Watch the answer grow\n   - Stop it\n   - Regenerate it\n3. Go on in the thread',
  },
  {
    asks: /^(?:show me )?(?:a |something )?long(?: answer)?(?:,? please)?[.!]?$/i,
    answer: Array.from(
      { length: 40 },
      (_, index) =>
        `Paragraph ${index + 1} of a long answer. ${'Words follow words so that the answer goes on for a while. '.repeat(3).trim()}`,
    ).join('\n\n'),
  },
];

/** The answer that was prepared for a question; null if there is none. */
export function findTourAnswer(question: string): string | null {
  return STOPS.find(({ asks }) => asks.test(question.trim()))?.answer ?? null;
}
