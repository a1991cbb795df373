package org.cleanclaim.edits;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cleanclaim.edits.facts.Stage;

/** What is known of an edit before it runs. {@code EDITS.md} is written from it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EditInfo {

  /** The edit's id, a code of {@code CodeSystem/claim-edit}; never changes once published. */
  String id();

  /** What is wrong when it fires, in a few words of our own. */
  String title();

  /**
   * The denial it predicts unless the finding knows better: group code and CARC ("CO-236"), or for
   * a front-end rejection "277CA".
   */
  String denial();

  /** The remittance remark code (RARC) that usually comes with that denial; empty for none. */
  String remark() default "";

  /** How hard it speaks when the payer's policy says nothing. */
  Severity severity();

  /** The publication the rule comes from. */
  String source();

  /** What should be done about it, in general. */
  String remedy() default "";

  /** Whom it is told, unless the site or the payer's policy says otherwise. */
  Audience[] audience() default Audience.CLINICIAN;

  /** At which moments of a claim's life it can judge. */
  Stage[] stages() default {Stage.CLAIM};
}
