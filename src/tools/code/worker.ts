import { parentPort, workerData } from 'node:worker_threads';
import { type CodeTask, runCode } from './sandbox.ts';

const task: CodeTask = workerData;
parentPort?.postMessage(await runCode(task));
