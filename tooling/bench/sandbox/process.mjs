// The program of `startSandboxProcess`: sends its accounts first, and the requests it received at each message of the parent.
import { generateFleet, startSandbox } from '@wabascope/sandbox';

/** @type {Parameters<typeof import('@wabascope/sandbox').generateFleet>[1] & { limited: boolean }} */
const { limited, ...size } = JSON.parse(process.argv[2] ?? '');
const sandbox = await startSandbox({
  providers: ['alibaba'],
  fleet: { alibaba: generateFleet('alibaba', size) },
  ...(limited ? {} : { rateLimits: { alibaba: 'none' } }),
});

process.on('message', () => {
  const requests = sandbox.requests.list();
  process.send?.({
    count: requests.length,
    rejected: requests.filter(({ status }) => status !== 200).length,
    firstAt: requests[0]?.at,
    lastAt: requests.at(-1)?.at,
  });
});
process.on('disconnect', () => process.exit());
process.send?.(sandbox.accounts());
