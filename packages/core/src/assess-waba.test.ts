import { expect, test } from 'vitest';
import { assessWaba, type Waba } from './index.js';

const health = (canSendMessage: 'AVAILABLE' | 'LIMITED' | 'BLOCKED') => ({ healthStatus: { canSendMessage } });

test.each<[Omit<Waba, 'id'>, string, string[]]>([
  [{}, 'UNKNOWN', []],
  [{ accountReviewStatus: 'APPROVED' }, 'AVAILABLE', []],
  [{ accountReviewStatus: 'REJECTED' }, 'BLOCKED', ['waba-rejected']],
  [{ status: 'DISABLED', ...health('AVAILABLE') }, 'BLOCKED', ['waba-disabled']],
  [{ status: 'RESTRICTED' }, 'LIMITED', ['waba-restricted']],
  [{ accountReviewStatus: 'PENDING' }, 'BLOCKED', ['waba-pending']],
  [{ accountReviewStatus: 'PENDING', ...health('AVAILABLE') }, 'AVAILABLE', ['waba-pending']],
  [{ status: 'ACTIVE', businessVerificationStatus: 'failed' }, 'AVAILABLE', ['business-not-verified']],
  [health('LIMITED'), 'LIMITED', ['waba-health-limited']],
])('a WABA with %j: %s because of %j', (waba, canSendMessage, reasons) => {
  const assessment = assessWaba({ id: '1', ...waba });
  expect(assessment.canSendMessage).toBe(canSendMessage);
  expect(assessment.reasons.map(({ code }) => code)).toEqual(reasons);
});
