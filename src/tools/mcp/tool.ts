import type { Tool } from '../../core/answer/tool.ts';
import { escapeTags, frame } from '../../core/frame.ts';
import { toolStrings } from '../strings/index.ts';
import { readArguments } from './arguments.ts';
import { toAttach, toResultText } from './result.ts';
import { mcpCredentialsOf, mcpSecretsOf } from './secrets.ts';
import type { CallResult, ListedTool, McpServer } from './server.ts';
import { toCallText, toWholeCall } from './shown-call.ts';

const MAX_DESCRIPTION_CHARS = 1_000;

/** Calls a tool of one server. Rejects with a `UserError` whose message the model reads. */
export type McpCall = (
  tool: string,
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<CallResult>;

export type ToolServices = {
  readonly call: McpCall;
  /** Takes Parley's own secrets out of a text: a server may read what configures Parley. */
  readonly redactOwn: (text: string) => string;
};

/**
 * A server's tool as the model may call it under `name`. It acts, unless a trusted server says
 * that it only reads.
 */
export function toTool(
  name: string,
  server: McpServer,
  listed: ListedTool,
  { call, redactOwn }: ToolServices,
): Tool {
  const acts = !(server.isTrusted && listed.isReadOnly);
  const { redact } = mcpSecretsOf(server);
  const credentials = mcpCredentialsOf(server);
  const shownName = toLabel(listed.name);
  const label = `${server.name}: ${shownName}`;
  return {
    spec: {
      name,
      description: escapeTags(listed.description).slice(0, MAX_DESCRIPTION_CHARS),
      parameters: listed.inputSchema,
    },
    acts,
    consent: acts ? 'admin' : 'none',
    kind: 'server',
    prepare(text) {
      const input = readArguments(text, listed.inputSchema);
      const proposed = { server: server.name, tool: shownName, listed, input, redact };
      return {
        status: toolStrings.asking(label),
        units: 1,
        check: async () => {},
        proposal: async () => toCallText(proposed),
        whole() {
          const text = toWholeCall(proposed);
          const name = `${server.name}-${shownName}`.replaceAll(/[^a-zA-Z0-9_-]+/g, '-');
          return text === null
            ? null
            : { name: `${name}.txt`, alt: toolStrings.wholeCall(label), text };
        },
        async run(context, signal) {
          const result = await call(listed.name, input, signal);
          const text = await toResultText(result, toAttach(context, server.name, listed.name));
          const told = redactOwn(credentials.redactOwn(text));
          const said = result.isError ? redact(told) : told;
          const { isError: hasFailed } = result;
          return { text: frame('result', { from: label }, said), sources: [], hasFailed };
        },
      };
    },
  };
}

/** A tool's name is chosen by its server: readers see a short and plain form. */
function toLabel(name: string): string {
  const plain = name.replaceAll(/[^\w./-]+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
