import { listNumbers } from './list-numbers.js';

console.log(JSON.stringify(await listNumbers(JSON.parse(process.env.ACCOUNTS ?? '{}'))));
