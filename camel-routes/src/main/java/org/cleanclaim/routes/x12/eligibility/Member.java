package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDate;
import org.cleanclaim.routes.x12.Party;

/**
 * The subscriber (loops 2000C, 2100C) or a dependent (2000D, 2100D) as one side knows the person.
 *
 * @param party NM1*IL with the member id, or NM1*03
 * @param birthDate DMG02, null when absent
 * @param gender DMG03: F, M or U, null when absent
 * @param relationship INS02 (18 self, 01 spouse, 19 child), null when absent
 */
public record Member(Party party, LocalDate birthDate, String gender, String relationship) {}
