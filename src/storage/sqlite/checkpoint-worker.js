// Plain JavaScript: a thread that strips types takes 20 MB more.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(workerData);
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (task) => {
  if (task === 'checkpoint') checkpoint.get();
  else {
    database.close();
    parentPort?.close();
  }
});
