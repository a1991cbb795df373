package org.cleanclaim.routes.x12.claim;

import java.util.List;
import org.cleanclaim.routes.x12.Address;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;

/**
 * A provider: loop 2010AA, 2310 or 2420.
 *
 * @param party NM1: 85 billing, 87 pay-to, 82 rendering, DN referring, DK ordering, DQ supervising,
 *     77 facility
 * @param taxonomy PRV03
 * @param address null when absent
 * @param references REF, such as EI the tax id
 */
public record Provider(Party party, String taxonomy, Address address, List<Reference> references) {}
