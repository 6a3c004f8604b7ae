/**
 * An environment variable that the server reads.
 * @typedef {object} Variable
 * @property {string} name
 * @property {string} title for a form
 * @property {string} description
 * @property {boolean} secret
 * @property {'text' | 'file'} kind
 * @property {readonly string[]} [choices]
 * @property {string} [preset] what holds when it is not set
 * @property {string} [example]
 */

/** @type {Variable} */
const configurationFile = {
  name: 'WABASCOPE_CONFIG',
  title: 'Configuration file',
  description:
    'Path of wabascope.config.json: several accounts, or plugins. The variables of providers are then not read.',
  secret: false,
  kind: 'file',
};

/**
 * Every variable that configures the server: the file, or one account of each provider. None is required, because
 * few users have an account at every provider.
 * @param {readonly import('./built-in-plugins.mjs').AnyPlugin[]} plugins
 * @returns {Variable[]}
 */
export function variablesOf(plugins) {
  const ofProviders = plugins.flatMap(({ name: provider, settings }) =>
    Object.entries(settings.info).flatMap(([setting, { env, description, secret, values, example, ...info }]) => {
      if (env === undefined) return [];
      const note = info.required ? `${provider}, required: ${description}` : `${provider}: ${description}`;
      return [
        {
          name: env,
          title: `${provider}: ${inWords(setting)}`,
          description: note,
          secret,
          kind: /** @type {const} */ ('text'),
          ...(values && { choices: values }),
          ...(info.default !== undefined && { preset: String(info.default) }),
          ...(example && { example }),
        },
      ];
    }),
  );
  return [configurationFile, ...ofProviders];
}

/**
 * `access key id` for `accessKeyId`.
 * @param {string} setting
 */
function inWords(setting) {
  return setting.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
