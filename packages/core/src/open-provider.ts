import { checkSettings, type SettingProblem } from './check-settings.js';
import type { Provider, ProviderContext, ProviderPlugin } from './provider.js';
import { ProviderError } from './provider-error.js';

/**
 * Opens an account: validates its settings with the schema of the plugin, fills in the defaults, and creates the provider.
 * @param settings An entry of a configuration file, with its references resolved. The key `provider` is ignored.
 * @param context Defaults: the global `fetch` with its own `User-Agent`, the system clock, no log.
 * @throws {ProviderError} `config`, with all problems in its message and the settings in `details.settings`. The
 * message does not contain secret values.
 */
export async function openProvider<Settings>(
  plugin: ProviderPlugin<Settings>,
  settings: unknown,
  context: Partial<ProviderContext> = {},
): Promise<Provider> {
  const checked = await checkSettings(plugin, settings);
  if (checked.problems !== undefined) throw settingsError(plugin.name, checked.problems);
  return plugin.create(checked.settings, {
    fetch: (...request) => globalThis.fetch(...request),
    now: Date.now,
    log: () => {},
    ...context,
  });
}

function settingsError(name: string, problems: readonly SettingProblem[]): ProviderError {
  const lines = problems.map(
    ({ setting, message, remedy }) => `\n- ${setting === undefined ? '' : `${setting}: `}${message} ${remedy}`,
  );
  const settings = [...new Set(problems.flatMap(({ setting }) => setting ?? []))];
  return new ProviderError('config', `The settings for ${name} are not valid:${lines.join('')}`, { settings });
}
