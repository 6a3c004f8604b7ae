import { expect, it } from 'vitest';
import { builtInPlugins } from './built-in-plugins.js';
import { helpText, noConfiguration } from './help.js';

const plugins = await builtInPlugins();
const lines = helpText(plugins).split('\n');

it.each(['-c, --config', '--sandbox', '--http', '--json', '--log-level', '-h, --help', '-v, --version', 'Exit status'])(
  'the help explains %s',
  (words) => expect(helpText(plugins)).toContain(words),
);

it.each(plugins)('the help lists the required environment variables of $id', ({ id, settings }) => {
  const variables = Object.values(settings.info).flatMap(({ env, required }) => (required && env ? [env] : []));
  expect(variables).not.toEqual([]);
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^  ${id} +${variables.join(', ')}$`)));
});

it('no line of the help is wider than 120 characters', () => {
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});

it('a start without accounts explains the configuration file and the sandbox in one line', () => {
  expect(noConfiguration).toMatch(/wabascope\.config\.json.*--config FILE.*--sandbox/);
  expect(noConfiguration).not.toContain('\n');
});
