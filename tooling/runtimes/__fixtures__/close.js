// Sends a request to the address, and closes when its standard input ends.
import { createFetch } from '@wabascope/directory';

const web = createFetch();
process.stdin.resume().on('end', () => web.close());
const outcome = await web.fetch(process.argv[2] ?? '').then(
  () => 'response',
  () => 'aborted',
);
console.log(outcome);
