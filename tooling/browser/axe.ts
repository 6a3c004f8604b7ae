import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What axe finds: the rule and the element. */
export async function axeProblems(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<axe.AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
