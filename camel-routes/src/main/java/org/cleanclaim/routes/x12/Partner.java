package org.cleanclaim.routes.x12;

/** One side of an interchange: qualifier and identifier (ISA05/06 or ISA07/08). */
public record Partner(String qualifier, String id) {}
