package org.cleanclaim.plugin.appeal;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.Resource;

/**
 * Something that can go with a letter.
 *
 * @param kind {@code note}, {@code risk-note}, {@code report}, {@code authorization}, {@code
 *     eligibility}, {@code filing-proof}, {@code remittance}, {@code claim} or {@code document}
 * @param date the day it is of; null where it says none
 * @param resource the version that is meant
 */
public record Evidence(String kind, String title, LocalDate date, Resource resource) {

  /** Type, id and version: {@code DocumentReference/5/_history/1}. */
  public String reference() {
    return resource.fhirType()
        + "/"
        + resource.getIdElement().getIdPart()
        + "/_history/"
        + resource.getIdElement().getVersionIdPart();
  }
}
