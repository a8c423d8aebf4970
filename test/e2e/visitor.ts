/** A message of the page as its browser gets it. */
export type PageSeen = {
  readonly id: string;
  readonly thread: string | null;
  /** Null: Parley. */
  readonly speaker: string | null;
  readonly text: string;
  readonly status: string | null;
  readonly buttons: readonly { readonly label: string; readonly action: string }[];
  readonly isOpen: boolean;
};

type Given = Readonly<Record<string, unknown>>;

const LOOK_EVERY_MS = 50;
const WAIT_MS = 90_000;

/** The person at the page whose browser keeps this secret. */
export function createVisitor(url: string, secret: string) {
  const cookie = `parley_person=${secret}`;

  const post = async (path: string, body: Given): Promise<Given> => {
    const nonce = crypto.randomUUID();
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ name: 'Ada', nonce, channel: 'general', ...body }),
    });
    const answer = (await response.json()) as Given;
    if (!response.ok) throw new Error(String(answer.error));
    return answer;
  };

  /** Everything that stands on the page. */
  const messages = async (): Promise<readonly PageSeen[]> => {
    const response = await fetch(`${url}/web/events?channel=general`, { headers: { cookie } });
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const state = /^event: state\ndata: (.*)\n\n/m.exec(text)?.[1];
      if (state !== undefined) return (JSON.parse(state) as { messages: PageSeen[] }).messages;
    }
    throw new Error('the page tells nothing');
  };

  /** What Parley wrote in a thread. */
  const answers = async (thread: string) =>
    (await messages()).filter((each) => each.thread === thread && each.speaker === null);

  return {
    messages,
    answers,
    post,
    say: (text: string, thread: string | null = null) =>
      post('/web/messages', { text, ...(thread === null ? {} : { thread }) }),
    async press(id: string, label: string) {
      const message = (await messages()).find((each) => each.id === id);
      const action = message?.buttons.find((each) => each.label === label)?.action;
      if (action === undefined) throw new Error(`${id} has no button ${label}`);
      return post('/web/press', { id, action });
    },
    /** Waits for what is looked for on the page. */
    async waitFor<T>(look: (all: readonly PageSeen[]) => T | undefined | null | false): Promise<T> {
      for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += LOOK_EVERY_MS) {
        const seen = look(await messages());
        if (seen !== undefined && seen !== null && seen !== false) return seen;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      throw new Error(`not within ${WAIT_MS} ms on the page: ${look}`);
    },
  };
}
