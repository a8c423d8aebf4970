import type { Node } from 'acorn';

/**
 * A program whose async functions report failures, and whose awaits report that a failure was
 * handled, by `$$failed` and `$$awaited` (`failures.ts`): QuickJS does not report unhandled
 * rejections. Line numbers stay the same. Null if the program cannot be parsed, before or after the
 * change.
 */
export async function toWatched(code: string): Promise<string | null> {
  const { parse } = await import('acorn');
  const arrowEnds: number[] = [];
  const options = {
    ecmaVersion: 'latest',
    allowAwaitOutsideFunction: true,
    allowHashBang: true,
  } as const;
  try {
    const program = parse(code, {
      ...options,
      onToken: ({ type, end }) => {
        if (type.label === '=>') arrowEnds.push(end);
      },
    });
    const edits: Edit[] = [];
    visit(program, (node) => edits.push(...toEdits(node, arrowEnds)));
    const watched = apply(code, edits);
    parse(watched, options); // In a block fewer names may stand twice than in a function.
    return watched;
  } catch {
    return null;
  }
}

type Edit = { readonly at: number; readonly text: string };

/** A node with whatever its type has. */
type AnyNode = Node & Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Outer nodes come before those within them. */
function visit(value: unknown, look: (node: AnyNode) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, look);
  if (!isNode(value)) return;
  look(value);
  for (const each of Object.values(value)) if (typeof each === 'object') visit(each, look);
}

const FAILS = '}catch($$e){throw $$failed($$e)}';

function toEdits(node: AnyNode, arrowEnds: readonly number[]): readonly Edit[] {
  const { argument, body } = node;
  if (node.type === 'AwaitExpression' && isNode(argument))
    return [
      { at: argument.start, text: '$$awaited((' },
      { at: argument.end, text: '))' },
    ];
  if (node.async !== true || node.generator === true || !isNode(body)) return [];
  if (body.type === 'BlockStatement')
    return [
      { at: findFirst(body), text: 'try{' },
      { at: body.end - 1, text: FAILS },
    ];
  // It may be in parentheses, which are not part of it.
  const from = arrowEnds.findLast((end) => end <= body.start) ?? body.start;
  return [
    { at: from, text: '{try{return (' },
    { at: node.end, text: `)${FAILS}}` },
  ];
}

/** Where a function's own statements begin, after 'use strict'. */
function findFirst(body: AnyNode): number {
  const statements = Array.isArray(body.body) ? body.body.filter(isNode) : [];
  const directive = statements.findLast((statement) => 'directive' in statement);
  return directive?.end ?? body.start + 1;
}

/** What begins at a place stands behind what ends there, and an outer end behind an inner one. */
function apply(code: string, edits: readonly Edit[]): string {
  const starts = edits.filter((_, index) => index % 2 === 0);
  const ends = edits.filter((_, index) => index % 2 === 1).reverse();
  const ordered = [...ends, ...starts].sort((a, b) => a.at - b.at);
  let done = '';
  let at = 0;
  for (const edit of ordered) {
    done += code.slice(at, edit.at) + edit.text;
    at = edit.at;
  }
  return done + code.slice(at);
}
