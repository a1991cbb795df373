import { expect, it } from 'vitest';
import { missing25 } from '../testing/claims';
import { alertOf } from './alert.model';
import { releasesClaim } from './override.model';

const holding = alertOf(missing25());
const other = alertOf(missing25({ id: 'd2' }));
const minor = alertOf(missing25({ id: 'd3', severity: 'moderate' }));

it('lets a held claim go only with the last alert that holds it', () => {
  expect(releasesClaim('held', holding, [holding, minor])).toBe(true);
  expect(releasesClaim('held', holding, [holding, other])).toBe(false);
  expect(releasesClaim('held', minor, [holding, minor])).toBe(false);
  expect(releasesClaim(undefined, holding, [holding])).toBe(false);
  expect(releasesClaim('held', holding, [holding, { ...other, status: 'released' }])).toBe(true);
});
