import { createMemoryRows } from '../../src/storage/memory/rows.ts';
import { toOpenStore } from './bench.ts';
import { testSetClock } from './clock.contract.ts';
import { testHandover } from './handover.contract.ts';
import { testInbox } from './inbox.contract.ts';
import { testJournal } from './journal.contract.ts';

const open = async () => toOpenStore(createMemoryRows());

testInbox('memory', open);
testJournal('memory', open);
testHandover('memory', open);
testSetClock('memory', open);
