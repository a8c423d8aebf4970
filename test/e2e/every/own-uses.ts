import { type Spec, sayEverywhere, sees } from './spec.ts';

/** Commands about Parley itself, and about what it keeps. */
export const ownSpecs: Readonly<Record<string, Spec>> = {
  usage: {
    use: {},
    sees: sees(/^\*\*What you used here\*\*\n- Today: \d/),
    nonsense: [{ typed: 'of everybody', says: /^\*\*What you used here\*\*/ }],
  },
  reset: {
    use: {},
    sees: sees(/^There’s nothing to forget/),
    nonsense: [{ typed: 'everything', says: /^There’s nothing to forget/ }],
  },
  privacy: {
    use: {},
    before: (stage) => sayEverywhere(stage, 'We ship on Friday.'),
    sees: sees(
      /^\*\*What I keep about you here and in other channels\*\*\n- [\s\S]*`\/\S*forget me` removes all of that\.[\s\S]*Google/,
    ),
    nonsense: [
      {
        typed: 'please',
        options: { recall: 'please' },
        says: /^`recall` can be on or off\. For example: `\/\S*privacy recall:on`\.$/,
      },
    ],
  },
  forget: {
    use: { typed: 'me', options: { what: 'me' } },
    sees: sees(/^\*\*Forget everything you said to me, here and in other channels\?\*\*/, [
      'Forget',
      'Keep',
    ]),
    nonsense: [
      {
        typed: 'nothing',
        options: { what: 'nothing' },
        says: /^What should I forget\? Use `\/\S*forget me`/,
      },
      {
        where: ['channel', 'slash'],
        typed: 'channel',
        options: { what: 'channel' },
        says: /^Only an admin can make me forget a whole channel\.$/,
      },
    ],
  },
  help: {
    use: {},
    sees: sees(/^I answer questions[\s\S]*`\/\S*remind water[\s\S]*work after a mention/),
    nonsense: [{ typed: 'me please', says: /^I answer questions/ }],
  },
  about: {
    use: {},
    sees: sees(/^- \*\*Parley\*\*: \d[\s\S]*\*\*Model\*\*: gemini-3\.8-flash/),
    nonsense: [{ typed: 'you', says: /^- \*\*Parley\*\*/ }],
  },
};
