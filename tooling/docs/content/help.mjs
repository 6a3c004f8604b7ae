import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fenced } from './markdown.mjs';
import { executable } from './server.mjs';

/** What `wabascope-mcp --help` prints. */
export async function help() {
  const { stdout } = await promisify(execFile)(process.execPath, [executable, '--help']);
  return fenced('text', stdout);
}
