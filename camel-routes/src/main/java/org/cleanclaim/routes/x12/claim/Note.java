package org.cleanclaim.routes.x12.claim;

/** Free text: NTE01 (ADD, CER ...) and NTE02. */
public record Note(String code, String text) {}
