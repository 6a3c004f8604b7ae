import { execa } from 'execa';
import { fenced } from './markdown.mjs';
import { executable } from './server.mjs';

/** What `wabascope-mcp --help` prints. */
export async function help() {
  return fenced('text', (await execa(process.execPath, [executable, '--help'])).stdout);
}
