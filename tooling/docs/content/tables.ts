import { type RateLimit, reasonTable, type SettingInfo } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import { code, table } from './markdown.js';

/** The built-in providers and what an account needs. */
export function providersTable(plugins: readonly AnyPlugin[]): string {
  return table(
    ['provider', '`provider`', 'an account needs', 'WABA details', 'requests', 'stability'],
    plugins.map(({ id, name, stability = 'stable', settings, reports, rateLimit = [] }) => {
      const required = Object.keys(settings.info).filter((setting) => settings.info[setting]?.required);
      const limits = [rateLimit].flat().map(inWords);
      return [
        `[${name}](packages/providers/${id}/README.md)`,
        code(id),
        required.map(code).join(', '),
        reports.waba.length > 0 ? 'yes' : 'not reported',
        limits.length > 0 ? `at most ${limits.join(', ')}` : 'no fixed limit',
        stability,
      ];
    }),
  );
}

function inWords({ requests, perMs, scope }: RateLimit<never>): string {
  return `${requests} in ${perMs / 1000} s${scope === undefined ? '' : ` (${scope})`}`;
}

/** A table of settings for each provider. */
export function settingsTables(plugins: readonly AnyPlugin[]): string {
  return plugins
    .map(({ id, name, settings }) => `### ${name}: \`"provider": "${id}"\`\n\n${settingsTable(settings.info)}`)
    .join('\n\n');
}

function settingsTable(info: AnyPlugin['settings']['info']): string {
  return table(
    ['setting', 'environment variable', 'meaning'],
    Object.entries(info).map(([setting, about]) => [code(setting), about.env ? code(about.env) : '', meaning(about)]),
  );
}

function meaning({ required, secret, description, values, default: preset }: SettingInfo): string {
  const kind = [required && 'required', secret && 'secret'].filter(Boolean).join(', ');
  const choice = values ? ` One of ${values.map(code).join(', ')}.` : '';
  const otherwise = preset === undefined ? '' : ` Default: ${code(String(preset))}.`;
  return `${kind && `**${kind}**; `}${description}${choice}${otherwise}`;
}

/** Every reason that a number can have. */
export function reasonsTable(): string {
  return table(
    ['code', 'severity', 'what is wrong, and what to do'],
    Object.entries(reasonTable).map(([reason, { severity, message }]) => [code(reason), severity, message]),
  );
}
