import { describe, expect, it } from 'vitest';
import { resolveTemplate } from './prefetch.model';

const facts = {
  context: { patientId: 'ana', encounterId: 'e1', nested: { id: 'deep' }, list: ['a'] },
  user: 'Practitioner/shah',
  today: '2026-11-23',
};

describe('resolveTemplate', () => {
  it('fills in what the context says', () => {
    expect(resolveTemplate('Coverage?patient={{context.patientId}}&status=active', facts)).toBe(
      'Coverage?patient=ana&status=active',
    );
  });

  it('takes spaces inside the braces and several tokens', () => {
    expect(
      resolveTemplate('Claim?patient={{ context.patientId }}&_lastUpdated=ge{{today()}}', facts),
    ).toBe('Claim?patient=ana&_lastUpdated=ge2026-11-23');
  });

  it('knows the user by the type the token asks for', () => {
    expect(resolveTemplate('Practitioner/{{userPractitionerId}}', facts)).toBe('Practitioner/shah');
    expect(resolveTemplate('Patient/{{userPatientId}}', facts)).toBeUndefined();
  });

  it('follows a path into the context', () => {
    expect(resolveTemplate('Basic/{{context.nested.id}}', facts)).toBe('Basic/deep');
  });

  it.each(['{{context.absent}}', '{{context.list}}', '{{something}}', '{{context.nested}}'])(
    'gives no query for %s, which has no plain value',
    (token) => {
      expect(resolveTemplate(`Patient/${token}`, facts)).toBeUndefined();
    },
  );

  it('writes the bar of a coded search as a URL may hold it', () => {
    expect(resolveTemplate('Task?code=https://a.example|x', facts)).toBe(
      'Task?code=https://a.example%7Cx',
    );
  });

  it('leaves a query without tokens as it is', () => {
    expect(resolveTemplate('metadata', facts)).toBe('metadata');
  });
});
