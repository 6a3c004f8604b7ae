// Counts a number's quality up in a journal, until it is killed. Prints each value after its append.
import { openFolderJournal } from '@wabascope/changes';

const journal = await openFolderJournal({ folder: process.argv[2] });
const first = {
  fingerprint: 'print',
  account: 'a',
  provider: 'acme',
  mapping: {},
  numbers: { 1: { number: '+65 8000 0001', quality: '0' } },
  wabas: {},
};
const known = await journal.baseline('print');
if (known === undefined) await journal.append(first, []);
let value = Number(known?.numbers[1].quality ?? 0);
for (;;) {
  const seenAt = new Date().toISOString();
  const change = {
    id: `${value + 1}`,
    seenAt,
    since: seenAt,
    account: 'a',
    provider: 'acme',
    kind: 'quality',
    direction: 'neutral',
    numberId: '1',
    from: `${value}`,
    to: `${value + 1}`,
  };
  value += 1;
  const numbers = { 1: { number: '+65 8000 0001', quality: `${value}` } };
  await journal.append({ ...first, numbersAt: seenAt, numbers }, [change]);
  process.stdout.write(`${value}\n`);
}
