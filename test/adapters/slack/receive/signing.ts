import { createHmac } from 'node:crypto';

export const SECRET = 'emulated-signing-secret';

/** A request as Slack signs it, or as headers and age make it. */
export function toRequest(body: string, headers: Record<string, string> = {}, ageS = 0): Request {
  const timestamp = String(Math.floor(Date.now() / 1000) - ageS);
  const hmac = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return new Request('http://parley.example/slack/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac}`,
      ...headers,
    },
  });
}
