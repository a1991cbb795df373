import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CdsService } from './cds.model';
import { RULES, verdictsOn } from './conformance.model';
import type { Exchange } from './exchanges';

const service: CdsService = {
  id: 'cleanclaim-order-select',
  hook: 'order-select',
  description: 'd',
  prefetch: {
    patient: 'Patient/{{context.patientId}}',
    coverage: 'Coverage?patient={{context.patientId}}',
  },
};

const card = {
  uuid: 'c-1',
  summary: 'Authorization number missing for 73721.',
  detail: '**Would be denied as:** CO-197, if charge < 10 units.',
  indicator: 'warning',
  source: { label: 'Cleanclaim', topic: { code: 'auth', system: 's' } },
  selectionBehavior: 'any',
  suggestions: [
    {
      label: 'Add it',
      actions: [{ type: 'update', description: 'd', resource: { resourceType: 'Claim' } }],
    },
  ],
  overrideReasons: [{ code: 'patient-pays', system: 's', display: 'Patient pays' }],
  links: [{ label: 'Open', url: 'https://x.example', type: 'smart', appContext: '{}' }],
  extension: { edit: 'auth' },
};

type Parts = Record<string, unknown>;

const call = (parts: { request?: Parts; response?: Parts } & Partial<Exchange> = {}): Exchange => {
  const { request, response, ...rest } = parts;
  return {
    id: 'x',
    service,
    kind: 'hook',
    at: new Date(0),
    ms: 1,
    status: 200,
    request: {
      hook: 'order-select',
      hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
      fhirServer: 'https://ehr.example/fhir',
      fhirAuthorization: {
        access_token: '…',
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'user/*.rs',
        subject: 'demo-ehr',
      },
      context: {
        userId: 'Practitioner/shah',
        patientId: 'ana',
        encounterId: 'visit',
        selections: ['ServiceRequest/mri'],
        draftOrders: {
          resourceType: 'Bundle',
          entry: [{ resource: { resourceType: 'ServiceRequest', id: 'mri' } }],
        },
      },
      prefetch: { patient: null, coverage: { resourceType: 'Bundle' } },
      ...request,
    },
    response: { cards: [card], ...response },
    ...rest,
  };
};

const feedbackOf = (entry: Parts): Exchange =>
  call({
    kind: 'feedback',
    request: {
      feedback: [
        {
          card: 'c-1',
          outcome: 'accepted',
          acceptedSuggestions: [{ id: 's-1' }],
          outcomeTimestamp: '2026-11-23T10:00:00Z',
          ...entry,
        },
      ],
    },
    response: undefined,
  });

const broken = (exchange: Exchange, others: Exchange[] = []): Record<string, string[]> =>
  Object.fromEntries(
    verdictsOn(exchange, others)
      .filter((each) => each.broken.length > 0)
      .map((each) => [each.rule.id, each.broken]),
  );

const told = (exchange: Exchange): string[] => verdictsOn(exchange, []).map((each) => each.rule.id);

it('keeps every rule of a call that is as it should be', () => {
  expect(broken(call())).toEqual({});
  expect(told(call())).toEqual(RULES.map((each) => each.id).filter((id) => !/feedback/.test(id)));
});

const ctx = (parts: Parts): Parts => ({
  context: { ...(call().request as { context: Parts }).context, ...parts },
});
const auth = (parts: Parts): Parts => ({
  fhirAuthorization: {
    ...(call().request as { fhirAuthorization: Parts }).fhirAuthorization,
    ...parts,
  },
});

describe('a request breaks', () => {
  it.each<[string, Parts, string[]]>([
    ['call-fields', { hook: undefined, context: 'x' }, ['hook', 'context']],
    ['call-instance-unique', { hookInstance: '42' }, ['hookInstance']],
    [
      'context-fields',
      ctx({ draftOrders: undefined, mood: 1 }),
      ['context.draftOrders', 'context.mood'],
    ],
    ['context-user', ctx({ userId: 'shah' }), ['context.userId']],
    ['context-selections', ctx({ selections: ['ServiceRequest/other'] }), ['ServiceRequest/other']],
    ['call-server-with-authorization', { fhirServer: undefined }, ['fhirServer']],
    ['call-server-https', { fhirServer: 'http://ehr.example/fhir' }, ['fhirServer']],
    ['access-fields', auth({ token_type: 'bearer' }), ['fhirAuthorization.token_type']],
    ['access-fields', auth({ subject: '' }), ['fhirAuthorization.subject']],
    ['prefetch-own-only', { prefetch: { gossip: null } }, ['prefetch.gossip']],
    [
      'prefetch-equivalent',
      { prefetch: { coverage: { resourceType: 'Coverage' } } },
      ['prefetch.coverage'],
    ],
    [
      'prefetch-unsatisfied-left-out',
      { prefetch: { patient: { resourceType: 'OperationOutcome' } } },
      ['prefetch.patient'],
    ],
    [
      'prefetch-whole',
      { prefetch: { coverage: { resourceType: 'Bundle', link: [{ relation: 'next' }] } } },
      ['prefetch.coverage'],
    ],
  ])('%s', (rule, request, where) => {
    expect(broken(call({ request }))[rule]).toEqual(where);
  });

  it('call-instance-unique when an earlier call had the same', () => {
    expect(broken(call(), [call()])).toHaveProperty('call-instance-unique');
  });

  it('nothing on this very machine, where no wire carries real data', () => {
    expect(told(call({ request: { fhirServer: 'http://localhost:8080/fhir' } }))).not.toContain(
      'call-server-https',
    );
  });
});

describe('an answer breaks', () => {
  const action = { type: 'update', description: 'd', resource: { resourceType: 'Claim' } };
  const acting = (parts: Parts) => ({
    suggestions: [{ label: 'l', actions: [{ ...action, ...parts }] }],
  });
  it.each<[string, Parts, string[]]>([
    ['json-no-null', { detail: null }, ['cards[0].detail']],
    ['json-no-empty', { links: [] }, ['cards[0].links']],
    ['extension-object', { extension: 'x' }, ['cards[0].extension']],
    ['card-summary', { summary: 'x'.repeat(140) }, ['cards[0].summary']],
    ['card-indicator', { indicator: 'hard-stop' }, ['cards[0].indicator']],
    ['card-source-label', { source: {} }, ['cards[0].source.label']],
    ['card-detail-markdown', { detail: 'see <b>this</b>' }, ['cards[0].detail']],
    ['card-selection-behavior', { selectionBehavior: undefined }, ['cards[0].selectionBehavior']],
    ['suggestion-label', { suggestions: [{}] }, ['cards[0].suggestions[0].label']],
    ['action-type', acting({ type: 'change' }), ['cards[0].suggestions[0].actions[0].type']],
    [
      'action-description',
      acting({ description: '' }),
      ['cards[0].suggestions[0].actions[0].description'],
    ],
    [
      'action-resource',
      acting({ resource: undefined }),
      ['cards[0].suggestions[0].actions[0].resource.resourceType'],
    ],
    [
      'card-override-display',
      { overrideReasons: [{ code: 'c', system: 's' }] },
      ['cards[0].overrideReasons[0].display'],
    ],
    [
      'coding-fields',
      { overrideReasons: [{ code: 'c', display: 'd' }] },
      ['cards[0].overrideReasons[0].system'],
    ],
    [
      'coding-fields',
      { source: { label: 'l', topic: { code: 'c' } } },
      ['cards[0].source.topic.system'],
    ],
    [
      'link-fields',
      { links: [{ label: 'l', url: 'u', type: 'popup' }] },
      ['cards[0].links[0].type'],
    ],
    [
      'link-app-context',
      { links: [{ label: 'l', url: 'u', type: 'absolute', appContext: '{}' }] },
      ['cards[0].links[0].appContext'],
    ],
  ])('%s', (rule, parts, where) => {
    expect(broken(call({ response: { cards: [{ ...card, ...parts }] } }))[rule]).toEqual(where);
  });

  it('the rules of an action among systemActions too', () => {
    const response = { cards: [], systemActions: [{ ...action, type: 'change' }] };
    expect(broken(call({ response }))).toEqual({ 'action-type': ['systemActions[0].type'] });
  });

  it('response-200-cards without a list of cards, and not where it is a refusal', () => {
    expect(broken(call({ response: { cards: undefined } }))).toHaveProperty('response-200-cards', [
      'cards',
    ]);
    expect(broken(call({ status: 412, response: { resourceType: 'OperationOutcome' } }))).toEqual(
      {},
    );
  });

  it('json-bodies with a web page', () => {
    const page = { ...call(), response: undefined, unreadable: '<h1>Sign in</h1>' };
    expect(broken(page)).toMatchObject({ 'json-bodies': ['<h1>Sign in</h1>'] });
  });

  it('no rule when none came', () => {
    const none = { ...call(), status: undefined, response: undefined };
    expect(verdictsOn(none, []).every((each) => each.rule.side === 'request')).toBe(true);
  });

  it('no rule by having no card', () => {
    expect(broken(call({ response: { cards: [] } }))).toEqual({});
    expect(told(call({ response: { cards: [] } }))).not.toContain('card-summary');
  });
});

describe('feedback', () => {
  it('is as it should be for a card that was shown', () => {
    expect(broken(feedbackOf({}), [call()])).toEqual({});
  });

  it.each<[string, Parts, string[]]>([
    ['feedback-fields', { outcome: 'ignored' }, ['feedback[0].outcome']],
    ['feedback-fields', { outcomeTimestamp: 'now' }, ['feedback[0].outcomeTimestamp']],
    [
      'feedback-accepted-id',
      { acceptedSuggestions: undefined },
      ['feedback[0].acceptedSuggestions'],
    ],
    ['card-uuid-in-feedback', { card: 'c-2' }, ['feedback[0].card']],
  ])('breaks %s', (rule, entry, where) => {
    expect(broken(feedbackOf(entry), [call()])[rule]).toEqual(where);
  });

  it('breaks feedback-object without a list', () => {
    const empty = { ...feedbackOf({}), request: {} };
    expect(broken(empty)).toEqual({ 'feedback-object': ['feedback'] });
  });
});

/** Rules one exchange cannot tell of: they are about headers, tokens, settings, or other calls. */
const NOT_SEEN_HERE =
  /^(discovery-|jwt-|security-|access-(token|limited|scoped)|call-post|prefetch-(authorized|null|412|token|subset)|json-omit-optional|card-selection-behavior-unknown|hook-)/;

it('says what the page of requirements says, rule by rule', () => {
  const page = readFileSync('../profiles/pages/cds-hooks-2.0.1.md', 'utf8');
  const rows = [...page.matchAll(/^\| <a id="([^"]+)"><\/a>(.+?) \| (.+?) \| (.+?) \|/gm)].map(
    ([, id, words, section]) => ({ id, words, section }),
  );
  expect(rows.length).toBeGreaterThan(50);
  const told = RULES.filter((each) => !each.id.startsWith('context-'));
  expect(
    rows
      .filter((row) => !NOT_SEEN_HERE.test(row.id as string))
      .sort((a, b) => String(a.id).localeCompare(String(b.id))),
  ).toEqual(
    told
      .map(({ id, words, section }) => ({ id, words, section }))
      .sort((a, b) => a.id.localeCompare(b.id)),
  );
});
