/** What a hook's definition says its context holds. */
export interface HookContext {
  required: string[];
  optional: string[];
}

const OF_A_PATIENT: HookContext = { required: ['userId', 'patientId'], optional: ['encounterId'] };
const OF_A_VISIT: HookContext = { required: ['userId', 'patientId', 'encounterId'], optional: [] };
const and = (base: HookContext, ...required: string[]): HookContext => ({
  ...base,
  required: [...base.required, ...required],
});

/** The ten hooks this EHR fires: those of the CDS Hooks library, and Cleanclaim's own two. */
export const HOOK_CONTEXTS: Record<string, HookContext> = {
  'patient-view': OF_A_PATIENT,
  'appointment-book': and(OF_A_PATIENT, 'appointments'),
  'encounter-start': OF_A_VISIT,
  'problem-list-item-create': and(OF_A_PATIENT, 'conditions'),
  'order-select': and(OF_A_PATIENT, 'selections', 'draftOrders'),
  'order-sign': and(OF_A_PATIENT, 'draftOrders'),
  // Version 1.1; the first version named one order. Whoever dispatches may be nobody in particular.
  'order-dispatch': {
    required: ['patientId', 'dispatchedOrders', 'performer'],
    optional: ['fulfillmentTasks'],
  },
  'encounter-discharge': OF_A_VISIT,
  'org.cleanclaim.charge-capture': and(OF_A_VISIT, 'draftClaims'),
  'org.cleanclaim.note-sign': { ...and(OF_A_VISIT, 'draftClaims'), optional: ['note'] },
};
