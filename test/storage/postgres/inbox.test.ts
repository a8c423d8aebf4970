import { describe } from 'vitest';
import { hasPostgres } from '../../postgres.ts';
import { testHandover } from '../handover.contract.ts';
import { testInbox } from '../inbox.contract.ts';
import { testJournal } from '../journal.contract.ts';
import { openPostgresStore } from './open.ts';

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  testInbox('postgres', openPostgresStore);
  testJournal('postgres', openPostgresStore);
  testHandover('postgres', openPostgresStore);
});
