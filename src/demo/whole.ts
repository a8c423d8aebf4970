import { type Frames, toFrame, usageFrame } from './frames.ts';

type Choice = {
  readonly delta?: {
    readonly content?: string;
    readonly tool_calls?: readonly object[];
    readonly extra_content?: object;
  };
  readonly finish_reason?: string;
};
type ChatFrame = { readonly error?: object; readonly choices?: readonly Choice[] };

/**
 * What a stream would have said, as one response. Without a stream Google does say that it calls
 * tools.
 */
export async function toWhole(frames: Frames): Promise<Response> {
  let content = '';
  let finish: string | undefined;
  let hasDelta = false;
  const calls: object[] = [];
  for await (const frame of frames as AsyncIterable<ChatFrame | readonly ChatFrame[]>) {
    const { error, choices: [choice] = [] } = (
      Array.isArray(frame) ? frame[0] : frame
    ) as ChatFrame;
    if (error) return Response.json([{ error }], { status: 503 });
    content += choice?.delta?.content ?? '';
    calls.push(...(choice?.delta?.tool_calls ?? []));
    finish = choice?.finish_reason ?? finish;
    hasDelta ||= choice?.delta !== undefined;
  }
  const message = {
    ...(content ? { content } : {}),
    role: 'assistant',
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  const choice = {
    ...(finish === undefined ? {} : { finish_reason: calls.length > 0 ? 'tool_calls' : finish }),
    ...(hasDelta ? { message } : {}),
  };
  return Response.json({ ...toFrame(choice, { usage: usageFrame }), object: 'chat.completion' });
}
