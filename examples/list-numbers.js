// The numbers of one Alibaba Cloud account: node list-numbers.js settings.json
import { readFileSync } from 'node:fs';
import alibaba from '@wabascope/provider-alibaba';

const checked = await alibaba.settings.schema['~standard'].validate(
  JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')),
);
if (checked.issues) throw new Error(checked.issues.map(({ path, message }) => `${path} ${message}`).join('; '));
const account = alibaba.create(checked.value, { fetch, now: Date.now, log: console.warn });
for await (const { items } of account.listNumbers()) console.table(items, ['phoneNumber', 'status', 'qualityRating']);
