import type { Tool } from '../../core/answer/tool.ts';
import { escapeTags, frame } from '../../core/frame.ts';
import { toLiteral } from '../../core/markdown/inline.ts';
import { toolStrings } from '../strings/index.ts';
import { describeArguments, readArguments } from './arguments.ts';
import { toAttach, toResultText } from './result.ts';
import { mcpSecretsOf } from './secrets.ts';
import type { CallResult, ListedTool, McpServer } from './server.ts';

const MAX_DESCRIPTION_CHARS = 1_000;
const MAX_PROPOSAL_CHARS = 500;

/** Calls a tool of one server. Rejects with a `UserError` whose message the model reads. */
export type McpCall = (
  tool: string,
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<CallResult>;

/**
 * A server's tool as the model may call it under `name`. It acts, unless a trusted server says
 * that it only reads.
 */
export function toTool(name: string, server: McpServer, listed: ListedTool, call: McpCall): Tool {
  const acts = !(server.isTrusted && listed.isReadOnly);
  const { redact } = mcpSecretsOf(server);
  const label = `${server.name}: ${toLabel(listed.name)}`;
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
      return {
        status: toolStrings.asking(label),
        units: 1,
        check: async () => {},
        proposal: () =>
          toShownCall(
            `${label} ${describeArguments(input, MAX_PROPOSAL_CHARS - label.length - 1)}`,
          ),
        async run(context, signal) {
          const result = await call(listed.name, input, signal);
          const text = await toResultText(result, toAttach(context, server.name, listed.name));
          const said = result.isError ? redact(text) : text;
          return { text: frame('result', { from: label }, said), sources: [] };
        },
      };
    },
  };
}

/**
 * What a call is to be made with, as it is: no Markdown. JSON's brackets stay, as far as they
 * cannot make a link.
 */
function toShownCall(call: string): string {
  const literal = toLiteral(call);
  return call.includes('](') ? literal : literal.replaceAll(/\\(?=[[\]])/g, '');
}

/** A tool's name is its server's text: what readers see of it is short and plain. */
function toLabel(name: string): string {
  const plain = name.replaceAll(/[^\w./-]+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
