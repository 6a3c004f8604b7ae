import { code, table } from './markdown.mjs';

/**
 * A table of settings for each provider.
 * @param {readonly import('@wabascope/directory').AnyPlugin[]} plugins
 */
export function settingsTables(plugins) {
  return plugins
    .map(({ id, name, settings }) => `### ${name}: \`"provider": "${id}"\`\n\n${settingsTable(settings.info)}`)
    .join('\n\n');
}

/** @param {Readonly<Record<string, import('@wabascope/core').SettingInfo>>} info */
function settingsTable(info) {
  return table(
    ['setting', 'environment variable', 'meaning'],
    Object.entries(info).map(([setting, about]) => [code(setting), about.env ? code(about.env) : '', meaning(about)]),
  );
}

/** @param {import('@wabascope/core').SettingInfo} info */
function meaning({ required, secret, description, values, default: preset }) {
  const kind = [required && 'required', secret && 'secret'].filter(Boolean).join(', ');
  const choice = values ? ` One of ${values.map(code).join(', ')}.` : '';
  const otherwise = preset === undefined ? '' : ` When left out: ${code(String(preset))}.`;
  return `${kind && `**${kind}**; `}${description}${choice}${otherwise}`;
}
