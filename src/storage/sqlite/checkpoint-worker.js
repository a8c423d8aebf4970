// Plain JavaScript: a thread that strips types takes 20 MB more.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(workerData);
database.exec('PRAGMA busy_timeout = 5000');
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
const truncate = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');

parentPort?.on('message', (task) => {
  if (task === 'checkpoint') checkpoint.get();
  else if (task === 'empty') {
    checkpoint.get(); // Most of the work happens while others may write.
    truncate.get();
  } else {
    database.close();
    parentPort?.close();
  }
});
