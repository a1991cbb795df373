package org.cleanclaim.edits.facts;

/**
 * A provider who took part; any part but the role may be null.
 *
 * @param sequence what a line's careTeamSequence names
 * @param organization true when the NPI is an organisation's; null when not known
 */
public record CareTeamMember(
    int sequence, CareRole role, String npi, String taxonomy, String name, Boolean organization) {}
