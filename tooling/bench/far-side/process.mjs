// The program of `startFarSide`: sends its accounts first, and what it has received whenever it is asked.
import { generateFleet, startSandbox } from '@wabascope/sandbox';

/** @type {import('@wabascope/sandbox').FleetSize & { limited: boolean }} */
const { limited, ...size } = JSON.parse(process.argv[2] ?? '');
const sandbox = await startSandbox({
  providers: ['alibaba'],
  fleet: { alibaba: generateFleet(size) },
  ...(limited ? {} : { rateLimits: { alibaba: 'none' } }),
});

process.on('message', () => {
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
