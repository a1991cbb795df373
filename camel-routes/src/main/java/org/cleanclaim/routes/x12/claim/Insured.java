package org.cleanclaim.routes.x12.claim;

import java.time.LocalDate;
import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.Party;

/**
 * A person on a claim: the subscriber (2010BA) or the patient (2010CA).
 *
 * @param address null when absent
 * @param birthDate DMG02, null when absent
 * @param gender DMG03, null when absent
 */
public record Insured(Party party, Address address, LocalDate birthDate, String gender) {}
