import { readdir, readFile } from 'node:fs/promises';
import ts from 'typescript';

/** A sentence in the code, as a person might read it. */
export type Sentence = { readonly file: string; readonly line: number; readonly text: string };

/** Whole sentences in TypeScript, but for those of errors that only a log shows. */
export async function listSentences(
  roots: readonly string[],
  isLeftOut: (file: string) => boolean,
): Promise<{ readonly sentences: Sentence[]; readonly files: number }> {
  const files = (await Promise.all(roots.map(listFiles))).flat().filter((file) => !isLeftOut(file));
  const found = files.map(async (file) =>
    findTexts(file, await readFile(file, 'utf8'), isSentence),
  );
  return { sentences: (await Promise.all(found)).flat(), files: files.length };
}

export async function listFiles(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true });
  return files.filter((file) => /[.]ts$/.test(file)).map((file) => `${root}/${file}`);
}

function findTexts(file: string, code: string, isMeant: (text: string) => boolean): Sentence[] {
  const found: Sentence[] = [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /^(Type|Range)?Error$/.test(node.expression.getText(source)))
      return;
    const text = textOf(node);
    if (text !== null && isMeant(text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

/** All that the code says in several words, in whichever case it begins. */
export async function listPhrases(
  files: readonly string[],
): Promise<{ readonly phrases: Sentence[]; readonly files: number }> {
  const found = files.map(async (file) =>
    findTexts(file, await readFile(file, 'utf8'), (text) => /\p{L}\S* \S+ \S/u.test(text)),
  );
  return { phrases: (await Promise.all(found)).flat(), files: files.length };
}

const LEVELS = /^(?:trace|debug|info|warn|error|fatal)$/;

/** What the program says in its log: the last argument of each call of one. */
export async function listLogLines(
  roots: readonly string[],
): Promise<{ readonly lines: Sentence[]; readonly files: number }> {
  const files = (await Promise.all(roots.map(listFiles))).flat();
  const found = files.map(async (file) => findLogLines(file, await readFile(file, 'utf8')));
  return { lines: (await Promise.all(found)).flat(), files: files.length };
}

function findLogLines(file: string, code: string): Sentence[] {
  const found: Sentence[] = [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    const text = ts.isCallExpression(node) ? toLogLine(node, source) : null;
    if (text !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ file, line: line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function toLogLine(call: ts.CallExpression, source: ts.SourceFile): string | null {
  const { expression } = call;
  const isNamed = ts.isPropertyAccessExpression(expression) && LEVELS.test(expression.name.text);
  const isLog = isNamed && /(?:^|[.])log$/i.test(expression.expression.getText(source));
  const last = call.arguments.at(-1);
  return isLog && last ? textOf(last) : null;
}

/** Several words that begin like a sentence and end like one. */
function isSentence(text: string): boolean {
  return /^(?:“|⚠️|⏳|\s)*\p{Lu}[\p{L}’]* .*\S[.?!…:]$/su.test(text.trim());
}
