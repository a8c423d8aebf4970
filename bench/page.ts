import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createModelServer, type Script } from './model.ts';
import { type Parley, startParley } from './parley.ts';

/** Parley with its page as the only channel: it has no limits to wait for. */
export type Page = {
  readonly parley: Parley;
  /**
   * Says something, with a file or without, in this thread or in a new one, and resolves to the
   * thread's id once the model has been asked.
   */
  say(text: string, thread?: string, file?: Uint8Array): Promise<string>;
  /** How large the requests to the model were since the last question. */
  takeModelBytes(): number;
  close(): Promise<void>;
};

/** Making a long recording into what the model takes is work. */
const LOST_MS = 60_000;

type Posted = { readonly id?: string; readonly error?: string };

export async function openPage(script: Script): Promise<Page> {
  let modelBytes = 0;
  const waiting: (() => void)[] = [];
  const model = await createModelServer((asked) => {
    modelBytes += asked.bytes;
    waiting.shift()?.();
    return script(asked);
  });
  const parley = await startParley({ GEMINI_BASE_URL: model.url }, { isProbed: true });
  let cookie = '';

  const post = async (path: string, body: string | Blob): Promise<Posted> => {
    const response = await fetch(new URL(path, parley.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(parley.url).origin, cookie },
      body,
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return (await response.json()) as Posted;
  };

  return {
    parley,
    async say(text, thread, file) {
      const asked = new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        setTimeout(() => reject(new Error('the model was not asked')), LOST_MS).unref();
      });
      const upload =
        file && (await post('/web/uploads?name=file', new Blob([new Uint8Array(file)])));
      const message = {
        channel: 'general',
        text,
        nonce: randomUUID(),
        ...(thread === undefined ? {} : { thread }),
        ...(upload === undefined ? {} : { uploads: [upload.id] }),
      };
      const { id, error } = await post('/web/messages', JSON.stringify(message));
      if (id === undefined) throw new Error(`the page refused it: ${error}`);
      await asked;
      await delay(0);
      return thread ?? id;
    },
    takeModelBytes() {
      const taken = modelBytes;
      modelBytes = 0;
      return taken;
    },
    async close() {
      await parley.close();
      await model.close();
    },
  };
}
