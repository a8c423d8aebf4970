import { type Figure, toRow } from './figure.ts';
import { toPlainText } from './model.ts';
import { openPage, type Page } from './page.ts';

const EARLY = 200;
const LATE = 2_000;
const VERY_LATE = 10_000;
const QUICK = { early: 60, late: 150 };

/** Summaries come now and then: the cost of a turn is that of one in a stretch. */
const STRETCH = 40;

/**
 * What a late turn of a long conversation costs over an early one, in bytes to the model and
 * through the store.
 */
export const history: Figure = ({ isQuick }) =>
  compare(isQuick ? QUICK : { early: EARLY, late: LATE });

export const longHistory: Figure = () => compare({ early: EARLY, late: VERY_LATE });

async function compare({ early, late }: { readonly early: number; readonly late: number }) {
  const answer = toPlainText(400);
  const page = await openPage(() => [answer]);
  try {
    const thread = await page.say('Turn 0');
    const before = await costAt(page, thread, 1, early);
    const after = await costAt(page, thread, early, late);
    const sum = ({ model, store }: Cost) => model + store;
    const row = toRow('history', `turn ${late} over turn ${early}: `);
    const kb = ({ model, store }: Cost) =>
      `${Math.round(model / 1_000)} kB to the model, ${Math.round(store / 1_000)} kB in the store`;
    const note = `${kb(after)}; before ${kb(before)}`;
    return [row('bytes', sum(after) / sum(before), '×', 1.1, note)];
  } finally {
    await page.close();
  }
}

type Cost = { readonly model: number; readonly store: number };

/** Goes on to a turn and returns what the turns before it cost, each. */
async function costAt(page: Page, thread: string, from: number, to: number): Promise<Cost> {
  for (let turn = from; turn < to - STRETCH; turn += 1) await page.say(`Turn ${turn}`, thread);
  await page.parley.probe();
  page.takeModelBytes();
  for (let turn = to - STRETCH; turn < to; turn += 1) await page.say(`Turn ${turn}`, thread);
  const { storeBytes } = await page.parley.probe();
  return { model: page.takeModelBytes() / STRETCH, store: storeBytes / STRETCH };
}
