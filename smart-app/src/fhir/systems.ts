/** Canonical base of Cleanclaim's own extensions, profiles and code systems. */
export const BASE = 'https://cleanclaim.example/fhir';

export const CLAIM_EDIT = `${BASE}/CodeSystem/claim-edit`;
export const CLAIM_LIFECYCLE = `${BASE}/CodeSystem/claim-lifecycle`;
export const TASK_CODE = `${BASE}/CodeSystem/task-code`;
export const DOCUMENT_CATEGORY = `${BASE}/CodeSystem/document-category`;
export const DEPARTURE_REASON = `${BASE}/CodeSystem/departure-reason`;
export const OVERRIDE_REASON = `${BASE}/CodeSystem/override-reason`;

export const PLAYBOOK_PAGE = `${BASE}/CodeSystem/playbook-page`;
export const PLAYBOOK_STEP = `${BASE}/CodeSystem/playbook-step`;
export const DENIAL_TEAM = `${BASE}/CodeSystem/denial-team`;
/** What the address of a letter template begins with. */
export const LETTERS = `${BASE}/Library/`;

export const CARC = 'https://x12.org/codes/claim-adjustment-reason-codes';
export const GROUP_CODE = 'https://x12.org/codes/claim-adjustment-group-codes';
export const CPT = 'http://www.ama-assn.org/go/cpt';
export const HCPCS = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';
export const PLACE_OF_SERVICE =
  'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set';
/** The code system a modifier belongs to: numbers are CPT's, letters are HCPCS's. */
export const modifierSystem = (code: string) => (/^\d/.test(code) ? CPT : HCPCS);

export const extension = (name: string) => `${BASE}/StructureDefinition/${name}`;
