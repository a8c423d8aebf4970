import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createLittle } from './little.ts';

// More than a pipe holds.
process.stderr.write('a secret that is not to be logged\n'.repeat(10_000));
await createLittle({ onDie: () => process.exit(3) }).connect(new StdioServerTransport());
