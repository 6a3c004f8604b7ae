import { expect, it } from 'vitest';
import { traceOf } from './error-trace.js';

it('the trace of an error has its name and five frames, and not its message', () => {
  class BrokenError extends Error {
    override readonly name = 'BrokenError';
  }
  function deep(level: number): Error {
    return level === 0 ? new BrokenError('derived-81\n    at derived-82') : deep(level - 1);
  }
  const trace = traceOf(deep(10));
  expect(trace).toMatchObject({ thrown: 'BrokenError' });
  expect(trace.trace).toHaveLength(5);
  expect(JSON.stringify(trace)).toContain('error-trace.test.ts');
  expect(JSON.stringify(trace)).not.toContain('derived-81');
});

it.each([
  ['text', 'string'],
  [undefined, 'undefined'],
  [null, 'object'],
])('for %j, the trace has only its type', (thrown, type) => {
  expect(traceOf(thrown)).toEqual({ thrown: type });
});
