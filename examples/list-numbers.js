// The numbers of one Alibaba Cloud account: node list-numbers.js settings.json, the file with
// { "accessKeyId": "…", "accessKeySecret": "…" }
import { readFileSync } from 'node:fs';
import { openProvider } from '@wabascope/core';
import alibaba from '@wabascope/provider-alibaba';

const settings = JSON.parse(readFileSync(process.argv[2] ?? 'settings.json', 'utf8'));
const account = await openProvider(alibaba, settings, { log: console.warn });
for await (const { items } of account.listNumbers()) console.table(items, ['phoneNumber', 'status', 'qualityRating']);
