package org.cleanclaim.standalone.authorization;

import java.util.Arrays;
import java.util.Locale;

/** The made-up people who can sign in to the demo with one click. */
public enum DemoUser {
  SHAH("Dr. Priya Shah", "Clinician", false),
  SAM("Sam Ellery", "Front desk", false),
  DANA("Dana Whitfield", "Biller", true),
  INES("Ines Moreau", "Integration engineer", true);

  /** Everybody's, and shown on the login page. */
  public static final String PASSWORD = "demo";

  private final String fullName;
  private final String work;
  private final boolean worksOnTraffic;

  DemoUser(String fullName, String work, boolean worksOnTraffic) {
    this.fullName = fullName;
    this.work = work;
    this.worksOnTraffic = worksOnTraffic;
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

  /** Whether the messages to and from payers are this person's work. */
  boolean worksOnTraffic() {
    return worksOnTraffic;
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
