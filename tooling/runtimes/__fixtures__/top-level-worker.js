import { createDirectory } from '@wabascope/directory';
import { providers } from './list-numbers.js';

const directory = await createDirectory({
  accounts: JSON.parse(process.env.ACCOUNTS ?? '{}'),
  providers,
  fetch: (...call) => fetch(...call),
});

export default {
  async fetch() {
    const { total, failures } = await directory.listNumbers({ limit: 1 });
    return Response.json({ total, failures });
  },
};
