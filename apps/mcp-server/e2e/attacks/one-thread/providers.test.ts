import { attacksOfProviders, providers } from '@wabascope/stalls';
import { afterAll, beforeAll, expect, it } from 'vitest';

let target: Awaited<ReturnType<typeof providers>>;
beforeAll(async () => {
  target = await providers();
});
afterAll(() => target.end());

it.each(attacksOfProviders.map((attack) => [attack.name, attack] as const))(
  '%s: the server keeps responding and uses little memory',
  async (_, attack) => {
    const cost = await target.costOf(attack);
    expect(cost.response).toMatch(attack.response);
    expect(cost.stallMs).toBeLessThan(1_000);
    expect(cost.megabytes).toBeLessThan(300);
  },
  60_000,
);
