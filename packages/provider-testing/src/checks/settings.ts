import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { openProvider, type StandardIssue } from '@wabascope/core';
import { providerError } from '../listing.js';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

/** Not the ID of a key or a token. */
const looksSecret = /(secret|token|passw|api_?key|private_?key|credential)(?!.*(id|sid)$)/i;
/** A value that must not be repeated. */
const malformed = 'ZZ_MALFORMED_VALUE';

/** The schema of the settings, and their description in `info`. */
export const checkSettings: Check = ({ describe, it }, subject) => {
  describe('the settings', () => {
    it('are described one by one, and the fixtures have each', async () => {
      const { info } = (await subject.plugin()).settings;
      const names = new Set(subject.completeSettings.flatMap((settings) => Object.keys(settings)));
      for (const name of names) assert.ok(name in info, `The fixtures have the setting ${name}. Describe it in info.`);
      for (const name of Object.keys(info)) {
        assert.ok(names.has(name), `Add ${name} to fixtures.settings, or to one of fixtures.otherSettings.`);
      }
      for (const [name, { description, type }] of Object.entries(info)) {
        assert.ok(description.trim() !== '', `${name} must have a description.`);
        const values = subject.completeSettings.flatMap((settings) => (name in settings ? [settings[name]] : []));
        for (const value of values) assert.equal(typeOf(value), type, `info.${name}.type must be that of its values.`);
      }
    });

    it('are marked secret where their name suggests it, and then have no default', async () => {
      for (const [name, { secret, type, default: value }] of Object.entries((await subject.plugin()).settings.info)) {
        const isHarmless = secret || type === 'boolean' || !looksSecret.test(name);
        assert.ok(isHarmless, `${name} is named like a secret and must be marked as one.`);
        assert.ok(!secret || value === undefined, `${name} is secret and must not have a default.`);
      }
    });

    it('have the defaults that info shows', async () => {
      const { schema, info } = (await subject.plugin()).settings;
      const shownWith = async (settings: unknown) =>
        inspect(await schema['~standard'].validate(settings), { depth: 9 });
      for (const [name, { required, default: value }] of Object.entries(info)) {
        if (value === undefined) continue;
        assert.ok(!required, `${name} has a default and must not be required.`);
        for (const settings of subject.completeSettings.filter((complete) => name in complete)) {
          const given = await shownWith({ ...settings, [name]: value });
          const leftOut = await shownWith(without(settings, name));
          assert.equal(leftOut, given, `The schema must fill in the default of ${name} that info shows.`);
        }
      }
    });

    it('have environment variables that a shell can set', async () => {
      for (const [name, { env }] of Object.entries((await subject.plugin()).settings.info)) {
        assert.match(env ?? name, /^[A-Za-z_]\w*$/, `${env} of ${name} must be letters, digits and _, no digit first.`);
      }
    });

    it('are accepted when they are complete', async () => {
      for (const settings of subject.completeSettings) {
        const issues = await issuesOf(subject, settings);
        const texts = issues.map((issue) => `${String(nameIn(issue))}: ${issue.message}`);
        assert.deepEqual(issues, [], `The schema must accept the settings of the fixtures: ${texts.join('; ')}`);
      }
    });

    it('are rejected without a required one, which the issue names', async () => {
      for (const name of await namesOf(subject, { required: true })) {
        for (const settings of subject.completeSettings) {
          const issues = await issuesOf(subject, without(settings, name));
          assert.ok(issues.length > 0, `${name} is required in info and optional in the schema.`);
          assert.ok(
            issues.some((issue) => nameIn(issue) === name),
            `An issue must have ${name} as its path.`,
          );
        }
      }
    });

    it('are accepted without an optional one', async () => {
      for (const name of await namesOf(subject, { required: false })) {
        for (const settings of subject.completeSettings) {
          const issues = await issuesOf(subject, without(settings, name));
          assert.deepEqual(issues, [], `${name} is optional in info and required in the schema.`);
        }
      }
    });

    it('are rejected when one is malformed', async () => {
      for (const settings of await malformedSettings(subject)) {
        assert.ok((await issuesOf(subject, settings)).length > 0, `${JSON.stringify(settings)} must be rejected.`);
      }
      for (const settings of [undefined, null, malformed, []]) {
        assert.ok((await issuesOf(subject, settings)).length > 0, `${JSON.stringify(settings)} must be rejected.`);
      }
    });

    it('open an account, or end in one error of code config that names the setting', async () => {
      const plugin = await subject.plugin();
      for (const settings of subject.completeSettings) await openProvider(plugin, settings);
      for (const name of await namesOf(subject, { required: true })) {
        const [complete = {}] = subject.completeSettings;
        const [outcome] = await Promise.allSettled([openProvider(plugin, without(complete, name))]);
        assert.ok(outcome.status === 'rejected', `openProvider must reject settings without ${name}.`);
        const { code, details } = providerError(outcome.reason, 'openProvider');
        const named = [code, ...(details.settings ?? [])].join(' ');
        const expected = `an error of code config that names ${name}`;
        assert.equal(named, `config ${name}`, `Settings without ${name} must lead to ${expected}, not to: ${named}.`);
      }
    });

    it('are never repeated in an issue', async () => {
      const hidden = [malformed, ...(await subject.secrets())];
      const incomplete = subject.completeSettings.flatMap((settings) =>
        Object.keys(settings).map((name) => without(settings, name)),
      );
      for (const settings of [...incomplete, ...(await malformedSettings(subject))]) {
        const text = JSON.stringify(await issuesOf(subject, settings));
        assert.ok(!hidden.some((value) => text.includes(value)), `An issue repeats a value: ${text}`);
      }
    });
  });
};

/** Complete settings with one malformed value, for each value that no schema may accept. */
async function malformedSettings({ completeSettings, plugin }: Subject): Promise<Record<string, unknown>[]> {
  const [complete = {}] = completeSettings;
  return Object.entries((await plugin()).settings.info).flatMap(([name, { type, values, required }]) => [
    { ...complete, [name]: { value: malformed } },
    ...(type === 'string[]' ? [{ ...complete, [name]: [{ value: malformed }] }] : []),
    ...(type !== 'string' || values !== undefined ? [{ ...complete, [name]: malformed }] : []),
    ...(type === 'string' && required ? [{ ...complete, [name]: '' }] : []),
  ]);
}

async function issuesOf({ plugin }: Subject, settings: unknown): Promise<readonly StandardIssue[]> {
  const { schema } = (await plugin()).settings;
  return (await schema['~standard'].validate(settings)).issues ?? [];
}

async function namesOf({ plugin }: Subject, { required }: { required: boolean }): Promise<string[]> {
  const { info } = (await plugin()).settings;
  return Object.keys(info).filter((name) => info[name]?.required === required);
}

function typeOf(value: unknown): string {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? 'string[]' : typeof value;
}

function nameIn({ path: [first] = [] }: StandardIssue): unknown {
  return typeof first === 'object' ? first.key : first;
}

function without(settings: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));
}
