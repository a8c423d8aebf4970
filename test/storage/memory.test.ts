import { createMemoryRows } from '../../src/storage/memory/rows.ts';
import { testHandover } from './handover.contract.ts';
import { testInbox } from './inbox.contract.ts';
import { testJournal } from './journal.contract.ts';

const open = async () => ({ rows: createMemoryRows(), close() {} });

testInbox('memory', open);
testJournal('memory', open);
testHandover('memory', open);
