import { expect } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { browserTest, cleanups, say, visit } from '../adapters/web/chromium.ts';
import { startParley } from './harness.ts';

// Kind: what is forgotten on the page, asked for and confirmed in a browser, is found no more by
// anybody; what was not meant is.

const SECRET = 'The zebra budget is K4711';
const KEPT = 'The giraffe budget is K0815';

/** Two people at browsers of their own. */
async function open() {
  const parley = await startParley();
  cleanups.push(parley.close);
  parley.model.answer(() => textReply('Fine [1].'));
  const people = [await enter(parley.app), await enter(parley.app)] as const;
  return { parley, people };
}

async function enter(app: { readonly url: string }) {
  const { page, complaints } = await visit(app);
  const threadOf = (text: string) => page.locator('.thread', { hasText: text });
  const leaveThread = async () => {
    await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
    await page.getByText('In thread:').waitFor({ state: 'hidden' });
  };
  return {
    page,
    complaints,
    threadOf,
    /** Says it in a thread of its own; resolves to the answer, once it says this. */
    async type(text: string, answer: RegExp) {
      await leaveThread();
      const before = await page.locator('.thread').count();
      await say(page, text);
      const shown = page.locator(`.thread:nth-of-type(${before + 1}) .message.parley`);
      await shown.filter({ hasText: answer }).last().waitFor();
      return shown.filter({ hasText: answer }).last();
    },
    /** Says it in a thread that is there. */
    async typeIn(thread: string, text: string, answer: RegExp) {
      await leaveThread();
      await threadOf(thread).first().getByRole('button', { name: 'Reply' }).click();
      await say(page, text);
      const shown = threadOf(thread).first().locator('.message.parley', { hasText: answer });
      await shown.last().waitFor();
      return shown.last();
    },
  };
}

type Visitor = Awaited<ReturnType<typeof enter>>;

const linkTo = async ({ page }: Visitor, text: string) => {
  const message = page.locator('.message:not(.parley)', { hasText: text }).first();
  const hash = await message.locator('a.when').getAttribute('href');
  return new URL(hash ?? '', page.url()).href;
};

const FORGOTTEN = /Forgotten: .*\d/;
const FOUND = /Fine \[?1\]?[\s\S]*Sources:/;
const NOTHING = /I found nothing that answers this/;

const WAYS: readonly {
  readonly what: string;
  readonly asks: RegExp | null;
  readonly ask: (ada: Visitor, answer: RegExp) => Promise<unknown>;
  /** Whether what the other has said is found afterwards. */
  readonly keepsOther: boolean;
}[] = [
  {
    what: 'me',
    asks: /Forget everything you said to me/,
    ask: (ada, answer) => ada.type('/forget me', answer),
    keepsOther: true,
  },
  {
    what: 'conversation',
    asks: /Forget this conversation\?/,
    ask: (ada, answer) => ada.typeIn(SECRET, '/forget conversation', answer),
    keepsOther: true,
  },
  {
    what: 'channel',
    asks: /Forget this channel\?/,
    ask: (ada, answer) => ada.type('/forget channel', answer),
    keepsOther: false,
  },
  {
    what: 'a message by its link',
    asks: null,
    ask: async (ada, answer) => ada.type(`/forget ${await linkTo(ada, SECRET)}`, answer),
    keepsOther: true,
  },
];

browserTest.for(WAYS)(
  'the page: /forget $what is asked and confirmed, and takes what was meant',
  async ({ asks, ask, keepsOther }) => {
    const { parley, people } = await open();
    const [ada, grace] = people;
    await ada.type(SECRET, /Fine/);
    await grace.type(KEPT, /Fine/);
    /** What the model is asked when a person uses `/recall`. */
    const recall = async (visitor: Visitor, animal: string, answer: RegExp) => {
      const requests = parley.model.requests.length;
      const shown = await visitor.type(`/recall What is the ${animal} budget?`, answer);
      return { shown, asked: JSON.stringify(parley.model.requests.slice(requests)) };
    };

    const { shown, asked } = await recall(grace, 'zebra', FOUND);
    expect(asked).toContain('K4711');
    // It cites the address of the message.
    const cited = shown.locator(`a[href*="${new URL(await linkTo(ada, SECRET)).hash}"]`);
    expect(await cited.count()).toBeGreaterThan(0);

    await ask(ada, asks ?? FORGOTTEN);
    if (asks) {
      await ada.page.getByRole('button', { name: 'Forget', exact: true }).click();
      await ada.page.getByText(FORGOTTEN).first().waitFor();
    }
    for (const each of people) {
      const again = await recall(each, 'zebra', keepsOther ? /Fine|nothing that/ : NOTHING);
      expect(again.asked).not.toContain('K4711');
      const other = await recall(each, 'giraffe', keepsOther ? FOUND : NOTHING);
      expect(other.asked.includes('K0815')).toBe(keepsOther);
      expect(each.complaints).toEqual([]);
    }
  },
);
