import { createDirectory, isConfigurationError } from '@wabascope/directory';
import { describe, expect, it } from 'vitest';
import { builtInProviders } from '../built-in-providers.js';

/** The secret settings of every provider. */
const secrets = await Promise.all(
  Object.entries(builtInProviders).map(async ([provider, load]) => {
    const { info } = (await load()).settings;
    return Object.keys(info).flatMap((setting) =>
      info[setting]?.secret ? [{ provider, setting, about: info[setting] }] : [],
    );
  }),
);

async function messagesOf(provider: string, setting: string, value: string | undefined): Promise<readonly string[]> {
  try {
    const accounts = { a: { provider, [setting]: value } };
    await (await createDirectory({ accounts, providers: builtInProviders })).close();
  } catch (error) {
    if (!isConfigurationError(error)) throw error;
    expect(error.message).not.toContain('s3cr3t');
    const own = error.problems.filter(({ account, field }) => account === 'a' && field === setting);
    return own.map(({ message }) => message);
  }
  return [];
}

describe.each(secrets.flat())('$provider, $setting', ({ provider, setting, about }) => {
  it.each([
    ['${env:TOKEN}', '${env:NAME}'],
    ['${file:token}', '${file:PATH}'],
    ['${TOKEN}', '${NAME}'],
    ['$TOKEN', '$NAME'],
    ['${env.TOKEN}', '${env.NAME}'],
    ['${ENV:TOKEN}', '${ENV:NAME}'],
    ['${input:token}', '${input:NAME}'],
    [`\${user_config.${about.env?.toLowerCase()}}`, '${user_config.NAME}'],
    ['%TOKEN%', '%NAME%'],
  ])('%s is a placeholder of the form %s', async (value, form) => {
    const message = `It contains a placeholder that no program has filled in: ${form}.`;
    expect(await messagesOf(provider, setting, value)).toEqual([message]);
  });

  it.each([
    ['"s3cr3t-value"', 'It is in quotes.'],
    ['Bearer s3cr3t-value', 'It starts with "Bearer".'],
    [`${about.env}=s3cr3t-value`, 'It has the form NAME=value.'],
    ['', 'It must not be empty.'],
  ])('%j: %s', async (value, message) => {
    expect(await messagesOf(provider, setting, value)).toEqual([message]);
  });

  it('is missing when it is required and left out', async () => {
    expect(await messagesOf(provider, setting, undefined)).toEqual(about.required ? ['It is missing.'] : []);
  });
});
