// Plain JavaScript that any Node reads: it says in a sentence what would be a stack later on.

const NEEDED = 24;

/** What is missing for Parley to run at all; null if nothing is. */
function findMissing() {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < NEEDED)
    return `Parley needs Node ${NEEDED} or newer, and this is Node ${node}. Run npm ci, which installs one for npm start and npm run, or install Node ${NEEDED}.`;
  try {
    import.meta.resolve('zod');
    return null;
  } catch {
    return 'Parley’s packages aren’t installed. Run npm ci first.';
  }
}

const missing = findMissing();
if (missing !== null) {
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}
