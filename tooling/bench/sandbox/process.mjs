// The program of `startSandboxProcess`: sends its accounts first, and the requests it received at each message of the parent,
// which may name an account whose first number gets another name.
import { generateFleet, startSandbox } from '@wabascope/sandbox';

/** @type {Parameters<typeof import('@wabascope/sandbox').generateFleet>[1] & { limited: boolean }} */
const { limited, ...size } = JSON.parse(process.argv[2] ?? '');
const fleet = generateFleet('alibaba', size);
const spaces = new Map(fleet.flatMap((customer) => customer.spaces.map((space) => [space.account, space])));
const sandbox = await startSandbox({
  providers: ['alibaba'],
  fleet: { alibaba: fleet },
  ...(limited ? {} : { rateLimits: { alibaba: 'none' } }),
});

process.on('message', (message) => {
  const { rename } = /** @type {import('./sandbox-process.mjs').Message} */ (message);
  const [first] = spaces.get(rename ?? '')?.phoneNumbers ?? [];
  if (first !== undefined) Object.assign(first, { VerifiedName: `${first.VerifiedName}.` });
  const requests = sandbox.requests.list();
  process.send?.({
    count: requests.length,
    refused: requests.filter(({ status }) => status !== 200).length,
    firstAt: requests[0]?.at,
    lastAt: requests.at(-1)?.at,
  });
});
process.on('disconnect', () => process.exit());
process.send?.(sandbox.accounts());
