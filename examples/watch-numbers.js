// Watches several accounts and prints what changes: node watch-numbers.js accounts.json [SECONDS]
// accounts.json has the content of "accounts" in a wabascope.config.json.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createDirectory } from '@wabascope/directory';
import { providers } from './providers.js';

const [file = 'accounts.json', seconds = '60'] = process.argv.slice(2);
const directory = await createDirectory({ accounts: JSON.parse(readFileSync(file, 'utf8')), providers });
process.once('SIGINT', () => process.exit(0));

let before = await look();
console.log(`Watching ${before.size} numbers.`);
for (;;) {
  await wait(Number(seconds) * 1000);
  const now = await look();
  for (const [name, state] of now) {
    const was = before.get(name);
    if (was === undefined) console.log(`${name}: new, ${state}`);
    else if (was !== state) console.log(`${name}: ${was} → ${state}`);
  }
  for (const name of before.keys()) if (!now.has(name)) console.log(`${name}: gone`);
  before = now;
}

/** The state of every number, by account and number. An account that fails keeps its last good rows. */
async function look() {
  /** @type {Map<string, string>} */
  const states = new Map();
  /** @type {string | undefined} */
  let cursor;
  do {
    const page = await directory.listNumbers({ limit: 100, cursor, maxAgeSeconds: Number(seconds) / 2 });
    for (const { account, id, displayPhoneNumber = id, status, qualityRating, canSendMessage } of page.numbers) {
      states.set(`${account} ${displayPhoneNumber}`, `${status ?? '–'}, ${qualityRating ?? '–'}, ${canSendMessage}`);
    }
    if (cursor === undefined) {
      for (const { account, code, message } of page.failures) console.error(`${account}: ${code}, ${message}`);
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return states;
}
