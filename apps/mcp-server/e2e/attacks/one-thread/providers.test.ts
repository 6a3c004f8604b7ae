import { attacksOfProviders } from '@wabascope/stalls';
import { expect, it } from 'vitest';

it.each(attacksOfProviders.map((attack) => [attack.name, attack] as const))(
  '%s: the server keeps responding and uses little memory',
  async (_, { cost, response }) => {
    const found = await cost();
    expect(found.response).toMatch(response);
    expect(found.stallMs).toBeLessThan(1_000);
    expect(found.megabytes).toBeLessThan(300);
  },
  60_000,
);
