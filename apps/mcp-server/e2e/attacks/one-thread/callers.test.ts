import { attacksOfCallers, callers } from '@wabascope/stalls';
import { afterAll, beforeAll, expect, it } from 'vitest';

let scene: Awaited<ReturnType<typeof callers>>;
beforeAll(async () => {
  scene = await callers();
}, 60_000);
afterAll(() => scene.end());

it('the server keeps responding while it fetches 2,000 accounts with 100,000 numbers', () => {
  expect(scene.fill.response).toContain('"total":100000');
  expect(scene.fill.stallMs).toBeLessThan(1_000);
  expect(scene.fill.megabytes).toBeLessThan(300);
});

it.each(attacksOfCallers.map((attack) => [attack.name, attack] as const))(
  '%s: the server keeps responding and uses little memory',
  async (_, { body, response }) => {
    const cost = await scene.costOf(body());
    expect(cost.response).toMatch(response);
    expect(cost.stallMs).toBeLessThan(1_000);
    expect(cost.megabytes).toBeLessThan(300);
  },
  60_000,
);
