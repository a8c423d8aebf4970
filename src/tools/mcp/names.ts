import { createHash } from 'node:crypto';

const MAX_LENGTH = 64; // Function names: https://ai.google.dev/gemini-api/docs/function-calling
const HASH_LENGTH = 8;

/** A tool by its server's name and its own. */
export type Named = { readonly server: string; readonly tool: string };

/**
 * A function name for each tool, in order: `server__tool`, from the permitted characters. If that
 * is too long, or two tools would get the same name, it ends in a hash of both names, whatever the
 * order.
 */
export function toFunctionNames(tools: readonly Named[]): readonly string[] {
  const plain = tools.map(toPlainName);
  const counts = new Map<string, number>();
  for (const name of plain) counts.set(name, (counts.get(name) ?? 0) + 1);
  return plain.map((name, index) => {
    const isFitting = name.length <= MAX_LENGTH && counts.get(name) === 1;
    return isFitting ? name : withHash(name, tools[index]);
  });
}

function toPlainName({ server, tool }: Named): string {
  const name = `${server}__${tool}`.replaceAll(/[^a-zA-Z0-9_-]/g, '_');
  return /^[a-zA-Z_]/.test(name) ? name : `_${name}`;
}

function withHash(name: string, tool: Named | undefined): string {
  const hash = createHash('sha256')
    .update(`${tool?.server}\0${tool?.tool}`)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  return `${name.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}_${hash}`;
}
