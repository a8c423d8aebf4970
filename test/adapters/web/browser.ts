/**
 * What a browser does over the wire: keeps its cookie, posts JSON, follows the stream of events.
 */
export type Browser = ReturnType<typeof createBrowser>;

type Frame = { readonly id: string; readonly type: string; readonly data: Record<string, unknown> };

export function createBrowser(url: string, name = 'Ada') {
  let cookie = '';

  const send = async (path: string, options: RequestInit = {}) => {
    const headers = { ...Object.fromEntries(new Headers(options.headers)), cookie };
    const response = await fetch(`${url}${path}`, { ...options, headers });
    const [given] = response.headers.getSetCookie();
    if (given) cookie = given.split(';')[0] ?? '';
    return response;
  };

  return {
    send,
    /** By which it is known. */
    cookie: () => cookie,
    /** The body of the answer, or the sentence of a refusal with its status. */
    async post(path: string, body: object): Promise<Record<string, unknown>> {
      const response = await send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, nonce: crypto.randomUUID(), channel: 'general', ...body }),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      return response.ok ? answer : { ...answer, status: response.status };
    },
    async upload(bytes: Uint8Array<ArrayBuffer>, query = 'name=a.png', type = 'image/png') {
      const headers = { 'content-type': type };
      const response = await send(`/web/uploads?${query}`, {
        method: 'POST',
        headers,
        body: bytes,
      });
      return (await response.json()) as { id: string; hash: string; error?: string };
    },
    /** Opens the stream of events, from the last one seen or from the start. */
    async follow(lastId: string | null = null, channel = 'general') {
      const headers = lastId === null ? {} : { 'last-event-id': lastId };
      const response = await send(`/web/events?channel=${channel}`, { headers });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error('the stream has no body');
      let text = '';
      const read = async () => {
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream has ended');
        text += value;
      };
      return {
        /** The next event; comments are skipped. */
        async next(): Promise<Frame> {
          while (!text.includes('\n\n')) await read();
          const end = text.indexOf('\n\n');
          const frame = toFrame(text.slice(0, end));
          text = text.slice(end + 2);
          return frame ?? this.next();
        },
        /** The next event of a type; others are skipped. */
        async until(type: string): Promise<Frame> {
          for (;;) {
            const frame = await this.next();
            if (frame.type === type) return frame;
          }
        },
        close: () => reader.cancel(),
      };
    },
  };
}

function toFrame(text: string): Frame | null {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
  const data = field('data');
  return data === undefined
    ? null
    : { id: field('id') ?? '', type: field('event') ?? '', data: JSON.parse(data) };
}
