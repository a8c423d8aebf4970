import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { RETIRED_FILES } from './retired-files.ts';
import { RETIRED_EXPORTS, RETIRED_IDENTIFIERS } from './retired-names.ts';

// One name, one meaning (docs/glossary.md): names that meant something else, or nothing to a
// newcomer, do not come back.

type Source = {
  readonly file: string;
  readonly identifiers: ReadonlySet<string>;
  readonly exported: readonly string[];
  /** Exported or not. */
  readonly types: readonly string[];
};

const sources = await Promise.all(
  (await listFiles()).map(async (file) => toSource(file, await readFile(file, 'utf8'))),
);

async function listFiles(): Promise<string[]> {
  const folders = ['src', 'commands', 'scripts', 'bench'].map(async (folder) => {
    const files = await readdir(folder, { recursive: true });
    return files.filter((file) => /[.](?:ts|m?js)$/.test(file)).map((file) => `${folder}/${file}`);
  });
  return (await Promise.all(folders)).flat();
}

function toSource(file: string, text: string): Source {
  const identifiers = new Set<string>();
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.add(node.text);
    ts.forEachChild(node, collect);
  };
  collect(parsed);
  const types = parsed.statements.flatMap((statement) =>
    ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)
      ? [statement.name.text]
      : [],
  );
  return { file, identifiers, types, exported: parsed.statements.flatMap(exportedNames) };
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) return listedNames(statement);
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    const { declarations } = statement.declarationList;
    return declarations.flatMap(({ name }) => boundNames(name));
  }
  const name = 'name' in statement ? (statement.name as ts.Node | undefined) : undefined;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

/** Of `export { a as b }`, with or without `from`; `export *` has a name of its own. */
function listedNames({ exportClause }: ts.ExportDeclaration): string[] {
  if (!exportClause) return ['*'];
  if (ts.isNamespaceExport(exportClause)) return [exportClause.name.text];
  return exportClause.elements.map(({ name }) => name.text);
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) =>
    ts.isOmittedExpression(each) ? [] : boundNames(each.name),
  );
}

test('every form of an export is seen', () => {
  const text = `
    export const a = 1, { b, c: [d] } = e;
    export function f() {}
    export type G = 1;
    export { h as i, type J };
    export { k } from './l.ts';
    export * as m from './n.ts';
    export * from './o.ts';
  `;

  expect(toSource('x.ts', text).exported).toEqual([
    'a',
    'b',
    'd',
    'f',
    'G',
    'i',
    'J',
    'k',
    'm',
    '*',
  ]);
});

test('retired identifiers stand nowhere', () => {
  expect(sources.length, 'files seen').toBeGreaterThan(300);
  const found = RETIRED_IDENTIFIERS.flatMap(([name, meant, now]) =>
    sources
      .filter(({ identifiers }) => identifiers.has(name))
      .map(({ file }) => `${file}: ${name} (${meant}) is called ${now}`),
  );

  expect(found).toEqual([]);
});

test('names that are retired in a part of the tree are not exported there', () => {
  const found = RETIRED_EXPORTS.flatMap(([folder, name, now]) =>
    sources
      .filter(({ file, exported }) => file.startsWith(`${folder}/`) && exported.includes(name))
      .map(({ file }) => `${file}: ${name} is called ${now}`),
  );

  expect(found).toEqual([]);
});

test('files that were renamed do not come back', () => {
  expect(RETIRED_FILES.filter((file) => existsSync(file))).toEqual([]);
});

/** What is loaded into one process, or one page: elsewhere a name may mean something else. */
function toProgram(file: string): string {
  if (file.startsWith('src/adapters/web/page/')) return 'the page';
  return /^(?:scripts|bench)\//.exec(file)?.[0] ?? 'Parley';
}

/**
 * The same file of another adapter says the same of another platform; a catalog of sentences has
 * one name in every folder and language.
 */
function toOwner(file: string): string {
  if (/\/strings\/[a-z]{2}(-[A-Z]{2})?[.][jt]s$/.test(file)) return 'catalog';
  const [, name] = /^src\/adapters\/.*?([^/]+)$/.exec(file) ?? [];
  return name ?? file;
}

test('no name is exported twice, but where the same file repeats in every adapter', () => {
  const pairs = sources.flatMap(({ file, exported }) =>
    exported.map((name) => ({ name: `${name} (${toProgram(file)})`, file })),
  );
  const twice = [...Map.groupBy(pairs, ({ name }) => name)]
    .filter(([, owners]) => new Set(owners.map(({ file }) => toOwner(file))).size > 1)
    .map(([name, owners]) => `${name}: ${owners.map(({ file }) => file).join(', ')}`);

  expect(pairs.length, 'names seen').toBeGreaterThan(1_000);
  expect(twice).toEqual([]);
});

/** Each once meant several things. */
const ONE_MEANING = ['Target', 'Room', 'Page', 'Task', 'Frame', 'Note'];

test('a name that once meant several things means one, in types that are not exported as well', () => {
  const found = ONE_MEANING.map((name) => {
    const files = sources
      .filter(({ file, types }) => toProgram(file) === 'Parley' && types.includes(name))
      .map(({ file }) => file);
    return { name, files, owners: new Set(files.map(toOwner)).size };
  });

  expect(found.flatMap(({ files }) => files).length, 'types seen').toBeGreaterThan(4);
  expect(found.filter(({ owners }) => owners > 1)).toEqual([]);
});
