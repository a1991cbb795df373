import type { CdsService } from './cds.model';
import type { Exchange } from './exchanges';
import { HOOK_CONTEXTS } from './hook-context.model';

/** A requirement of CDS Hooks 2.0.1, as far as one recorded exchange can tell of it. */
export interface Rule {
  /** Its name on the page of requirements; those of a hook's own definition start with `context-`. */
  id: string;
  /** The page's own short words. */
  words: string;
  section: string;
  side: 'request' | 'answer';
  /** Where it is broken, in words; undefined where it has nothing to say about this exchange. */
  broken: (exchange: Exchange, others: Exchange[]) => string[] | undefined;
}

export interface Verdict {
  rule: Rule;
  broken: string[];
}

/** What each rule says of an exchange; those that do not apply are left out. */
export function verdictsOn(exchange: Exchange, others: Exchange[]): Verdict[] {
  return RULES.flatMap((rule) => {
    const broken = rule.broken(exchange, others);
    return broken ? [{ rule, broken }] : [];
  });
}

type Fields = Record<string, unknown>;
type Check = (each: Fields, at: string) => string[];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const USER = /^(Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9.-]{1,64}$/;
const LIBRARY = 'Hook definition, context';

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const fields = (value: unknown): Fields => (isFields(value) ? value : {});
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : []);

const request = (exchange: Exchange) => fields(exchange.request);
const context = (exchange: Exchange) => fields(request(exchange).context);
const hookOf = (exchange: Exchange) => HOOK_CONTEXTS[exchange.service.hook];

/** Of a hook call. */
const ofHook =
  (check: (exchange: Exchange, others: Exchange[]) => string[] | undefined): Rule['broken'] =>
  (exchange, others) =>
    exchange.kind === 'hook' ? check(exchange, others) : undefined;

/** Of a successful answer to a hook call that could be read. */
const ofAnswer = (check: (answer: Fields) => string[] | undefined): Rule['broken'] =>
  ofHook((exchange) =>
    exchange.status === 200 && isFields(exchange.response) ? check(exchange.response) : undefined,
  );

/** Of things an answer may have several of; undefined where it has none. */
const ofEach = (things: (answer: Fields) => [Fields, string][], check: Check): Rule['broken'] =>
  ofAnswer((answer) => {
    const found = things(answer);
    return found.length === 0 ? undefined : found.flatMap(([each, at]) => check(each, at));
  });

const within = (of: Fields, name: string, at: string): [Fields, string][] =>
  list(of[name]).map((each, index) => [each, `${at}${name}[${index}]`]);

const cards = (answer: Fields) => within(answer, 'cards', '');
const ofCards = (name: string) => (answer: Fields) =>
  cards(answer).flatMap(([card, at]) => within(card, name, `${at}.`));
const suggestions = ofCards('suggestions');
const links = ofCards('links');
const overrides = ofCards('overrideReasons');
const actions = (answer: Fields) => [
  ...suggestions(answer).flatMap(([each, at]) => within(each, 'actions', `${at}.`)),
  ...within(answer, 'systemActions', ''),
];
const codings = (answer: Fields) => [
  ...overrides(answer),
  ...cards(answer).flatMap(([card, at]): [Fields, string][] => {
    const { topic } = fields(card.source);
    return topic === undefined ? [] : [[fields(topic), `${at}.source.topic`]];
  }),
];
const feedback = (exchange: Exchange) => within(request(exchange), 'feedback', '');

/** Of each entry of a feedback. */
const ofFeedback =
  (check: (each: Fields, at: string, others: Exchange[]) => string[]): Rule['broken'] =>
  (exchange, others) =>
    exchange.kind === 'feedback'
      ? feedback(exchange).flatMap(([each, at]) => check(each, at, others))
      : undefined;

const missing =
  (...names: string[]): Check =>
  (each, at) =>
    names.filter((name) => !isText(each[name])).map((name) => `${at}.${name}`);

function nowhere(value: unknown, at: string, bad: (value: unknown) => boolean): string[] {
  if (bad(value)) return [at];
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => nowhere(each, `${at}[${index}]`, bad));
  }
  return isFields(value)
    ? Object.entries(value).flatMap(([name, each]) =>
        nowhere(each, at ? `${at}.${name}` : name, bad),
      )
    : [];
}

const isEmpty = (value: unknown) =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isFields(value) && Object.keys(value).length === 0);

/** What a template's own request would give: one resource for a read, a Bundle for a search. */
const typeOf = (template: string) => (template.includes('?') ? 'Bundle' : template.split('/')[0]);

function prefetched(
  exchange: Exchange,
  check: (value: unknown, template: string | undefined) => boolean,
): string[] | undefined {
  const sent = request(exchange).prefetch;
  if (!isFields(sent)) return undefined;
  const templates: CdsService['prefetch'] = exchange.service.prefetch ?? {};
  return Object.entries(sent)
    .filter(([key, value]) => check(value, templates[key]))
    .map(([key]) => `prefetch.${key}`);
}

/** A card by its uuid, as an earlier answer of the same service showed it. */
const wasShown = (uuid: unknown, others: Exchange[]) =>
  others.some((each) => cards(fields(each.response)).some(([card]) => card.uuid === uuid));

const isLoopback = (url: URL) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);

/** Every rule one exchange can tell of, in the order of a call. */
export const RULES: Rule[] = [
  {
    id: 'call-fields',
    words: 'A call names hook, hookInstance and context.',
    section: 'Calling a CDS Service',
    side: 'request',
    broken: ofHook((exchange) => {
      const sent = request(exchange);
      return [
        ...['hook', 'hookInstance'].filter((name) => !isText(sent[name])),
        ...(isFields(sent.context) ? [] : ['context']),
      ];
    }),
  },
  {
    id: 'call-instance-unique',
    words: 'hookInstance is a UUID, new for each call.',
    section: 'Calling a CDS Service',
    side: 'request',
    broken: ofHook((exchange, others) => {
      const { hookInstance } = request(exchange);
      const again = others.some((each) => request(each).hookInstance === hookInstance);
      return isText(hookInstance) && UUID.test(hookInstance) && !again ? [] : ['hookInstance'];
    }),
  },
  {
    id: 'context-fields',
    words: 'The context has the fields its hook requires, and those it knows.',
    section: LIBRARY,
    side: 'request',
    broken: ofHook((exchange) => {
      const hook = hookOf(exchange);
      if (!hook) return undefined;
      const sent = context(exchange);
      return [
        ...hook.required.filter((name) => sent[name] === undefined),
        ...Object.keys(sent).filter((name) => ![...hook.required, ...hook.optional].includes(name)),
      ].map((name) => `context.${name}`);
    }),
  },
  {
    id: 'context-user',
    words: 'context.userId is a type and an id.',
    section: LIBRARY,
    side: 'request',
    broken: ofHook((exchange) => {
      const { userId } = context(exchange);
      if (userId === undefined) return undefined;
      return isText(userId) && USER.test(userId) ? [] : ['context.userId'];
    }),
  },
  {
    id: 'context-selections',
    words: 'Each of context.selections is one of context.draftOrders.',
    section: LIBRARY,
    side: 'request',
    broken: ofHook((exchange) => {
      const { selections: chosen, draftOrders } = context(exchange);
      if (!Array.isArray(chosen)) return undefined;
      const drafts = list(fields(draftOrders).entry).map(({ resource }) => {
        const { resourceType, id } = fields(resource);
        return `${String(resourceType)}/${String(id)}`;
      });
      return chosen.filter((each) => !drafts.includes(String(each))).map(String);
    }),
  },
  {
    id: 'call-server-with-authorization',
    words: 'A call with fhirAuthorization names fhirServer.',
    section: 'Calling a CDS Service',
    side: 'request',
    broken: ofHook((exchange) => {
      const { fhirAuthorization, fhirServer } = request(exchange);
      if (fhirAuthorization === undefined) return undefined;
      return isText(fhirServer) ? [] : ['fhirServer'];
    }),
  },
  {
    id: 'call-server-https',
    words: 'fhirServer is https where data are real.',
    section: 'Calling a CDS Service',
    side: 'request',
    broken: ofHook((exchange) => {
      const { fhirServer } = request(exchange);
      if (!isText(fhirServer) || !URL.canParse(fhirServer)) return undefined;
      const url = new URL(fhirServer);
      if (url.protocol === 'https:') return [];
      // On this very machine nothing real goes over a wire.
      return isLoopback(url) ? undefined : ['fhirServer'];
    }),
  },
  {
    id: 'access-fields',
    words:
      'fhirAuthorization names access_token, token_type Bearer, expires_in, scope and subject.',
    section: 'Passing the access token',
    side: 'request',
    broken: ofHook((exchange) => {
      const { fhirAuthorization } = request(exchange);
      if (fhirAuthorization === undefined) return undefined;
      const given = fields(fhirAuthorization);
      return [
        ...['access_token', 'subject'].filter((name) => !isText(given[name])),
        ...(given.token_type === 'Bearer' ? [] : ['token_type']),
        ...(typeof given.expires_in === 'number' ? [] : ['expires_in']),
        ...(typeof given.scope === 'string' ? [] : ['scope']),
      ].map((name) => `fhirAuthorization.${name}`);
    }),
  },
  {
    id: 'prefetch-own-only',
    words: 'A service gets what it asked for and nothing that others asked for.',
    section: 'Prefetch template',
    side: 'request',
    broken: ofHook((exchange) => prefetched(exchange, (_value, template) => !template)),
  },
  {
    id: 'prefetch-equivalent',
    words: "Prefetched data are what the service's own request would give.",
    section: 'Prefetch template',
    side: 'request',
    broken: ofHook((exchange) =>
      prefetched(
        exchange,
        (value, template) =>
          template !== undefined &&
          value !== null &&
          fields(value).resourceType !== typeOf(template) &&
          fields(value).resourceType !== 'OperationOutcome',
      ),
    ),
  },
  {
    id: 'prefetch-unsatisfied-left-out',
    words: 'The key of a template that was not satisfied, or failed, is left out.',
    section: 'Prefetch template',
    side: 'request',
    broken: ofHook((exchange) =>
      prefetched(exchange, (value) => fields(value).resourceType === 'OperationOutcome'),
    ),
  },
  {
    id: 'prefetch-whole',
    words: 'Prefetched results are whole, without links to further pages.',
    section: 'Prefetch template',
    side: 'request',
    broken: ofHook((exchange) =>
      prefetched(exchange, (value) =>
        list(fields(value).link).some((link) => link.relation === 'next'),
      ),
    ),
  },
  {
    id: 'feedback-object',
    words: 'Feedback is an object with a list.',
    section: 'Feedback',
    side: 'request',
    broken: (exchange) => {
      if (exchange.kind !== 'feedback') return undefined;
      return feedback(exchange).length > 0 ? [] : ['feedback'];
    },
  },
  {
    id: 'feedback-fields',
    words: 'Each entry names card, outcome and outcomeTimestamp.',
    section: 'Feedback',
    side: 'request',
    broken: ofFeedback((each, at) => [
      ...missing('card')(each, at),
      ...(['accepted', 'overridden'].includes(String(each.outcome)) ? [] : [`${at}.outcome`]),
      ...(isText(each.outcomeTimestamp) && !Number.isNaN(Date.parse(each.outcomeTimestamp))
        ? []
        : [`${at}.outcomeTimestamp`]),
    ]),
  },
  {
    id: 'feedback-accepted-id',
    words: 'An accepted entry names the suggestions that were accepted.',
    section: 'Suggestion accepted',
    side: 'request',
    broken: ofFeedback((each, at) => {
      if (each.outcome !== 'accepted') return [];
      const accepted = within(each, 'acceptedSuggestions', `${at}.`);
      return accepted.length === 0
        ? [`${at}.acceptedSuggestions`]
        : accepted.flatMap(([one, where]) => missing('id')(one, where));
    }),
  },
  {
    id: 'card-uuid-in-feedback',
    words: "Feedback names the card's uuid.",
    section: 'Card attributes',
    side: 'request',
    broken: ofFeedback((each, at, others) => (wasShown(each.card, others) ? [] : [`${at}.card`])),
  },
  {
    id: 'json-bodies',
    words: 'Bodies go as JSON in both directions.',
    section: 'Use of JSON',
    side: 'answer',
    broken: (exchange) => {
      if (exchange.unreadable !== undefined) return [exchange.unreadable.slice(0, 80)];
      return exchange.response === undefined ? undefined : [];
    },
  },
  {
    id: 'response-200-cards',
    words: 'Success is 200 with an object that holds a list of cards.',
    section: 'CDS Service response',
    side: 'answer',
    broken: ofHook((exchange) => {
      const { status, response } = exchange;
      if (status === undefined || status >= 300) return undefined;
      return [
        ...(status === 200 ? [] : [`status ${status}`]),
        ...(Array.isArray(fields(response).cards) ? [] : ['cards']),
      ];
    }),
  },
  {
    id: 'json-no-null',
    words: 'No element of an answer is null.',
    section: 'Null and empty JSON elements',
    side: 'answer',
    broken: ofAnswer((answer) => nowhere(answer, '', (value) => value === null)),
  },
  {
    id: 'json-no-empty',
    words: 'No element of an answer is empty, but for a list of no cards.',
    section: 'Null and empty JSON elements',
    side: 'answer',
    broken: ofAnswer((answer) => nowhere(answer, '', isEmpty).filter((at) => at !== 'cards')),
  },
  {
    id: 'extension-object',
    words: 'The value of extension is a JSON object agreed upon beforehand.',
    section: 'Extensions',
    side: 'answer',
    broken: ofAnswer((answer) => {
      const extended = [[answer, ''] as const, ...cards(answer)].filter(
        ([each]) => each.extension !== undefined,
      );
      return extended.length === 0
        ? undefined
        : extended
            .filter(([each]) => !isFields(each.extension))
            .map(([, at]) => (at ? `${at}.extension` : 'extension'));
    }),
  },
  {
    id: 'card-summary',
    words: 'A card has a summary of less than 140 characters.',
    section: 'Card attributes',
    side: 'answer',
    broken: ofEach(cards, (card, at) =>
      isText(card.summary) && card.summary.length < 140 ? [] : [`${at}.summary`],
    ),
  },
  {
    id: 'card-indicator',
    words: "A card's indicator is info, warning or critical.",
    section: 'Card attributes',
    side: 'answer',
    broken: ofEach(cards, (card, at) =>
      ['info', 'warning', 'critical'].includes(String(card.indicator)) ? [] : [`${at}.indicator`],
    ),
  },
  {
    id: 'card-source-label',
    words: 'A card has a source with a label.',
    section: 'Source',
    side: 'answer',
    broken: ofEach(cards, (card, at) => missing('label')(fields(card.source), `${at}.source`)),
  },
  {
    id: 'card-detail-markdown',
    words: 'A detail is GitHub Flavored Markdown.',
    section: 'Card attributes',
    side: 'answer',
    broken: ofEach(
      (answer) => cards(answer).filter(([card]) => card.detail !== undefined),
      // Any text is Markdown; HTML in it is what a reader may not be able to show.
      (card, at) =>
        isText(card.detail) && !/<\/?[a-z][^>]*>/i.test(card.detail) ? [] : [`${at}.detail`],
    ),
  },
  {
    id: 'card-selection-behavior',
    words: 'A card with suggestions says how many may be chosen: at-most-one or any.',
    section: 'Card attributes',
    side: 'answer',
    broken: ofEach(
      (answer) => cards(answer).filter(([card]) => card.suggestions !== undefined),
      (card, at) =>
        ['at-most-one', 'any'].includes(String(card.selectionBehavior))
          ? []
          : [`${at}.selectionBehavior`],
    ),
  },
  {
    id: 'suggestion-label',
    words: 'A suggestion has a label.',
    section: 'Suggestion',
    side: 'answer',
    broken: ofEach(suggestions, missing('label')),
  },
  {
    id: 'action-type',
    words: "An action's type is create, update or delete.",
    section: 'Action',
    side: 'answer',
    broken: ofEach(actions, (action, at) =>
      ['create', 'update', 'delete'].includes(String(action.type)) ? [] : [`${at}.type`],
    ),
  },
  {
    id: 'action-description',
    words: 'An action has a description.',
    section: 'Action',
    side: 'answer',
    broken: ofEach(actions, missing('description')),
  },
  {
    id: 'action-resource',
    words: 'A create holds the new resource, an update the whole of the changed one.',
    section: 'Action',
    side: 'answer',
    broken: ofEach(actions, (action, at) =>
      action.type === 'delete'
        ? []
        : missing('resourceType')(fields(action.resource), `${at}.resource`),
    ),
  },
  {
    id: 'card-override-display',
    words: 'Each override reason has a display.',
    section: 'Reasons for rejecting a card',
    side: 'answer',
    broken: ofEach(overrides, missing('display')),
  },
  {
    id: 'coding-fields',
    words: 'A Coding has code and system.',
    section: 'Coding',
    side: 'answer',
    broken: ofEach(codings, missing('code', 'system')),
  },
  {
    id: 'link-fields',
    words: 'A link has label, url and a type that is absolute or smart.',
    section: 'Link',
    side: 'answer',
    broken: ofEach(links, (link, at) => [
      ...missing('label', 'url')(link, at),
      ...(['absolute', 'smart'].includes(String(link.type)) ? [] : [`${at}.type`]),
    ]),
  },
  {
    id: 'link-app-context',
    words: 'appContext stands on smart links only.',
    section: 'Link',
    side: 'answer',
    broken: ofEach(links, (link, at) =>
      link.appContext !== undefined && link.type !== 'smart' ? [`${at}.appContext`] : [],
    ),
  },
];
