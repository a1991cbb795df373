package org.cleanclaim.edits.facts;

/** A postal address; any part may be null. */
public record Address(String street, String city, String state, String zip) {}
