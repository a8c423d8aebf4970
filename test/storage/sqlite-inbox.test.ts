import { toOpenStore } from './bench.ts';
import { testSetClock } from './clock.contract.ts';
import { createFolder } from './folder.ts';
import { testHandover } from './handover.contract.ts';
import { testInbox } from './inbox.contract.ts';
import { testJournal } from './journal.contract.ts';
import { openSqliteRows } from './sqlite-rows.ts';

async function open() {
  const folder = createFolder();
  const { rows, database } = await openSqliteRows(folder.path('parley.db'));
  return toOpenStore(rows, () => {
    database.close();
    folder.remove();
  });
}

testInbox('sqlite', open);
testJournal('sqlite', open);
testHandover('sqlite', open);
testSetClock('sqlite', open);
