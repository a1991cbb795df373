package org.cleanclaim.routes.audit;

/**
 * Who asks, as the host knows them.
 *
 * @param reference such as Practitioner/dana, or the client's id for a program
 * @param name what people call them
 */
public record Person(String reference, String name) {}
