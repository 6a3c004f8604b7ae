import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { StandardIssue } from '@wabascope/core';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

const looksSecret = /secret|token|passw|api_?key|private_?key|credential/i;
/** Stands in for a value that must not be repeated. */
const malformed = 'ZZ_MALFORMED_VALUE';

/** The schema of the settings and what `info` says of it. */
export const checkSettings: Check = ({ describe, it }, subject) => {
  describe('the settings', () => {
    it('are described one by one, and the fixtures have each', async () => {
      const { info } = (await subject.plugin()).settings;
      assert.deepEqual(Object.keys(subject.completeSettings).sort(), Object.keys(info).sort());
      for (const [name, { description, type }] of Object.entries(info)) {
        assert.ok(description.trim() !== '', `${name} must have a description.`);
        const value = subject.completeSettings[name];
        assert.equal(typeOf(value), type, `info.${name}.type must be that of its values.`);
      }
    });

    it('are marked secret where their name looks so, and then have no default', async () => {
      for (const [name, { secret, default: value }] of Object.entries((await subject.plugin()).settings.info)) {
        assert.ok(secret || !looksSecret.test(name), `${name} looks like a secret and must be marked as one.`);
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
        const given = await shownWith({ ...subject.completeSettings, [name]: value });
        const leftOut = await shownWith(without(subject.completeSettings, name));
        assert.equal(leftOut, given, `The schema must fill in the default of ${name} that info shows.`);
      }
    });

    it('have environment variables that a shell can set', async () => {
      for (const [name, { env }] of Object.entries((await subject.plugin()).settings.info)) {
        assert.match(env ?? name, /^[A-Za-z_]\w*$/, `${env} of ${name} must be letters, digits and _, no digit first.`);
      }
    });

    it('are accepted when they are complete', async () => {
      assert.deepEqual(await issuesOf(subject, subject.completeSettings), []);
    });

    it('are refused without a required one, which the issue names', async () => {
      for (const name of await namesOf(subject, { required: true })) {
        const issues = await issuesOf(subject, without(subject.completeSettings, name));
        assert.ok(issues.length > 0, `${name} is required by info, but the schema does without it.`);
        assert.ok(
          issues.some((issue) => nameIn(issue) === name),
          `An issue must have ${name} as its path.`,
        );
      }
    });

    it('are accepted without an optional one', async () => {
      for (const name of await namesOf(subject, { required: false })) {
        const issues = await issuesOf(subject, without(subject.completeSettings, name));
        assert.deepEqual(issues, [], `${name} is optional by info, but the schema asks for it.`);
      }
    });

    it('are refused when one is malformed', async () => {
      for (const settings of await malformedSettings(subject)) {
        assert.ok((await issuesOf(subject, settings)).length > 0, `${JSON.stringify(settings)} must be refused.`);
      }
      for (const settings of [undefined, null, malformed, []]) {
        assert.ok((await issuesOf(subject, settings)).length > 0, `${JSON.stringify(settings)} must be refused.`);
      }
    });

    it('are never repeated in a refusal', async () => {
      const unspeakable = [malformed, ...(await subject.secrets())];
      const incomplete = Object.keys(subject.completeSettings).map((name) => without(subject.completeSettings, name));
      for (const settings of [...incomplete, ...(await malformedSettings(subject))]) {
        const said = JSON.stringify(await issuesOf(subject, settings));
        assert.ok(!unspeakable.some((value) => said.includes(value)), `An issue repeats a value: ${said}`);
      }
    });
  });
};

/** The complete settings with one of them made wrong, in each way that is always wrong. */
async function malformedSettings({ completeSettings, plugin }: Subject): Promise<Record<string, unknown>[]> {
  return Object.entries((await plugin()).settings.info).flatMap(([name, { type, values, required }]) => [
    { ...completeSettings, [name]: { value: malformed } },
    ...(type === 'string[]' ? [{ ...completeSettings, [name]: [{ value: malformed }] }] : []),
    ...(type !== 'string' || values !== undefined ? [{ ...completeSettings, [name]: malformed }] : []),
    ...(type === 'string' && required ? [{ ...completeSettings, [name]: '' }] : []),
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
