import { expect, it } from 'vitest';
import { builtInPlugins } from '../built-in-plugins.js';
import { environmentHelp } from './environment.js';
import { noConfiguration } from './no-configuration.js';

const plugins = await builtInPlugins();
const lines = environmentHelp(plugins).split('\n');

it.each(plugins)('the help lists the required environment variables of $id', ({ id, settings }) => {
  const variables = Object.values(settings.info).flatMap(({ env, required }) => (required && env ? [env] : []));
  expect(variables).not.toEqual([]);
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^  ${id} +${variables.join(', ')}$`)));
});

it('no line is wider than 120 characters', () => {
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});

it('a start without accounts explains the configuration file and the sandbox in one line', () => {
  expect(noConfiguration).toMatch(/wabascope\.config\.json.*--config FILE.*--sandbox/);
  expect(noConfiguration).not.toContain('\n');
});
