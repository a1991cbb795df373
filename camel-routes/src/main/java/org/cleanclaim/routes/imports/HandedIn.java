package org.cleanclaim.routes.imports;

/** A file as it was handed in, by the name it has in its folder or archive. */
record HandedIn(String name, byte[] raw) {}
