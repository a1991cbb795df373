package org.cleanclaim.plugin.cdshooks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the requirements of CDS Hooks 2.0.1 a test holds us to, by the ids of requirements.csv. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Shall {
  String[] value();
}
