import { expect } from 'vitest';
import { checkPostgres } from '../../scripts/doctor/postgres.ts';
import { createDatabase, postgresTest } from '../postgres.ts';
import { openTestDatabase } from '../storage/postgres/database.ts';

const toLines = (findings: Awaited<ReturnType<typeof checkPostgres>>) =>
  findings.map(({ state, text }) => `${state} ${text}`);

postgresTest('an empty database is told to be empty, and stays so', async () => {
  const url = await createDatabase();

  expect(toLines(await checkPostgres(url))).toEqual([
    expect.stringMatching(/^ok PostgreSQL \d+\S* .*answers, \d+ MB$/),
    'note empty; Parley creates its tables at the first start',
  ]);
  expect(toLines(await checkPostgres(url))[1]).toContain('empty; Parley creates');
});

postgresTest('a store of this version is right, and one of a newer version is named', async () => {
  const url = await createDatabase();
  const database = await openTestDatabase(url);
  expect(toLines(await checkPostgres(url))[1]).toMatch(/^ok schema \d+, up to date$/);

  await database.query(`UPDATE meta SET value = '99' WHERE key = 'schema'`);
  expect(toLines(await checkPostgres(url))[1]).toMatch(/^fail was written by a newer Parley/);
});

postgresTest('a database that is not there is named, without the password', async () => {
  const url = new URL(await createDatabase());
  url.pathname = '/not_there';
  url.password = 'the-password';
  const [line = ''] = toLines(await checkPostgres(url.href));

  expect(line).toMatch(/^fail .*not_there/);
  expect(line).not.toContain('the-password');
});
