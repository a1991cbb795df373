package org.cleanclaim.standalone.authorization;

import java.util.Arrays;
import java.util.Locale;

/** The made-up people who can sign in to the demo with one click. */
public enum DemoUser {
  SHAH("Dr. Priya Shah", "Clinician"),
  SAM("Sam Ellery", "Front desk"),
  DANA("Dana Whitfield", "Biller");

  /** Everybody's, and shown on the login page. */
  public static final String PASSWORD = "demo";

  private final String fullName;
  private final String work;

  DemoUser(String fullName, String work) {
    this.fullName = fullName;
    this.work = work;
  }

  public String userName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String fullName() {
    return fullName;
  }

  public String work() {
    return work;
  }

  /** The resource that stands for this person ({@code fhirUser}). */
  public String fhirUser() {
    return "Practitioner/" + userName();
  }

  static DemoUser named(String userName) {
    return Arrays.stream(values())
        .filter(user -> user.userName().equals(userName))
        .findFirst()
        .orElseThrow();
  }
}
