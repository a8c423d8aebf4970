import type { Json } from '../../core/messages.ts';

/** One MCP server as the operator configured it. */
export type McpServer = {
  /** What its tools are named after: letters, digits, `_` and `-`. */
  readonly name: string;
  /** Its tools are believed when they say that they only read. */
  readonly isTrusted: boolean;
  readonly reach:
    | {
        readonly by: 'command';
        readonly command: string;
        readonly args: readonly string[];
        /** Everything that it sees of the environment, besides PATH and the like. */
        readonly env: Readonly<Record<string, string>>;
        /** Null: where Parley runs. */
        readonly cwd: string | null;
      }
    | {
        readonly by: 'url';
        readonly url: string;
        readonly headers: Readonly<Record<string, string>>;
      };
};

/** A tool as its server describes it: untrusted, checked only for its shape. */
export type ListedTool = {
  readonly name: string;
  /** For people; null if it has none. */
  readonly title: string | null;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, Json>>;
  readonly isReadOnly: boolean;
};

/** What a tool answered, as it came. */
export type CallResult = {
  readonly content: readonly unknown[];
  readonly structuredContent: unknown;
  readonly isError: boolean;
};

/** The code of a failure before anything was sent. */
export const UNSENT = 'UNSENT';
