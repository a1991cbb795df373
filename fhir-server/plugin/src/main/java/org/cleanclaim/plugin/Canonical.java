package org.cleanclaim.plugin;

/** The canonical addresses of our profiles, extensions and code systems, and the public ones. */
public final class Canonical {

  public static final String BASE = "https://cleanclaim.example/fhir";

  public static final String EDITS = BASE + "/CodeSystem/claim-edit";
  public static final String LIFECYCLE = BASE + "/CodeSystem/claim-lifecycle";
  public static final String TASKS = BASE + "/CodeSystem/task-code";
  public static final String TASK_INPUT = BASE + "/CodeSystem/task-input";
  public static final String CLAIM_TAG = BASE + "/CodeSystem/claim-tag";
  public static final String OVERRIDE_REASON = BASE + "/CodeSystem/override-reason";
  public static final String DENIAL_CATEGORY = BASE + "/CodeSystem/denial-category";

  public static final String ALERT_PROFILE = BASE + "/StructureDefinition/alert";
  public static final String QUERY_PROFILE = BASE + "/StructureDefinition/clinician-query";
  public static final String SUBMISSION_PROFILE = BASE + "/StructureDefinition/submission-task";
  public static final String DENIAL_PROFILE = BASE + "/StructureDefinition/denial-task";

  public static final String DECISION_PROFILE = BASE + "/StructureDefinition/claim-decision";
  public static final String EXPIRY_FLAG_PROFILE =
      BASE + "/StructureDefinition/coverage-expiry-flag";
  public static final String VERIFY_COVERAGE_PROFILE =
      BASE + "/StructureDefinition/verify-coverage-task";

  public static final String DENIAL_EVENT_PROFILE = BASE + "/StructureDefinition/denial-event";
  public static final String APPEAL_PROFILE = BASE + "/StructureDefinition/appeal-task";
  public static final String RECORDS_PROFILE = BASE + "/StructureDefinition/records-request";
  public static final String CALL_PROFILE = BASE + "/StructureDefinition/payer-call";
  public static final String REMINDER_PROFILE = BASE + "/StructureDefinition/denial-reminder";
  public static final String DENIAL_STATE = BASE + "/CodeSystem/denial-state";
  public static final String DENIAL_EVENT = BASE + "/CodeSystem/denial-event";
  public static final String TEAM = BASE + "/CodeSystem/denial-team";
  public static final String LETTER_PROFILE = BASE + "/StructureDefinition/appeal-letter";
  public static final String DOCUMENT_CATEGORY = BASE + "/CodeSystem/document-category";
  public static final String MESSAGE_KIND = BASE + "/CodeSystem/message-kind";

  public static final String PLAYBOOK_PROFILE = BASE + "/StructureDefinition/playbook";
  public static final String PLAYBOOK_GAP_PROFILE = BASE + "/StructureDefinition/playbook-gap";
  public static final String PLAYBOOK_PAGE = BASE + "/CodeSystem/playbook-page";
  public static final String PLAYBOOK_STEP = BASE + "/CodeSystem/playbook-step";

  /** The payer's claim status (835 CLP02), as an extension of its answer. */
  public static final String CLAIM_STATUS_CODE = BASE + "/StructureDefinition/claim-status-code";

  /** The payer's own number of a claim (835 CLP07), as an identifier of its answer. */
  public static final String PAYER_CLAIM_NUMBER = BASE + "/payer-claim-number";

  /** The claim that a claim corrects, as an extension of the new one. */
  public static final String CORRECTS = BASE + "/StructureDefinition/corrects";

  public static final String LINE = BASE + "/StructureDefinition/line";
  public static final String PREDICTED_DENIAL = BASE + "/StructureDefinition/predicted-denial";
  public static final String RISK_PROFILE = BASE + "/StructureDefinition/denial-risk";
  public static final String AMOUNT_AT_RISK = BASE + "/StructureDefinition/amount-at-risk";
  public static final String EDITION = BASE + "/StructureDefinition/edition";
  public static final String AUDIENCE = BASE + "/StructureDefinition/audience";
  public static final String FIX = BASE + "/StructureDefinition/fix";

  /** What a claim names the CDS Hooks calls it came from by, as identifiers. */
  public static final String HOOK_INSTANCE = BASE + "/hook-instance";

  public static final String ALERT_ID = BASE + "/alert";
  public static final String COVERAGE_FLAG_ID = BASE + "/coverage-expiry";

  public static final String SMART = "http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes";
  public static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  public static final String GROUP_CODE = "https://x12.org/codes/claim-adjustment-group-codes";
  public static final String SERVICE_TYPE = "https://x12.org/codes/service-type-codes";

  public static final String RARC = "https://x12.org/codes/remittance-advice-remark-codes";
  public static final String NPI = "http://hl7.org/fhir/sid/us-npi";
  public static final String EIN = "urn:oid:2.16.840.1.113883.4.4";
  public static final String CLIA = "urn:oid:2.16.840.1.113883.4.7";
  public static final String TAXONOMY = "http://nucc.org/provider-taxonomy";

  private Canonical() {}
}
