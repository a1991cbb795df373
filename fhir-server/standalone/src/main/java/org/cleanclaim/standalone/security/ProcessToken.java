package org.cleanclaim.standalone.security;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret this process tells nobody: with it the plug-in calls the routes over HTTP as it would on
 * another machine.
 */
record ProcessToken(String value) {

  static ProcessToken random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new ProcessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "ProcessToken";
  }
}
