import { listNumbers } from './list-numbers.js';

export default {
  /** @param {Request} request */
  async fetch(request) {
    const accounts = JSON.parse(await request.text());
    const result = await listNumbers(accounts, { fetch: (...call) => fetch(...call) });
    return Response.json(result);
  },
};
